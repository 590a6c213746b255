import { EMPTY_SITE } from '../../../src/orchestrator/evolve';
import { GUARDS } from '../../../src/orchestrator/guards';
import { message } from '../../../src/kernel';
import { decided, event, grown, KeptJournal, type Moment, types } from './moments';

// One command at one moment of a kept journal, and exactly what comes of it.
const byHand = new KeptJournal('stackd-gen3/complete');
const overLeads = new KeptJournal('open/open-in-the-transfer');
const held = new KeptJournal('stackd-gen3/held').atItsEnd();
const torn = new KeptJournal('stackd-gen3/suspected-brick').after(event('run.held'));
const ended = byHand.atItsEnd();
const planned = byHand.after(event('run.planned'));
const asked = byHand.after(event('prompt.opened', 'read-version'));
const sending = overLeads.atItsEnd();
const inDanger = new KeptJournal('open/held-half-written').atItsEnd();

const abort = { kind: 'abort', why: 'called away' } as const;
const danger = { kind: 'danger', what: 'a smell' } as const;
const endOf = (moment: Moment, name: string) => {
  const step = moment.run.plan.steps.find((one) => one.step === name && moment.run.steps.get(one.id)?.effectId);
  const effectId = step === undefined ? '' : (moment.run.steps.get(step.id)?.effectId ?? '');
  return { kind: 'effect-ended', stepId: step?.id ?? '', effectId, outcome: 'ok', said: 'so' } as const;
};

describe('a plan', () => {
  const command = { kind: 'plan', runId: 'run-9', plan: planned.run.plan, software: 'test' } as const;

  test('is written with the site it is for, and nothing is begun', () => {
    const decision = decided({ ...planned, run: undefined as never, site: EMPTY_SITE }, command);
    expect(types(decision)).toEqual(['run.planned']);
    expect(decision.siteEvents).toMatchObject([
      { type: 'site.recorded', data: { site: { id: planned.run.plan.site.id } } },
    ]);
  });

  test('to restore is refused where nothing is open', () => {
    const plan = { ...planned.run.plan, procedure: 'restore-only' };
    const decide = () => decided({ ...planned, run: undefined as never }, { ...command, plan });
    expect(decide).toThrow(expect.objectContaining({ code: 'orchestrator.nothing-to-restore' }));
  });
});

describe('a start', () => {
  test('begins a run that is planned', () => {
    expect(types(decided(planned, { kind: 'start' }))[0]).toBe('run.started');
  });

  test('of a run that was started is refused', () => {
    for (const moment of [asked, held])
      expect(() => decided(moment, { kind: 'start' })).toThrow(
        expect.objectContaining({ code: 'orchestrator.already-started' }),
      );
  });
});

test('a note is written as it was given, and moves nothing', () => {
  const note = { text: 'the cover is cracked', digest: null, mediaType: null, stack: 'S1' } as never;
  expect(decided(asked, { kind: 'note', note }).runEvents).toMatchObject([{ type: 'note.added', data: note }]);
});

test('a tick moves nothing where nothing is due', () => {
  expect(decided(asked, { kind: 'tick' })).toMatchObject({ runEvents: [], siteEvents: [] });
});

describe('an abort', () => {
  test('of a run that was never started ends it as found, and asks for nothing more', () => {
    const decision = decided(planned, abort);
    expect(types(decision)).toEqual(['abort.requested', 'run.ended']);
    expect(decision.runEvents[1]).toMatchObject({ data: { outcome: 'abandoned', physical: 'as-found' } });
  });

  test('at a hold is decided at once', () => {
    const decision = decided(held, abort);
    expect(types(decision).slice(0, 3)).toEqual(['abort.requested', 'run.resumed', 'abort.decided']);
    expect(decision.runEvents[1]).toMatchObject({ data: { offer: 'try-again', changed: 'called away' } });
  });

  test('leaves the hold of a torn unit standing', () => {
    expect(types(decided(torn, abort))).toEqual(['abort.requested']);
  });

  test('leaves the hold of a danger standing', () => {
    expect(types(decided(inDanger, abort))).toEqual(['abort.requested']);
    const beside = grown(held, { type: 'danger.reported', data: { what: 'a smell' } });
    expect(types(decided(beside, abort))).toEqual(['abort.requested']);
  });

  const broken = (by: string, moment: Moment): Moment =>
    grown(moment, {
      type: 'run.held',
      data: {
        ...{ promptId: 'run-1/hold#1', by, because: message('hold.danger'), physical: 'not-all-off' },
        ...{ offers: ['try-again', 'stop-here'], stepIds: [] },
      },
    });

  test('leaves the hold of a transfer that broke off standing, as nothing is sent by an abort', () => {
    expect(types(decided(broken('SI-26:074-S1-send-firmware', sending), abort))).toEqual(['abort.requested']);
  });

  test('is decided at a hold of the transfer that wrote nothing, and at any other hold beside a write', () => {
    const early = overLeads.before(event('effect.intended', 'send-firmware'));
    expect(types(decided(broken('SI-26:074-S1-send-firmware', early), abort))).toContain('run.resumed');
    expect(types(decided(broken('SI-15:074-S1-send-firmware', sending), abort))).toContain('run.resumed');
  });
});

describe('a danger', () => {
  const reported = (moment: Moment): Moment => grown(moment, ...decided(moment, danger).runEvents);
  const over = (moment: Moment): Moment =>
    grown(moment, { type: 'run.resumed', data: { offer: 'danger-over', changed: 'it was the neighbour' } });

  test('that is reported twice is one, and over once', () => {
    expect(over(reported(reported(asked))).run).toMatchObject({
      status: 'running',
      hold: undefined,
      danger: undefined,
    });
  });

  test('leaves the hold that stood before it, however often it was reported', () => {
    for (const moment of [reported(held), reported(reported(held))]) {
      expect(moment.run.hold?.by).toBe('SI-01');
      expect(over(moment).run).toMatchObject({ status: 'held', hold: { by: held.run.hold?.by }, danger: undefined });
    }
  });

  test('before the start is noted, and holds nothing', () => {
    expect(types(decided(planned, danger))).toEqual(['danger.reported']);
  });

  test('holds a run that is going on, with the two ways out', () => {
    const decision = decided(asked, danger);
    expect(types(decision)).toEqual(['danger.reported', 'run.held']);
    expect(decision.runEvents[1]).toMatchObject({
      data: { by: 'SI-01', offers: ['danger-over', 'stop-here'], stepIds: [] },
    });
  });

  test('is held by its own row, and by no other', () => {
    expect(
      types(
        decided(
          asked,
          danger,
          GUARDS.filter(({ id }) => id !== 'SI-01'),
        ),
      ),
    ).not.toContain('run.held');
    expect(
      types(
        decided(
          asked,
          danger,
          GUARDS.filter(({ id }) => id === 'SI-01'),
        ),
      ),
    ).toContain('run.held');
  });
});

describe('a run that has ended', () => {
  test('takes nothing of what the machine still did, nor of a tick that stood behind the end', () => {
    const late = {
      kind: 'effect-ended',
      stepId: '002-keep-host-awake',
      effectId: 'any',
      outcome: 'ok',
      said: 'so',
    } as const;
    const far = { kind: 'effect-progressed', stepId: '002-keep-host-awake', effectId: 'any', done: 1, of: 2 } as const;
    for (const command of [late, far, { kind: 'tick' }] as const)
      expect(decided(ended, command)).toEqual({ runEvents: [], siteEvents: [] });
  });

  test('refuses everything else', () => {
    for (const command of [abort, danger, { kind: 'start' }] as const)
      expect(() => decided(ended, command)).toThrow(expect.objectContaining({ code: 'orchestrator.run-ended' }));
  });
});

describe('a restart of the service', () => {
  const same = { kind: 'restarted', software: 'test' } as const;
  const other = { kind: 'restarted', software: 'another' } as const;
  const begun = (moment: Moment, software: typeof same | typeof other) =>
    decided(moment, software).runEvents.flatMap((one) => (one.type === 'effect.intended' ? [one.data.stepId] : []));

  test('begins again what holds as long as the run, and a transfer that was under way', () => {
    expect(begun(sending, same)).toEqual(['002-keep-host-awake', '074-S1-send-firmware']);
    expect(begun(asked, same)).toEqual(['002-keep-host-awake']);
  });

  test('begins nothing of a run that was not started', () => {
    expect(types(decided(planned, same))).toEqual(['service.restarted']);
  });

  test('gives what it begins again a name of its own', () => {
    const [awake] = decided(asked, same).runEvents.filter(({ type }) => type === 'effect.intended');
    expect(awake).toMatchObject({
      data: { effectId: `002-keep-host-awake#${asked.run.events + 1}`, effect: 'keep-host-awake' },
    });
  });

  test('in a hold goes on with a write that was begun, and with nothing else', () => {
    expect(begun(inDanger, same)).toEqual(['002-keep-host-awake']);
    const heldSending = grown(sending, { type: 'danger.reported', data: { what: 'a smell' } });
    const inHold = { ...heldSending, run: { ...heldSending.run, status: 'held' as const } };
    expect(begun(inHold, same)).toEqual(['002-keep-host-awake', '074-S1-send-firmware']);
  });

  test('in a hold ends a look of the machine as one of which nobody knows', () => {
    const looking = overLeads.after(event('effect.intended', '014-S1-read-code'));
    const decision = decided({ ...looking, run: { ...looking.run, status: 'held' } }, same);
    expect(decision.runEvents).toMatchObject([
      { type: 'service.restarted', data: { software: 'test' } },
      { type: 'effect.intended', data: { stepId: '002-keep-host-awake' } },
      {
        type: 'effect.ended',
        data: {
          stepId: '014-S1-read-code',
          effectId: looking.run.steps.get('014-S1-read-code')?.effectId,
          outcome: 'unknown',
          said: 'the service was started again while the run is held',
        },
      },
    ]);
  });

  test('with the same software asks nothing anew', () => {
    expect(types(decided(asked, same))).toEqual(['service.restarted', 'effect.intended']);
  });

  test('with other software asks every open question anew, and names both', () => {
    const decision = decided(asked, other);
    expect(types(decision).slice(0, 4)).toEqual([
      'service.restarted',
      'effect.intended',
      'software.changed',
      'steps.reopened',
    ]);
    expect(decision.runEvents[2]).toMatchObject({ data: { from: 'test', to: 'another' } });
    const open = asked.run.plan.steps
      .filter(({ id }) => asked.run.steps.get(id)?.status === 'open')
      .map(({ id }) => id);
    expect(decision.runEvents[3]).toMatchObject({ data: { stepIds: open, by: 'software-changed' } });
  });

  test('with other software leaves the watch over a unit that writes as it is', () => {
    const watching = byHand.after(event('prompt.opened', 'watch-flash'));
    expect(types(decided(watching, other))).toEqual(['service.restarted', 'effect.intended', 'software.changed']);
  });

  test('with other software asks nothing where the machine is at work', () => {
    expect(types(decided(sending, other))).not.toContain('steps.reopened');
  });

  test('takes up nothing of a run that stands in an older journal', () => {
    const old = grown(sending, decided(sending, { kind: 'journal-older' }).runEvents[0] as never);
    expect(types(decided(old, other))).toEqual(['service.restarted']);
  });
});

test('the end of what the machine did is taken once, and of nothing else', () => {
  const awake = byHand.after(event('effect.intended', 'keep-host-awake'));
  expect(types(decided(awake, endOf(awake, 'keep-host-awake')))).toContain('step.done');
  expect(decided(awake, { ...endOf(awake, 'keep-host-awake'), effectId: 'another' })).toMatchObject({ runEvents: [] });
});
