import { listenToCan, parseLineAddress } from '../../fieldbus';
import { type Clock, StackhandError } from '../../kernel';
import {
  type CanView,
  CanWatch,
  explainError19,
  inverterSide,
  type InverterReading,
  lookAtInverter,
  NO_QUIRKS,
  openInverter,
} from '../../inverter-link';
import type { Error19Told } from '../../operator-api';
import type { RunState } from '../../orchestrator';
import { masterOf, normaliseCode, type Site } from '../../stacks';
import { type Language, sayIn } from '../../words';
import { timingOn } from './shared-timing';
import type { SiteLines } from './site-lines';

/** Real milliseconds of listening: the battery repeats its set every second, and three seconds without a word are silence. */
const LISTEN_MS = 3500;

type Inverter = Site['inverters'][number];

/**
 * What ERROR 19 means now, from both sides: what the stacks showed and counted, and what the inverter says, where it has a lead, and the
 * battery's CAN, where an adapter listens to it. Nothing is sent to either. Throws what a line throws that is not silence.
 */
export function explain19(lines: SiteLines, clock: Clock) {
  return async (run: RunState, language?: Language): Promise<Error19Told> => {
    const say = sayIn(language);
    const [inverter] = run.plan.site.inverters;
    const [reading, can] = await Promise.all([
      readingOf({ lines, clock, run }, inverter),
      inverter?.can === undefined ? null : heardOn(inverter.can, clock),
    ]);
    const explained = explainError19(batterySide(run), inverterSide(reading, can));
    return {
      meaning: explained.meaning,
      words: say(explained.message),
      battery: say(explained.battery),
      inverter: say(explained.inverter),
      can:
        can === null ? null : { verified: can.isVerified, battery: can.battery.heard, heartbeat: can.heartbeat.heard },
    };
  };
}

/** What the stacks said last; a count from before the cables were moved proves nothing. */
function batterySide(run: RunState) {
  const { site } = run.plan;
  const shownBy = site.stacks.flatMap(({ tag }) => {
    const code = run.facts.get(`${tag}/code`)?.value;
    return typeof code === 'string' && normaliseCode(code) === '19' ? [tag] : [];
  });
  const counted = run.facts.get(`${masterOf(site).tag}/count-set-again`);
  const moved = Math.max(...['site/links-plugged', 'site/links-in-hand'].map((key) => run.facts.get(key)?.order ?? -1));
  const counts = counted !== undefined && counted.order > moved && typeof counted.value === 'number';
  return { shownBy, stacks: site.stacks.length, counted: counts ? Number(counted.value) : null };
}

interface At {
  readonly lines: SiteLines;
  readonly clock: Clock;
  readonly run: RunState;
}

async function readingOf({ lines, clock, run }: At, inverter: Inverter | undefined) {
  if (inverter?.wire === undefined) return null;
  try {
    const line = await lines.line(run.runId, inverter.wire.line, timingOn(run, inverter.wire.line));
    const reading: InverterReading = await lookAtInverter(await openInverter(line, inverter.wire.unit, { clock }));
    return reading;
  } catch (error) {
    if (!(error instanceof StackhandError)) throw error;
    return 'silent' as const;
  }
}

/** Listens for a while and says nothing; what it hears is evidence from outside (E3), and of no product on sale verified yet. */
async function heardOn(address: string, clock: Clock): Promise<CanView | null> {
  const watch = new CanWatch(NO_QUIRKS.can, clock.now());
  const listener = await listenToCan(parseLineAddress(address), {
    onFrame: (frame) => watch.hear(frame, clock.now()),
    onLost: () => undefined,
  });
  try {
    await new Promise<void>((resolve) => clock.after(LISTEN_MS, resolve));
    return watch.view(clock.now());
  } finally {
    await listener.close();
  }
}
