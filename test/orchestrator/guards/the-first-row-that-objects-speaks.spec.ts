import { message } from '../../../src/kernel';
import type { Deviation, Guard, Objection } from '../../../src/orchestrator';
import { objectionTo } from '../../../src/orchestrator/guards';
import { contextFor } from './row-alone';

const row = (id: string, said: string | undefined, more: Partial<Guard> = {}): Guard => ({
  ...{ id, before: ['bms-on'], overridable: false },
  objection: (): Objection | undefined => (said === undefined ? undefined : { because: message(said), redo: true }),
  ...more,
});
const decided = (guard: string, said: string): Deviation => ({
  ...{ guard, what: message(said), why: 'a reason', stepId: 'here', by: 'Ana' },
  at: { wallMs: 0, monoMs: 0, bootId: 'this-boot' },
});
const asked = (guards: readonly Guard[], step = 'switch-on', deviations: readonly Deviation[] = []) =>
  objectionTo(contextFor({ at: { step, stack: 'S1' }, run: { deviations } }), guards);

it('is nobody where no row objects, or there is none', () => {
  expect(asked([])).toBeUndefined();
  expect(asked([row('A', undefined), row('B', undefined)])).toBeUndefined();
});

it('is the first in the order of the table, with all that it said and its own name', () => {
  const [silent, first, second] = [row('A', undefined), row('B', 'x'), row('C', 'y')];
  expect(asked([silent, first, second])).toEqual({ because: message('x'), redo: true, guard: first });
  expect(asked([second, first])).toMatchObject({ guard: second });
});

it('is asked before its acts alone, any of them, or before everything', () => {
  const other = row('A', 'x', { before: ['park'] });
  const one = row('B', 'y', { before: ['park', 'bms-on'] });
  const all = row('C', 'z', { before: 'everything' });
  expect(asked([other])).toBeUndefined();
  expect(asked([row('A', 'x', { before: [] })])).toBeUndefined();
  expect(asked([other, one])).toMatchObject({ guard: one });
  expect(asked([all], 'wait-for')).toMatchObject({ guard: all });
});

it('is opened by a decision for exactly what it objected to, and only where it may be', () => {
  const open = row('A', 'x', { overridable: true });
  expect(asked([open])).toMatchObject({ guard: open });
  expect(asked([open], 'switch-on', [decided('B', 'y'), decided('A', 'x')])).toBeUndefined();
  expect(asked([open], 'switch-on', [decided('A', 'y')])).toMatchObject({ guard: open });
  expect(asked([open], 'switch-on', [decided('B', 'x')])).toMatchObject({ guard: open });
  const shut = row('A', 'x');
  expect(asked([shut], 'switch-on', [decided('A', 'x')])).toMatchObject({ guard: shut });
});

it('leaves the word to the next when a decision opened it', () => {
  const [open, next] = [row('A', 'x', { overridable: true }), row('B', 'y')];
  expect(asked([open, next], 'switch-on', [decided('A', 'x')])).toMatchObject({ guard: next });
});
