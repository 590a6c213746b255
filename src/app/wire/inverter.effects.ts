import type { Line } from '../../fieldbus';
import { type Clock, StackhandError } from '../../kernel';
import {
  type HoldingLine,
  type InverterReading,
  lookAtInverter,
  openInverter,
  park,
  type ParkResult,
  resume,
  type WatchFor,
  type WiredInverter,
} from '../../inverter-link';
import type { EffectHandler, EffectHelp, EffectOutcome, RunState } from '../../orchestrator';
import { sentence } from '../../words';
import { troubleOf } from './read-stack.effect';
import { timingOn } from './shared-timing';
import type { SiteLines } from './site-lines';

/** Seconds of the site's time in which an inverter shows that it did what it was told; on a training site at least five real ones. */
const WITHIN_SECONDS = 120;
const AT_LEAST_REAL_MS = 5000;
const POLL_MS = 250;

type Order = (access: WiredInverter, watch: WatchFor) => Promise<ParkResult>;

/** What the machine can do at an inverter that has a lead: look, park, start again. Whatever it does not show, a person is asked. */
export function inverterEffects(lines: SiteLines, clock: Clock): Readonly<Record<string, EffectHandler>> {
  return {
    'read-inverter': (run, stepId, help) =>
      atInverter({ lines, clock, run, stepId }, help.stopped, async (access) => read(await lookAtInverter(access))),
    'park-inverter': (run, stepId, help) => order({ lines, clock, run, stepId }, help, park),
    'resume-inverter': async (run, stepId, help) => {
      const found = foundIn(run, stepId);
      if (found !== 'running') return { outcome: 'failed', said: `it was found in ${found}: nothing was sent` };
      return order({ lines, clock, run, stepId }, help, (access, watch) => resume(access, 'running', watch));
    },
  };
}

/** The state that the machine parked it from; `running` where a person parked it. Who was found in standby is not started by a machine. */
function foundIn(run: RunState, stepId: string): string {
  const id = run.plan.steps.find((candidate) => candidate.id === stepId)?.params.inverter;
  const found = run.facts.get(`inverter/${id}/found`)?.value;
  return typeof found === 'string' && PARKED.has(found) ? found : 'running';
}

const PARKED: ReadonlySet<string> = new Set(['standby', 'off', 'sleeping', 'shutting-down']);

interface At {
  readonly lines: SiteLines;
  readonly clock: Clock;
  readonly run: RunState;
  readonly stepId: string;
}

/** The line as it is open now, for writes: not after a reopening, and not once danger was reported. */
function guarded(line: Line, stopped: () => boolean): HoldingLine {
  const { generation } = line;
  return {
    readHolding: (unit, address, count, options) => line.readHolding(unit, address, count, options),
    writeHolding: async (unit, address, words, options) => {
      if (stopped()) throw new StackhandError(DANGER);
      return line.writeHolding(unit, address, words, { ...options, generation });
    },
  };
}

const DANGER = {
  code: 'app.danger-reported',
  what: 'Danger was reported: nothing was sent.',
  remedy: 'Everybody stays out. It is done by a person when danger is over.',
};

async function atInverter(
  at: At,
  stopped: () => boolean,
  work: (access: WiredInverter) => Promise<EffectOutcome>,
): Promise<EffectOutcome> {
  const { plan } = at.run;
  const step = plan.steps.find((candidate) => candidate.id === at.stepId);
  const wire = plan.site.inverters.find(({ id }) => id === step?.params.inverter)?.wire;
  if (wire === undefined) throw new Error(`Step ${at.stepId} has no lead to an inverter.`);
  try {
    const line = await at.lines.line(at.run.runId, wire.line, timingOn(at.run, wire.line));
    return await work(await openInverter(guarded(line, stopped), wire.unit, { clock: at.clock }));
  } catch (error) {
    return troubleOf(error);
  }
}

function order(at: At, help: EffectHelp, give: Order): Promise<EffectOutcome> {
  const { plan } = at.run;
  const pace = plan.site.training ? plan.pace : 1;
  const withinMs = Math.max((WITHIN_SECONDS * 1000) / pace, pace === 1 ? 0 : AT_LEAST_REAL_MS);
  const watch = { withinMs, pollMs: POLL_MS, quietAmps: plan.slice.quietAmps.value ?? 1 };
  return atInverter(at, help.stopped, async (access) => {
    const result = await give(access, watch);
    const said = sentence(result.message).replace(/\.$/, '');
    if (result.way === 'person') return { outcome: 'failed', said };
    const done = result.outcome === 'done' || result.outcome === 'already';
    const reading = result.reading === null ? {} : readingsOf(result.reading);
    return { outcome: done ? 'ok' : 'failed', said, readings: { ...reading, 'state-before': result.before } };
  });
}

const read = (reading: InverterReading): EffectOutcome => ({
  outcome: 'ok',
  said: 'read over its bus',
  readings: readingsOf(reading),
});

function readingsOf({ state, batteryVolts, batteryAmps, seesBattery, identity }: InverterReading) {
  const [volts, amps] = [batteryVolts.value, batteryAmps.value];
  return {
    state: state.value,
    'battery-volts': volts,
    'battery-amps': amps,
    'battery-watts': volts === null || amps === null ? null : Math.round(volts * amps),
    'sees-battery': seesBattery.value === null ? null : seesBattery.value ? 1 : 0,
    'inverter-serial': identity.serial,
  };
}
