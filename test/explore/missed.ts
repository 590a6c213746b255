import { GUARDS, rowOf } from '../../src/orchestrator';
import { Explorer, type Explored } from './explore';
import { type Subject, subjectOf } from './moves';
import { explorerPlan, foundOf } from './plans';
import { asFound } from './plant';
import { isOneOf, type Protection } from './protections';
import { isOwed, started, startedAfter } from './start';
import { NOTHING } from './state';

/** A search that is this large is no small search any more. */
const STATES = 20_000;

/** Explores what a protection is there for, without the rows that are named. */
export function exploredWithout(protection: Protection, rows: readonly string[]): Explored {
  const plain = explorerPlan(protection.stacks ?? 2, protection.site);
  const plan = protection.plan?.(plain) ?? plain;
  const found = foundOf(plain);
  const guards = GUARDS.filter((guard) => !rows.includes(rowOf(guard)));
  const subject: Subject = { ...subjectOf(found, guards), invariants: [], slips: isOneOf(protection.slips) };
  const whole = asFound(found, plan.site.breakers.length, protection.site?.leads);
  const plant = protection.plant?.(whole, found) ?? whole;
  const explorer = new Explorer(subject, { wrongs: 1, states: STATES });
  const ends = explorer
    .from(started(subject, plan, plant, { ...NOTHING, ...protection.left }), protection.what)
    .ended();
  if (protection.then === 'restore-only')
    for (const end of ends.filter(isOwed)) {
      const again = explorerPlan(protection.stacks ?? 2, { ...protection.site, procedure: 'restore-only' });
      explorer.from(startedAfter(subject, again, end), 'restore-only is started');
    }
  return explorer.result();
}

export interface Missed {
  readonly row: string;
  readonly what: string;
  readonly found: boolean;
  /** With the protection in its place the same search finds nothing wrong. */
  readonly carries: boolean;
  readonly states: number;
  readonly wrong: string;
  readonly trace: readonly string[];
}

/** Takes a protection out and looks for what goes wrong; puts it back and looks whether nothing does. */
export function missed(protection: Protection): Missed {
  const { rows, alsoOut = [], what } = protection;
  const out = exploredWithout(protection, [...rows, ...alsoOut]);
  const inPlace = exploredWithout(protection, alsoOut);
  const [stays] = inPlace.wrongs;
  const wrong = stays ?? out.wrongs[0];
  return {
    row: rows.join(' + '),
    what,
    found: out.wrongs.length > 0,
    carries: stays === undefined && inPlace.whole,
    states: out.states + inPlace.states,
    wrong: wrong?.wrong ?? '',
    trace: wrong?.trace ?? [],
  };
}
