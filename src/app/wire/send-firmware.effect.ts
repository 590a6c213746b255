import { type Clock, problemLine, StackhandError } from '../../kernel';
import type { EffectHandler, EffectHelp, EffectOutcome, Readings, RunState } from '../../orchestrator';
import {
  flashLimits,
  type FlashLimits,
  type FlashOutcome,
  type FlashPorts,
  type ModbusBlockRoute,
  runFlashSession,
  type UnitBefore,
} from '../../updater';
import type { ImageShelf } from '../images';
import { wentWrong } from './line-troubles';
import { saidOf } from './said';
import type { SiteLines } from './site-lines';
import { type StackWire, stackWire } from './stack-wire';
import { factsOf, otherUnit, type UpdateUnit, updateUnit } from './update-unit';

/** Real milliseconds between two looks for a unit that does not answer. */
const LOOK_EVERY_MS = 200;
const NOT_TOLD = { code: 'app.not-told', what: 'Something went wrong.', remedy: 'Look at the log of the service.' };

interface Sending {
  readonly run: RunState;
  readonly wire: StackWire;
  readonly route: ModbusBlockRoute;
  readonly component: string;
  /** Milliseconds of the site's time per millisecond of this machine's: a training site has a pace. */
  readonly pace: number;
}

/**
 * Sends the plan's image to the stack of a step. The session looks at the unit first, whatever happened before: it goes on where the unit
 * says, or sees that it is done. `failed`: nothing was written. `unknown`: the unit is to be looked at again.
 */
export function sendFirmwareEffect(lines: SiteLines, images: Pick<ImageShelf, 'load'>, clock: Clock): EffectHandler {
  return async (run: RunState, stepId: string, help: EffectHelp): Promise<EffectOutcome> => {
    const approved = run.plan.route?.image;
    if (run.plan.route === null || approved === null || approved === undefined)
      throw new Error('A route by blocks has an image.');
    const route = run.plan.route.stated as ModbusBlockRoute;
    const pace = run.plan.site.training ? run.plan.pace : 1;
    const sending = { run, wire: stackWire(lines, run, stepId), route, component: approved.component, pace };
    try {
      const image = await images.load(approved.sha256);
      const unit = await foundUnit(sending, clock);
      const before = unit.line.counters();
      const outcome = await runFlashSession(
        {
          device: unit.device,
          image,
          approvedSha256: approved.sha256,
          before: unitBefore(run, sending.wire.stack.tag),
          limits: limitsOf(route, pace),
        },
        portsOf(sending, unit, clock, help),
      );
      const now = outcome.outcome === 'refused' ? await stateNow(sending, unit) : {};
      return told(outcome, approved.sha256, { ...now, ...wentWrong(before, unit.line.counters()) });
    } catch (error) {
      if (!(error instanceof StackhandError)) throw error;
      // The session itself never throws for a line or a unit: what failed here failed before it began, and nothing was written by it.
      const problem = error.problems[0] ?? NOT_TOLD;
      return { outcome: 'failed', said: saidOf(problem), readings: { wrote: 0, because: problemLine(problem) } };
    }
  };
}

/** A unit that restarts is silent for as long as its route says; it is looked for until then. */
async function foundUnit({ wire, route, pace }: Sending, clock: Clock): Promise<UpdateUnit> {
  const until = clock.now().monoMs + limitsOf(route, pace).restartMs / pace;
  for (;;) {
    try {
      return await updateUnit(wire, route);
    } catch (error) {
      const silent = error instanceof StackhandError && error.code === 'fieldbus.no-answer';
      if (!silent || clock.now().monoMs > until) throw error;
      await new Promise<void>((resolve) => clock.after(LOOK_EVERY_MS, resolve));
    }
  }
}

/** What the link test recorded of the unit; a session that goes on after a break compares with the same. */
function unitBefore(run: RunState, tag: string): UnitBefore {
  const at = (name: string) => run.facts.get(`${tag}/unit/${name}`)?.value;
  const text = (name: string): string | null => {
    const value = at(name);
    return typeof value === 'string' ? value : null;
  };
  const counter = at('boot-counter');
  return {
    serial: text('serial'),
    hardwareClass: text('hardware-class'),
    version: text('version'),
    bootCounter: typeof counter === 'number' ? counter : null,
    uptimeSeconds: null,
    runningHash: text('running-hash'),
  };
}

/** A line is no faster on a training site: there no limit is shorter than what this machine and a line need in real time. */
function limitsOf(route: ModbusBlockRoute, pace: number): FlashLimits {
  const limits = flashLimits(route);
  if (pace === 1) return limits;
  const atLeast = (ms: number, realSeconds: number): number => Math.max(ms, realSeconds * 1000 * pace);
  return {
    ...limits,
    eraseMs: atLeast(limits.eraseMs, 10),
    verifyMs: atLeast(limits.verifyMs, 10),
    restartMs: atLeast(limits.restartMs, 20),
    hardLimitMs: atLeast(limits.hardLimitMs, 300),
  };
}

function portsOf(sending: Sending, unit: UpdateUnit, clock: Clock, help: EffectHelp): FlashPorts {
  const { run, wire, component, pace } = sending;
  return {
    wait: (ms) => new Promise((resolve) => void clock.after(ms / pace, resolve)),
    now: () => clock.now().monoMs * pace,
    progress: ({ confirmed, total }) => help.progress(confirmed, total),
    // Nothing stops a transfer but its own limits: whatever else is asked, a unit that is half written is worse (SI-24).
    stopped: () => false,
    generation: () => unit.line.generation,
    proveIdentity: async () => otherUnit(run, wire, await unit.identity()),
    readFacts: async () => factsOf(await unit.identity(), component),
  };
}

/** What the unit of the plan is doing and running now; nothing where another answers, or nobody. */
async function stateNow({ run, wire }: Sending, unit: UpdateUnit): Promise<Readings> {
  try {
    if (otherUnit(run, wire, await unit.identity()) !== null) return {};
    const { state, runningHash } = await unit.device.status();
    return { 'update-state': state, 'running-hash': runningHash };
  } catch (error) {
    if (!(error instanceof StackhandError)) throw error;
    return {};
  }
}

function told(outcome: FlashOutcome, sha256: string, more: Readings): EffectOutcome {
  const { wrote, blocks, repeated, seconds } = outcome;
  const figures = {
    wrote: wrote ? 1 : 0,
    blocks,
    'blocks-repeated': repeated,
    seconds: Math.round(seconds * 10) / 10,
    ...more,
  };
  if (outcome.outcome === 'ok') {
    const { after } = outcome;
    const proof = { 'image-sha256': sha256, version: after.version, 'boot-counter': after.bootCounter };
    return { outcome: 'ok', said: 'the unit runs the image', readings: { ...figures, ...proof, serial: after.serial } };
  }
  const said = outcome.because.map(saidOf).join('; ');
  const because = outcome.because.map(problemLine).join(' ');
  if (outcome.outcome === 'refused') return { outcome: 'failed', said, readings: { ...figures, because } };
  const confirmed = outcome.outcome === 'torn' ? { confirmed: outcome.confirmed } : {};
  return { outcome: 'unknown', said, readings: { ...figures, ...confirmed, because } };
}
