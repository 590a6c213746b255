import { decided, event, grown, KeptJournal, type Moment } from './moments';

const overLeads = new KeptJournal('open/complete');
const abort = { kind: 'abort', why: 'called away' } as const;
/** A way back is led while the machine is at this step. */
const ledBackAt = (moment: Moment, stepId: string, effect: string) => {
  const during = grown(moment, { type: 'effect.intended', data: { stepId, effectId: 'e', effect } });
  const { runEvents } = decided(during, abort);
  expect(runEvents).toContainEqual(expect.objectContaining({ type: 'abort.decided' }));
  return runEvents.flatMap((one) => (one.type === 'step.skipped' ? [one.data.stepId] : []));
};
const parked = overLeads.before(event('effect.intended', '030-S1-read-number-amps'));
const named = (name: string): string => parked.run.plan.steps.find(({ step }) => step === name)?.id ?? '';

test('a thing of the site that it is changing is not left out on the way back before it is known what became of it', () => {
  const parking = grown(parked, {
    type: 'steps.reopened',
    data: { stepIds: [named('park-inverter')], because: { id: 'hold.danger', params: {} }, by: 'test', facts: [] },
  });
  expect(ledBackAt(parking, named('park-inverter'), 'park-inverter')).not.toContain(named('park-inverter'));
});

test('a look is left out at once', () => {
  const look = '030-S1-read-number-amps';
  expect(ledBackAt(parked, look, 'read-stack')).toContain(look);
});

test('and what it has not begun is left out as well', () => {
  const parking = grown(parked, {
    type: 'steps.reopened',
    data: { stepIds: [named('park-inverter')], because: { id: 'hold.danger', params: {} }, by: 'test', facts: [] },
  });
  const { runEvents } = decided(parking, abort);
  expect(runEvents.map(({ type }) => type)).toContain('abort.decided');
  expect(runEvents).toContainEqual(
    expect.objectContaining({
      type: 'step.skipped',
      data: expect.objectContaining({ stepId: named('park-inverter') }),
    }),
  );
});
