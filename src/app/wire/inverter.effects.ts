import type { Clock } from '../../kernel';
import {
  type InverterReading,
  lookAtInverter,
  openInverter,
  park,
  type ParkResult,
  resume,
  type WatchFor,
  type WiredInverter,
} from '../../inverter-link';
import type { EffectHandler, EffectOutcome, RunState } from '../../orchestrator';
import { lineTimingOf } from '../../stack-link';
import { sentence } from '../../words';
import { troubleOf } from './read-stack.effect';
import type { SiteLines } from './site-lines';

/** Seconds of the site's time in which an inverter shows that it did what it was told; on a training site at least five real ones. */
const WITHIN_SECONDS = 120;
const AT_LEAST_REAL_MS = 5000;
const POLL_MS = 250;

type Order = (access: WiredInverter, watch: WatchFor) => Promise<ParkResult>;

/** What the machine can do at an inverter that has a lead: look, park, start again. Whatever it does not show, a person is asked. */
export function inverterEffects(lines: SiteLines, clock: Clock): Readonly<Record<string, EffectHandler>> {
  return {
    'read-inverter': (run, stepId) =>
      atInverter({ lines, clock, run, stepId }, async (access) => read(await lookAtInverter(access))),
    'park-inverter': (run, stepId) => order({ lines, clock, run, stepId }, park),
    'resume-inverter': (run, stepId) =>
      order({ lines, clock, run, stepId }, (access, watch) => resume(access, 'running', watch)),
  };
}

interface At {
  readonly lines: SiteLines;
  readonly clock: Clock;
  readonly run: RunState;
  readonly stepId: string;
}

async function atInverter(at: At, work: (access: WiredInverter) => Promise<EffectOutcome>): Promise<EffectOutcome> {
  const { plan } = at.run;
  const step = plan.steps.find((candidate) => candidate.id === at.stepId);
  const wire = plan.site.inverters.find(({ id }) => id === step?.params.inverter)?.wire;
  if (wire === undefined) throw new Error(`Step ${at.stepId} has no lead to an inverter.`);
  try {
    const line = await at.lines.line(at.run.runId, wire.line, lineTimingOf(undefined));
    return await work(await openInverter(line, wire.unit, { clock: at.clock }));
  } catch (error) {
    return troubleOf(error);
  }
}

function order(at: At, give: Order): Promise<EffectOutcome> {
  const { plan } = at.run;
  const pace = plan.site.training ? plan.pace : 1;
  const withinMs = Math.max((WITHIN_SECONDS * 1000) / pace, pace === 1 ? 0 : AT_LEAST_REAL_MS);
  const watch = { withinMs, pollMs: POLL_MS, quietAmps: plan.slice.quietAmps.value ?? 1 };
  return atInverter(at, async (access) => {
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
