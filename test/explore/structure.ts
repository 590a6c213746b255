import type { Answer } from '../../src/orchestrator';
import { Explorer, type Explored } from './explore';
import type { Missed } from './missed';
import { type Subject, subjectOf } from './moves';
import type { Deed, Scene } from './deed';
import { explorerPlan, foundOf, positions } from './plans';
import { asFound } from './plant';
import { started } from './start';
import { type Budget, NOTHING, type State } from './state';

/** What the run hopes to hear; a run that takes a click for the thing itself hears nothing else. */
function hopedFor({ plan, plant, found, step, at }: Scene, deed: Deed): Answer {
  if (step.params.as === 'as-found') return deed.answer;
  const isolated = step.params.bank === 'ADDR_SET' && !step.groups.includes('join');
  const addr = isolated ? found.master : (found.addr[at] ?? '');
  switch (step.step) {
    case 'tap-bank':
      return {
        kind: 'switches',
        positions: positions(plan, step.params.bank ?? '', step.params.bank === 'ADDR_SET' ? addr : found.inv),
      };
    case 'see-mode':
      return { kind: 'code', text: '62' };
    case 'read-count':
      return { kind: 'count', value: step.params.counted === 'set' ? plant.members.length : 1 };
    case 'switch-off':
      return { kind: 'choice', option: 'off' };
    case 'pull-links':
    case 'plug-links':
      return { kind: 'count', value: plant.links.length };
    case 'open-and-lock-breakers':
    case 'close-breakers':
      return { kind: 'count', value: plant.breakers.length };
    default:
      return deed.answer;
  }
}

const trusting = (scene: Scene, deed: Deed): Deed => ({ ...deed, answer: hopedFor(scene, deed) });

/** A service that believes that what it waited for went on while it was down. */
function believesItsTimers(state: State): State {
  const steps = state.run.steps.open().reduce((all, { id }) => {
    const { openedAt, durationMs } = all.get(id) ?? {};
    if (openedAt === undefined || durationMs === undefined) return all;
    return all.with(id, { openedAt: { ...openedAt, monoMs: -durationMs } });
  }, state.run.steps);
  return { ...state, run: { ...state.run, steps } };
}

function explored(change: Partial<Subject>, left: Partial<Budget>): Explored {
  const plan = explorerPlan(2);
  const found = foundOf(plan);
  const subject: Subject = { ...subjectOf(found), ...change };
  const state = started(subject, plan, asFound(found, plan.site.breakers.length), { ...NOTHING, ...left });
  return new Explorer(subject, { wrongs: 1, states: 50_000 }).from(state, 'start').result();
}

function looked(row: string, what: string, change: Partial<Subject>, left: Partial<Budget>): Missed {
  const out = explored(change, left);
  const inPlace = explored({}, left);
  const [wrong] = out.wrongs;
  return {
    row,
    what,
    found: wrong !== undefined,
    carries: inPlace.wrongs.length === 0,
    states: out.states + inPlace.states,
    wrong: wrong?.wrong ?? '',
    trace: wrong?.trace ?? [],
  };
}

/** Protections that are no rows of the table of guards. */
export const STRUCTURE: readonly (() => Missed)[] = [
  () =>
    looked(
      'what is seen counts, not what is said',
      'every look is answered as hoped for',
      { hears: trusting },
      { slips: 1 },
    ),
  () =>
    looked(
      'a gap begins anew after a restart (SI-37)',
      'the service believes that its timers ran on while it was down',
      { afterRestart: believesItsTimers },
      { crashes: 1 },
    ),
];
