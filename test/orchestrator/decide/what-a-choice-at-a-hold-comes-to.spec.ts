import { message } from '../../../src/kernel';
import type { HoldOffer } from '../../../src/orchestrator';
import { GUARDS } from '../../../src/orchestrator/guards';
import { offersAt, startedUnseen } from '../../../src/orchestrator/offers';
import { decided, event, grown, KeptJournal, type Moment, told, types } from './moments';

const held = new KeptJournal('stackd-gen3/held').atItsEnd();
const torn = new KeptJournal('stackd-gen3/suspected-brick').after(event('run.held'));
const byHand = new KeptJournal('stackd-gen3/complete');
const overLeads = new KeptJournal('open/open-in-the-transfer');
const inDanger = new KeptJournal('open/held-half-written').atItsEnd();
const promptId = held.run.hold?.promptId ?? '';

const choose = (offer: HoldOffer, words = 'looked again', prompt = promptId) =>
  ({ kind: 'choose', promptId: prompt, offer, words }) as const;
const code = (expected: string) => expect.objectContaining({ code: expected });

describe('a choice', () => {
  test('belongs to the hold it was shown at, and to no other', () => {
    expect(() => decided(held, choose('try-again', 'looked again', `${promptId}0`))).toThrow(
      code('orchestrator.prompt-closed'),
    );
    expect(() => decided(byHand.after(event('prompt.opened', 'read-version')), choose('try-again'))).toThrow(
      code('orchestrator.prompt-closed'),
    );
  });

  test('is one of those that are offered', () => {
    expect(held.run.hold?.offers).toEqual(['try-again', 'stop-here']);
    expect(() => decided(held, choose('override'))).toThrow(
      expect.objectContaining({
        code: 'orchestrator.not-offered',
        message: expect.stringContaining('(found override) Allowed: try-again, stop-here.'),
      }),
    );
  });

  test.each(['', '  ', 'ok', ' ok  '])('with the words "%s" is none', (words) => {
    expect(() => decided(held, choose('try-again', words))).toThrow(code('orchestrator.words-needed'));
  });

  test('with three letters is one, and the words are kept as they were said', () => {
    const [resumed] = decided(held, choose('try-again', 'yes')).runEvents;
    expect(resumed).toMatchObject({ type: 'run.resumed', data: { offer: 'try-again', changed: 'yes' } });
  });
});

test('trying again asks all of the hold once more', () => {
  const [, reopened] = decided(held, choose('try-again')).runEvents;
  expect(reopened).toMatchObject({
    type: 'steps.reopened',
    data: { stepIds: held.run.hold?.stepIds, because: held.run.hold?.because, by: 'try-again' },
  });
});

test('stopping here ends the run, and says no word of a danger that never was', () => {
  const decision = decided(held, choose('stop-here'));
  expect(types(decision)).toEqual(['run.resumed', 'run.ended']);
  expect(decision.runEvents[1]).toMatchObject({ data: { outcome: 'degraded', physical: 'not-all-off' } });
});

test('stopping here in a danger says that nobody knows whether it is over', () => {
  const moment = grown(byHand.after(event('prompt.opened', 'read-version')), {
    type: 'danger.reported',
    data: { what: 'a smell' },
  });
  const [, asked] = decided(moment, { kind: 'danger', what: 'smoke' }).runEvents;
  const inHold = grown(moment, asked as never);
  const prompt = inHold.run.hold?.promptId ?? '';
  const decision = decided(inHold, choose('stop-here', 'everybody left', prompt));
  expect(decision.runEvents).toMatchObject([
    { type: 'deviation.recorded', data: { guard: 'SI-01', what: { id: 'deviation.danger-not-over' } } },
    { type: 'run.resumed' },
    { type: 'run.ended' },
  ]);
});

test('that a danger is over says nothing of one that stands', () => {
  const { run } = inDanger;
  expect(types(decided(inDanger, choose('danger-over', 'it was the neighbour', run.hold?.promptId)))).not.toContain(
    'deviation.recorded',
  );
});

test('stopping here at a torn unit puts it on the list of its site, and that the set may carry two versions', () => {
  const decision = decided(torn, choose('stop-here', 'calls the maker', torn.run.hold?.promptId));
  expect(decision.runEvents.at(-1)).toMatchObject({ data: { because: { id: 'ended.suspected-brick' } } });
  const unlisted = { ...torn, site: { ...torn.site, obligations: new Map() as never } };
  expect(decided(unlisted, choose('stop-here', 'calls the maker', torn.run.hold?.promptId)).siteEvents).toMatchObject([
    { type: 'obligation.created', data: { obligation: { id: 'S1/unit', kind: 'unit' } } },
    { type: 'obligation.created', data: { obligation: { id: 'versions', kind: 'versions' } } },
  ]);
});

describe('writing a unit once more', () => {
  const row = GUARDS.find(({ id }) => id === 'SI-30');
  const written = told(byHand.after(event('step.done', '075-S1-see-tool')), ['S1/flash', 'ended'], ['S1/passed', null]);
  const reopened = (moment: Moment): Moment =>
    grown(moment, {
      type: 'steps.reopened',
      data: { stepIds: [], because: message('because.not-writing'), by: 'flash-again:S1', facts: [] },
    });
  const offered = ({ run }: Moment, guard = row) => offersAt(run, 'SI-30:x', guard).includes('flash-again');

  test('is offered where a unit came back without its new version', () => {
    expect(offered(written)).toBe(true);
    expect(
      offered(
        written,
        GUARDS.find(({ id }) => id === 'SI-25'),
      ),
    ).toBe(false);
  });

  test('is not offered where none was written, or it has passed', () => {
    expect(offered(told(written, ['S1/flash', 'not-started']))).toBe(false);
    expect(offered(told(written, ['S1/passed', true]))).toBe(false);
  });

  test('is offered twice and no third time', () => {
    expect(offered(reopened(written))).toBe(true);
    expect(offered(reopened(reopened(written)))).toBe(false);
  });
});

test('a transfer of ours that is under way in a danger leaves only the end of the danger', () => {
  expect(inDanger.run.hold?.offers).toEqual(['danger-over']);
  const sending = grown(overLeads.atItsEnd(), { type: 'danger.reported', data: { what: 'a smell' } });
  expect(offersAt(sending.run, 'SI-01')).toEqual(['danger-over']);
  expect(offersAt(inDanger.run, 'SI-01')).toEqual(['danger-over', 'stop-here']);
});

test('a way back is offered once, and not by a run that is one', () => {
  const { run } = byHand.after(event('step.done', 'read-busbar'));
  expect(offersAt(run, 'SI-05:x')).toContain('restore');
  expect(offersAt({ ...run, wayBack: 'restore-and-join' }, 'SI-05:x')).not.toContain('restore');
  expect(offersAt({ ...run, plan: { ...run.plan, procedure: 'restore-only' } }, 'SI-05:x')).not.toContain('restore');
});

test('from when it is shown until somebody tells, a start may have begun', () => {
  const asked = byHand.after(event('prompt.opened', 'start-update'));
  expect(startedUnseen(byHand.before(event('prompt.opened', 'start-update')).run)).toEqual([]);
  expect(startedUnseen(asked.run)).toEqual(['S1']);
  for (const state of ['writing', 'maybe']) expect(startedUnseen(told(asked, ['S1/flash', state]).run)).toEqual([]);
});

/** Held by a row at a step, with this one way out. */
const heldBy = (moment: Moment, by: string, offer: HoldOffer, stepIds: readonly string[] = []): Moment =>
  grown(moment, {
    type: 'run.held',
    data: {
      ...{ promptId: 'run-1/hold#9', by, because: message('hold.danger'), physical: 'not-all-off' },
      ...{ offers: [offer], stepIds },
    },
  });
const chosen = (moment: Moment, offer: HoldOffer) => decided(moment, choose(offer, 'looked again', 'run-1/hold#9'));

test('a hold that asks for nothing again is left without asking', () => {
  const moment = heldBy(byHand.after(event('prompt.opened', 'read-version')), 'SI-05:x', 'try-again');
  expect(types(chosen(moment, 'try-again'))).toEqual(['run.resumed']);
});

describe('one more try of a transfer', () => {
  const again = (times: number): Moment => {
    const [stepId, effect] = ['074-S1-send-firmware', 'send-firmware'] as const;
    const tries = Array.from({ length: times - 1 }, (_, n) => ({
      ...({ type: 'effect.intended', data: { stepId, effectId: `again#${n}`, effect } } as const),
    }));
    return grown(overLeads.atItsEnd(), ...tries);
  };
  const deviations = (moment: Moment, by = 'SI-26:074-S1-send-firmware') =>
    chosen(heldBy(moment, by, 'try-again'), 'try-again').runEvents.filter(({ type }) => type === 'deviation.recorded');

  test('stands in the report from the fourth beginning on, with the unit and their number', () => {
    expect(deviations(again(2))).toEqual([]);
    expect(deviations(again(3))).toMatchObject([
      {
        data: {
          what: { id: 'deviation.tried-again', params: { stack: 'S1', tries: 3 } },
          ...{ why: 'looked again', guard: 'SI-29', stepId: '074-S1-send-firmware' },
        },
      },
    ]);
  });

  test('at a hold of another row is nobody’s fourth try', () => {
    expect(deviations(again(4), 'SI-15:074-S1-send-firmware')).toEqual([]);
  });
});

test('a unit that is written once more is asked for everything from its power-off on, and no other is', () => {
  const smaller = new KeptJournal('stackd-gen3/smaller-set').after(event('run.held'));
  const by = smaller.run.hold?.by ?? '';
  const pass = by.slice(by.indexOf(':') + 1);
  const decision = decided(
    { ...smaller, run: { ...smaller.run, hold: { ...smaller.run.hold, offers: ['flash-again'] } as never } },
    choose('flash-again', 'looked again', smaller.run.hold?.promptId),
  );
  const { steps } = smaller.run.plan;
  const to = steps.findIndex(({ id }) => id === pass);
  const own = steps
    .slice(0, to + 1)
    .filter(({ stack, groups }) => stack === 'S3' && groups.includes('update'))
    .map(({ id }) => id);
  expect(own.length).toBeGreaterThan(10);
  expect(decision.runEvents[1]).toMatchObject({
    type: 'steps.reopened',
    data: { stepIds: own, by: 'flash-again:S3', because: { id: 'because.flash-again', params: { stack: 'S3' } } },
  });
});

describe('going on with fewer', () => {
  const smaller = new KeptJournal('stackd-gen3/smaller-set').after(event('run.held'));
  const by = smaller.run.hold?.by ?? '';

  test('stands in the report with the row and the step, and on the list of the site', () => {
    const [guard, stepId] = by.split(':');
    const { runEvents, siteEvents } = chosen(heldBy(smaller, by, 'smaller-set'), 'smaller-set');
    expect(runEvents[1]).toMatchObject({
      type: 'deviation.recorded',
      data: {
        what: { id: 'deviation.smaller-set', params: { stacks: 'S1, S2', left: 'S3' } },
        ...{ why: 'looked again', guard, stepId },
      },
    });
    expect(runEvents[2]).toMatchObject({ type: 'plan.revised', data: { left: ['S3'] } });
    expect(siteEvents).toMatchObject([
      { type: 'obligation.created', data: { obligation: { id: 'S3/member', kind: 'member', stack: 'S3' } } },
    ]);
  });

  test('after an abort belongs to no step', () => {
    const [, recorded] = chosen(heldBy(smaller, 'abort', 'smaller-set'), 'smaller-set').runEvents;
    expect(recorded).toMatchObject({ type: 'deviation.recorded', data: { guard: 'abort', stepId: '' } });
  });
});

test('going back to the image from before asks again for what was done of each update, and for nothing that was not', () => {
  const second = new KeptJournal('open/complete').before(event('effect.intended', 'S2-send-firmware'));
  const { route } = second.run.plan;
  if (route === null || route.image === undefined || route.image === null) throw new Error('This plan sends nothing.');
  const before = { ...route.image, sha256: 'a'.repeat(64), version: '1.4.0', approvedBy: 'Bo' };
  const plan = { ...second.run.plan, route: { ...route, imageBefore: before } };
  const kept = told({ ...second, run: { ...second.run, plan } }, ['S1/unit/running-hash', before.sha256]);
  const link = plan.steps.find(({ step, stack }) => step === 'test-link' && stack === 'S2')?.id;
  const { runEvents } = chosen(heldBy(kept, `SI-17:${link}`, 'roll-back'), 'roll-back');
  const done = plan.steps
    .filter(({ id, groups }) => groups.includes('update') && kept.run.steps.get(id)?.status !== 'pending')
    .map(({ id }) => id);
  expect(runEvents.slice(1, 4)).toMatchObject([
    { type: 'deviation.recorded', data: { guard: 'SI-22', stepId: link, why: 'looked again' } },
    { type: 'plan.revised', data: { plan: { rollsBack: true }, left: [] } },
    { type: 'steps.reopened', data: { stepIds: done, by: 'roll-back' } },
  ]);
  expect(done.length).toBeGreaterThan(20);
});

test('a start that was none is asked for again, and nothing is taken to be written', () => {
  const asked = byHand.after(event('prompt.opened', 'start-update'));
  const start = asked.run.steps.open()[0]?.id ?? '';
  expect(start).toContain('S1-start-update');
  expect(chosen(heldBy(asked, 'SI-24:x', 'not-writing'), 'not-writing').runEvents[1]).toMatchObject({
    type: 'steps.reopened',
    data: {
      ...{ stepIds: [start], by: 'not-writing', because: { id: 'because.not-writing' } },
      facts: [
        { key: 'S1/flash', value: 'not-started', stepId: start },
        { key: 'S1/busy-on', value: null, evidence: ['E0'], stepId: start },
      ],
    },
  });
});

describe('what is left open', () => {
  const one = (id: string, kind: string, status = 'open') =>
    [id, { id, kind, status, original: null, runId: 'run-1' }] as const;
  const list = new Map([
    one('sources', 'sources'),
    one('breakers', 'breakers', 'discharged'),
    one('S1/unit', 'unit'),
    one('S2/unit', 'unit', 'left'),
  ]);
  const finishing = byHand.before(event('step.done', 'finish'));
  const left = (offer: HoldOffer) => {
    const moment = { ...heldBy(finishing, 'SI-11:x', offer), site: { ...finishing.site, obligations: list as never } };
    return chosen(moment, offer).siteEvents.flatMap((event) => (event.type === 'obligation.left' ? [event.data] : []));
  };

  test('is what was still to be put back, and no unit', () => {
    expect(left('leave-open')).toEqual([{ id: 'sources', runId: 'run-1', why: 'looked again' }]);
  });

  test('is a unit that was said to be back, and nothing else', () => {
    expect(left('unit-is-back')).toEqual([{ id: 'S1/unit', runId: 'run-1', why: 'looked again' }]);
  });

  test('is recorded as the decision of a person, with the row and the step', () => {
    const decision = chosen(heldBy(finishing, 'SI-11:229-finish', 'override'), 'override');
    expect(decision.runEvents[1]).toMatchObject({
      type: 'deviation.recorded',
      data: { guard: 'SI-11', stepId: '229-finish', why: 'looked again', what: { id: 'hold.danger' } },
    });
    expect(decision.siteEvents.filter(({ type }) => type === 'obligation.left')).toEqual([]);
  });
});

test('the way back is begun where it was chosen, and where there is one', () => {
  const apart = byHand.after(event('step.done', 'read-busbar'));
  const resumed = (moment: Moment, offer: HoldOffer) => chosen(heldBy(moment, 'SI-05:x', offer), offer).runEvents[0];
  expect(resumed(apart, 'restore')).toMatchObject({ data: { offer: 'restore', wayBack: expect.any(String) } });
  expect(resumed(apart, 'try-again')).not.toHaveProperty('data.wayBack');
  const inService = byHand.after(event('step.done', 'close-breakers'));
  expect(resumed(inService, 'restore')).not.toHaveProperty('data.wayBack');
});
