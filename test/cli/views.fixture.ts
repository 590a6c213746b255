import type { PromptView, RunView } from '../../src/operator-api/client';

/** A prompt of a kind; everything that is not said is empty. */
export function prompt(kind: PromptView['kind'], more: Partial<PromptView> = {}): PromptView {
  return {
    promptId: 'p1',
    revision: 0,
    stepId: 'step-1',
    step: 'read-code',
    stack: 'S2',
    hands: 'eyes',
    kind,
    message: { id: 'ask.code', params: { stack: 'S2' } },
    words: {
      title: 'Read the LCD of stack S2. Which code?',
      line: 'Type what you see. Only charge and power there? Type “none”.',
    },
    because: null,
    options: [],
    unit: null,
    range: null,
    meter: false,
    items: 1,
    bank: null,
    drawing: null,
    drawingText: null,
    drawingWords: null,
    handsOff: null,
    ...more,
  };
}

export function view(more: Partial<RunView> = {}): RunView {
  return {
    runId: 'run-1',
    seq: 1,
    procedure: 'parallel-stack-update',
    status: 'running',
    site: { id: 'garage', name: 'Training site with three stacks', colour: 'blue', training: true },
    stacks: ['S1', 'S2', 'S3'],
    danger: null,
    hold: null,
    leave: null,
    scene: {
      stacks: [],
      links: [],
      breakers: { state: 'unknown', ids: [], told: null },
      inverters: [],
      sources: [],
      readings: [],
    },
    prompts: [],
    waits: [],
    acts: [],
    progress: { done: 3, of: 40 },
    obligations: [],
    deviations: [],
    steps: [],
    outcome: null,
    physical: null,
    endedBecause: null,
    ...more,
  };
}

/** A firmware that is being sent; `done` of 16,064 bytes. */
export const sending = (done: number): RunView['acts'][number] => ({
  stepId: 'send',
  stack: 'S2',
  words: { title: 'Stack S2 is written. Hands off.', line: 'No power-off, no plug, no lid. Progress stands below.' },
  progress: { done, of: 16_064 },
});

export const HOLD: NonNullable<RunView['hold']> = {
  promptId: 'hold-1',
  by: 'SI-39',
  because: { title: 'Two stacks were found, three are there.', line: 'A plug or an address.' },
  physical: 'all-off-locked',
  leave: { title: 'You may leave it so. Hang the card.', minutes: 0 },
  card: {
    title: 'ALL STACKS OFF. BREAKERS LOCKED OPEN.',
    line: 'Work is not finished.',
    lines: ['Nobody closes a breaker.'],
  },
  offers: [
    { id: 'try-again', words: { title: 'Changed, try again', line: 'Say what you changed.' } },
    { id: 'stop-here', words: { title: 'Stop here' } },
  ],
  help: {
    known: [{ words: { title: 'Stack S2 is off.' }, evidence: ['E2'], minutes: 4 }],
    unknown: [{ title: 'The volts of stack S2, each alone.' }],
    lookAt: { title: 'Follow every Link cable by hand, both ends.' },
    next: { offer: 'try-again', words: { title: 'Look there, put it right, then try again.' } },
    notOffered: [{ title: 'No smaller set: fewer than two stacks would be left.' }],
  },
};

/** One of each kind, as the engine asks them. */
export const EACH_KIND: readonly PromptView[] = [
  prompt('confirm', {
    words: {
      title: 'Move the switches as drawn. Bank ADDR SET, stack S2.',
      line: 'Only this bank.',
      done: 'Moved',
      notDone: 'Not moved',
    },
    drawingText: '  ON ───────\n   1   2   3\n  ┌─┐ ┌─┐ ┌─┐\n  │█│ │ │ │ │\n  │ │ │█│ │█│\n  └─┘ └─┘ └─┘\n   ▼',
  }),
  prompt('switches', { bank: { id: 'ADDR_SET', label: 'ADDR SET', width: 6 } }),
  prompt('switches', { bank: { id: 'WIDE', label: 'WIDE', width: 16 } }),
  prompt('code', {
    because: { title: '62: the stack is still looking for others.', line: 'Wait until a number follows.' },
  }),
  prompt('version', { items: 4 }),
  prompt('number', { unit: 'V', range: [0, 70], meter: true }),
  prompt('count'),
  prompt('choice', {
    options: [
      { id: 'off', words: { title: 'Dark' } },
      { id: 'half-on', words: { title: 'Lit with zeros' } },
      { id: 'on', words: { title: 'Still on' } },
    ],
  }),
  prompt('photo'),
  prompt('text'),
];
