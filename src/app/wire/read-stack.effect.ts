import { type Clock, StackhandError } from '../../kernel';
import type { EffectHandler, EffectHelp, EffectOutcome, RunState } from '../../orchestrator';
import { type ReadingName, readStack, type StackReadings } from '../../stack-link';
import { saidOf } from './said';
import type { SiteLines } from './site-lines';
import { type StackWire, stackWire } from './stack-wire';

type Read = Readonly<Record<string, number | string | null>>;

/** Milliseconds between two tries while something is not there yet: a stack that boots, a count that is still being made. */
const AGAIN_MS = 1000;
/** The same on a training site, whose plant runs faster than its lines. */
const AGAIN_IN_TRAINING_MS = 200;
/** Nobody answered on a line that could be asked. */
const SILENCE = 'fieldbus.no-answer';
/** There is no line to ask on: nothing was seen, not even silence. */
const NO_LINE = new Set(
  [
    'unreachable',
    'line-lost',
    'port-missing',
    'port-taken',
    'no-permission',
    'cannot-open',
    'closed',
    'bad-address',
  ].map((what) => `fieldbus.${what}`),
);
/** No code on the LCD is an answer, not a reading that is missing. */
const MAY_BE_EMPTY = new Set(['lcd-code']);

/**
 * Reads what a step wants of its stack, and the stack's serial with it, so that a reading is never that of another. Tries again while the
 * step has patience. `failed` is silence; `unknown` is everything else:
 * `heard` names what somebody on the line said in place of an answer; without it there was no line to ask on.
 */
export function readStackEffect(lines: SiteLines, clock: Clock): EffectHandler {
  return async (run: RunState, stepId: string, help: EffectHelp): Promise<EffectOutcome> => {
    const wire = stackWire(lines, run, stepId);
    const until = clock.now().monoMs + help.patienceMs;
    const againMs = run.plan.pace === 1 ? AGAIN_MS : AGAIN_IN_TRAINING_MS;
    for (let looks = 1; ; looks += 1) {
      const outcome = await readOnce(wire, help.wants);
      if (complete(outcome, help.wants)) return outcome;
      if (looks >= help.leastLooks && clock.now().monoMs + againMs > until) return outcome;
      await new Promise<void>((resolve) => clock.after(againMs, resolve));
    }
  };
}

const complete = ({ outcome, readings = {} }: EffectOutcome, wants: readonly string[]): boolean =>
  outcome === 'ok' && wants.every((name) => MAY_BE_EMPTY.has(name) || readings[name] !== null);

async function readOnce(wire: StackWire, wants: readonly string[]): Promise<EffectOutcome> {
  const names = [...new Set([...wants, 'serial'])];
  try {
    const read = await readStack(await wire.line(), wire.bus, names.map(bareName), { priority: 'check' });
    return { outcome: 'ok', said: `read from ${wire.lineText}`, readings: named(read, names) };
  } catch (error) {
    return troubleOf(error);
  }
}

/** What a failed look is called. An error that no part of the product made is a defect and is passed on. */
export function troubleOf(error: unknown): EffectOutcome {
  if (!(error instanceof StackhandError)) throw error;
  const [problem] = error.problems;
  const said = problem === undefined ? error.message : saidOf(problem);
  if (error.code === SILENCE) return { outcome: 'failed', said };
  return { outcome: 'unknown', said, ...(NO_LINE.has(error.code) ? {} : { readings: { heard: error.code } }) };
}

const bareName = (name: string): ReadingName => name.split(':')[0] as ReadingName;

/** The readings by the names of the plan; what the device does not have is null. */
function named(read: StackReadings, names: readonly string[]): Read {
  return Object.fromEntries(
    names.map((name) => {
      const [reading, subject] = name.split(':');
      const found = read.list.find(
        (one) => one.reading === reading && (subject === undefined || one.subject === subject),
      );
      return [name, found?.value ?? null];
    }),
  );
}
