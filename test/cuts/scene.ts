import type { Answer, HoldView, PromptView, RunView } from '../../src/operator-api/client';
import type { ExampleSiteOptions } from '../../src/stacks';
import type { Hands } from './hands';

/** Something a person does once, beside answering, when its moment has come. */
export interface Moment {
  readonly when: (view: RunView) => boolean;
  readonly act: (hands: Hands, view: RunView) => Promise<unknown>;
}

/** A run with everything that a person does in it; the same with and without cuts. */
export interface Scene {
  readonly name: string;
  readonly site: ExampleSiteOptions;
  readonly procedure: string;
  /** The stacks speak over TCP, and Stackhand sends the image. */
  readonly wired: boolean;
  /** Names of what is cut in it, in every phase; those after `often` come so often that some occasions are let through. */
  readonly seldom: readonly string[];
  readonly often: readonly string[];
  /** After how many writes to a stack in a transfer. */
  readonly lines: readonly number[];
  readonly moments: readonly Moment[];
  /** What is said in place of the operator's own answer; `wait`: nothing yet. */
  readonly says: (prompt: PromptView) => Answer | 'wait' | undefined;
  /** What is chosen at a hold in place of the operator's own choice. */
  readonly chooses: (hold: HoldView) => { offer: HoldView['offers'][number]['id']; words: string } | undefined;
}

const done = (view: RunView, step: string, stack: string | null): string | undefined =>
  view.steps.find((one) => one.step === step && one.stack === stack && one.status === 'done')?.id;

const asked = (view: RunView, step: string, stack: string | null): boolean =>
  view.prompts.some((prompt) => prompt.step === step && prompt.stack === stack);

const note = (step: string, stack: string | null): Moment => ({
  when: (view) => asked(view, step, stack),
  act: (hands, view) => hands.note(view.runId, `the light at ${step} ${stack ?? ''} was poor`),
});

const dangerAt = (step: string, stack: string): Moment => ({
  when: (view) => asked(view, step, stack),
  act: (hands, view) => hands.danger(view.runId, 'a smell'),
});

const takenBack = (step: string, stack: string): Moment => ({
  when: (view) => done(view, step, stack) !== undefined,
  act: (hands, view) => hands.correct(view.runId, { stepId: done(view, step, stack) ?? '', why: 'read in a hurry' }),
});

const dangerIsOver = (hold: HoldView) =>
  hold.by === 'SI-01' ? ({ offer: 'danger-over', words: 'nothing was found' } as const) : undefined;

const NOTHING_MORE = { moments: [], says: () => undefined, chooses: () => undefined, lines: [] };

/** Planned, started, and given up before anything was touched. */
const givenUp: Scene = {
  ...NOTHING_MORE,
  name: 'given-up',
  site: { stacks: 2 },
  procedure: 'parallel-stack-update',
  wired: false,
  seldom: [
    ...['schema.migrated', 'run.planned', 'site.recorded', 'run.started'],
    ...['abort.requested', 'abort.decided', 'run.ended'],
  ],
  often: [],
  moments: [
    {
      when: (view) => view.status === 'running' && view.prompts.length > 0,
      act: (hands, view) => hands.abort(view.runId, 'not today'),
    },
  ],
};

const IMPED = 'IMPED_SET';

/** Taken apart and left so: what is still to be put back is left with a word, and a bank that nobody could see is gone on without. */
const leftApart: Scene = {
  ...NOTHING_MORE,
  name: 'left-apart',
  site: { stacks: 2 },
  procedure: 'leave-parallel',
  wired: false,
  seldom: [
    ...['photo.kept', 'deviation.recorded', 'obligation.left', 'obligation.discharged', 'software.changed'],
    // The first that a process writes: there is no earlier occasion to pass over.
    'service.restarted',
  ],
  often: ['obligation.created', 'wait.started'],
  says: ({ bank }) => (bank?.id === IMPED ? { kind: 'cannot-see' } : undefined),
  chooses: ({ offers }) =>
    offers.some(({ id }) => id === 'override') ? { offer: 'override', words: 'it stands behind the wall' } : undefined,
};

/** The whole update by the tool, with notes, answers taken back, danger, what is not done yet, and a person who looks late. */
const byTool: Scene = {
  ...NOTHING_MORE,
  name: 'by-tool',
  site: { stacks: 2 },
  procedure: 'parallel-stack-update',
  wired: false,
  seldom: [
    ...['note.added', 'answer.corrected', 'steps.reopened', 'danger.reported', 'run.held', 'run.resumed'],
    ...['answer.refused', 'prompt.overdue', 'effect.intended:keep-host-awake', 'effect.ended:keep-host-awake'],
  ],
  often: ['answer.given', 'prompt.opened', 'step.done', 'step.skipped'],
  moments: [
    note('identify-stack', 'S1'),
    note('identify-stack', 'S2'),
    takenBack('identify-stack', 'S1'),
    takenBack('identify-stack', 'S2'),
    dangerAt('connect-tool', 'S1'),
    dangerAt('connect-tool', 'S2'),
  ],
  says: ({ message, handsOff, revision }) => {
    if (message.id === 'ask.watch-flash' && handsOff?.overdue === null) return 'wait';
    const tooEarly = revision === 1 && ['ask.right-site', 'ask.disconnect-tool'].includes(message.id);
    return tooEarly ? { kind: 'confirm', button: 'not-done' } : undefined;
  },
  chooses: dangerIsOver,
};

const EFFECTS = ['read-stack', 'read-inverter', 'park-inverter', 'resume-inverter', 'test-link', 'send-firmware'];

/** The whole update over leads: the machine looks, parks, sends the image and resumes. */
const overLeads: Scene = {
  ...NOTHING_MORE,
  name: 'over-leads',
  site: { stacks: 2, generation: 'open1' },
  procedure: 'parallel-stack-update',
  wired: true,
  seldom: [
    'effect.progressed',
    ...EFFECTS.flatMap((effect) => [`effect.intended:${effect}`, `effect.ended:${effect}`]),
  ],
  often: [],
  lines: [1, 2, 5, 9, 14, 20, 27, 35],
};

export const SCENES: readonly Scene[] = [overLeads, byTool, leftApart, givenUp];
