import { message } from '../../../src/kernel';
import type { FactValue } from '../../../src/orchestrator';
import type { Objection } from '../../../src/orchestrator/guards';
import { decided, event, grown, KeptJournal, type Moment, row, sentBack } from './moments';

const byHand = new KeptJournal('stackd-gen3/complete');
const because = message('hold.danger');
const before = (id: string): Moment => byHand.before(event('prompt.opened', id));
const shown = (id: string): Moment => byHand.after(event('prompt.opened', id));

/** What comes of it when a row objects to the next step, which has this name. */
function against(moment: Moment, name: string, objection: Partial<Objection>) {
  const { runEvents } = decided(moment, { kind: 'tick' }, [row(name, { because, ...objection })]);
  const [first] = runEvents;
  if (first?.type !== 'steps.reopened' && first?.type !== 'run.held')
    throw new Error(`Nobody objected: ${first?.type}`);
  return { type: first.type, by: first.data.by, stepIds: first.data.stepIds };
}
const held = (stepIds: readonly string[] = []) => expect.objectContaining({ type: 'run.held', stepIds });
const back = (...stepIds: readonly string[]) => expect.objectContaining({ type: 'steps.reopened', stepIds });

/** The same moment when this step had told this. */
const toldBy = (moment: Moment, stepId: string, key: string, value: FactValue): Moment =>
  grown(moment, { type: 'step.done', data: { stepId, facts: [{ key, value, evidence: ['E2'] }] } });

describe('what told a fact is asked again', () => {
  const OPEN = '032-open-and-lock-breakers';
  const AMPS = '030-S1-read-number-amps-again';

  test('and with it the question that is shown, as it rests on that', () => {
    const reask = ['S1/amps-again'];
    expect(against(before(OPEN), 'open-and-lock-breakers', { reask })).toEqual(back(AMPS));
    expect(against(shown(OPEN), 'open-and-lock-breakers', { reask })).toEqual(back(AMPS, OPEN));
  });

  test('where it stands before, or is this very step; what a later one told is not in its hands', () => {
    const later = toldBy(before(OPEN), '202-S1-read-number-amps', 'S1/seen', 1);
    expect(against(later, 'open-and-lock-breakers', { reask: ['S1/seen'] })).toEqual(held());
    const itself = grown(toldBy(before(OPEN), OPEN, 'S1/seen', 1), {
      type: 'steps.reopened',
      data: { stepIds: [OPEN], because, by: 'test', facts: [] },
    });
    expect(against(itself, 'open-and-lock-breakers', { reask: ['S1/seen'] })).toEqual(back(OPEN));
  });

  test('and nothing, where nobody told it', () => {
    expect(against(before(OPEN), 'open-and-lock-breakers', { reask: ['S1/nothing'] })).toEqual(held());
  });
});

describe('a step by its name', () => {
  test('is the latest of that stack that was shown', () => {
    const ready = before('204-S1-read-code');
    expect(against(ready, 'read-code', { reask: ['@S1/switch-on'] })).toEqual(back('201-S1-switch-on'));
    expect(against(ready, 'read-code', { reask: ['@S2/switch-on'] })).toEqual(back('198-S2-switch-on'));
    expect(against(ready, 'read-code', { reask: ['@S3/switch-on'] })).toEqual(held());
  });

  test('is not one that was not asked yet', () => {
    expect(against(before('048-S1-switch-on'), 'switch-on', { reask: ['@S1/switch-on'] })).toEqual(held());
    const again = against(shown('048-S1-switch-on'), 'switch-on', { reask: ['@S1/switch-on'] });
    expect(again).toEqual(back('048-S1-switch-on'));
  });
});

describe('a step that goes back to a label', () => {
  const redo = { redo: true } as const;
  const outcomes = (moment: Moment, name: string, times: number, objection: Partial<Objection>) => {
    const { by } = against(moment, name, objection);
    const counted = objection.stale === true && !by.endsWith(':stale') ? `${by}:stale` : by;
    return [0, times - 1, times].map(
      (often) => against(sentBack(moment, counted, Math.max(0, often)), name, objection).type,
    );
  };
  const until = ['steps.reopened', 'steps.reopened', 'run.held'];

  test('does so as often as its plan allows', () => {
    expect(outcomes(before('066-S1-connect-tool'), 'connect-tool', 1, redo)).toEqual(until);
    expect(outcomes(byHand.before(event('step.done', '212-S1-accept-count')), 'accept-count', 2, redo)).toEqual(until);
  });

  test('and never where that is not at all, unless a reading grew old: then six times', () => {
    const joining = before('198-S2-switch-on');
    expect(against(joining, 'switch-on', redo).type).toBe('run.held');
    expect(outcomes(joining, 'switch-on', 6, { ...redo, stale: true })).toEqual(until);
  });

  test('and twice, where it has no label to go back to', () => {
    const ready = before('204-S1-read-code');
    expect(ready.run.plan.steps.find(({ id }) => id === '204-S1-read-code')?.redo).toBeUndefined();
    expect(outcomes(ready, 'read-code', 2, { ...redo, reask: ['@S1/switch-on'] })).toEqual(until);
  });
});
