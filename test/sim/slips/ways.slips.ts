import type { Answer, PromptView } from '../../../src/orchestrator';
import { StackhandError } from '../../../src/kernel';
import { AT_THE_JOIN, NO_MODE, atOther, mirrored, otherBank } from './hands.slips';
import { asks, BOTH, does, EITHER_WAY, EXPECTS, type Making, SEES, type Slip, type Unseen } from './slip';

const HOUR_MS = 3_600_000;
const WHO = { actor: 'Ana' };

const ACTING = asks(
  ...['source-off', 'source-on', 'park-inverter', 'open-and-lock-breakers', 'switch-off', 'switch-on'],

  ...[
    'switch-on-alone',
    'pull-links',
    'plug-links',
    'move-bank',
    'connect-tool',
    'disconnect-tool',
    'start-update',
    'precharge',
    'close-breakers',
  ],
  ...['resume-inverter', 'demand-charge', 'demand-discharge', 'demand-idle'],
);
const SEVERAL = asks('open-and-lock-breakers', 'pull-links', 'plug-links', 'move-bank', 'close-breakers');
const BELIEVED: Unseen = [
  {
    steps: [
      ...['pull-links', 'plug-links', 'open-and-lock-breakers', 'close-breakers'],
      ...['switch-source-off', 'switch-source-on'],
    ],
    why: 'What is said of the cables, the breakers and the sources is believed.',
  },
];
const AT_A_STACK: Slip['where'] = ({ stack, message }) => stack !== null && message.id !== 'ask.watch-flash';
const ANY: Slip['where'] = () => true;

/** Says to the service what a second device would say, and takes its refusal for an answer. */
async function fromElsewhere({ world }: Making, prompt: PromptView, answer: Answer | undefined): Promise<void> {
  if (answer === undefined) return;
  const { promptId, revision } = prompt;
  await world.ask(async (engine, key) => {
    try {
      return await engine.answer(world.runId, { promptId, revision, answer }, { ...WHO, key: `${key}-elsewhere` });
    } catch (error) {
      if (error instanceof StackhandError) world.turnedAway.push({ said: error.code, atMs: world.nowMs });
      throw error;
    }
  });
}

/** An answer of the same kind that says something else. */
function another(answer: Answer | undefined, { prompt }: Making): Answer | undefined {
  if (answer?.kind === 'count') return { ...answer, value: answer.value + 1 };
  if (answer?.kind === 'number') return { ...answer, value: answer.value + 1 };
  if (answer?.kind !== 'choice') return answer;
  return { ...answer, option: prompt.options.find(({ id }) => id !== answer.option)?.id ?? answer.option };
}

/** The ways in which a hand or a head goes wrong anywhere. */
export const WAY_SLIPS: readonly Slip[] = [
  {
    id: 'O1',
    unseen: { 'gen3 expects': BELIEVED, 'open1 expects': BELIEVED },
    title: 'I left out what was asked and said that it is done.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    where: ACTING,
    instead: () => null,
    byHand: 'answer without doing anything',
  },
  {
    id: 'O2',
    unseen: { 'gen3 expects': BELIEVED, 'open1 expects': BELIEVED },
    title: 'I did half of it and said that it is done.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    where: SEVERAL,
    instead: (_act, { nth }) => (nth === 0 ? undefined : null),
    byHand: 'do the first of several acts only',
  },
  {
    id: 'O3',
    title: 'I was at the wrong stack with my hands and with my eyes.',
    deadline: 'write',
    products: BOTH,
    manners: SEES,
    where: AT_A_STACK,
    instead: atOther,
    looks: (question, { prompt, otherStack }) =>
      question.look !== 'photo' && 'stack' in question && question.stack === prompt.stack
        ? { ...question, stack: otherStack }
        : question,
    byHand: 'name another stack in every command of one prompt',
  },
  {
    id: 'O4',
    ...AT_THE_JOIN,
    title: 'I was at the wrong bank.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    where: asks('move-bank'),
    instead: otherBank,
    byHand: 'name another bank',
  },
  {
    id: 'O5',
    itself: AT_THE_JOIN.itself,
    unseen: {
      'gen3 expects': [...AT_THE_JOIN.unseen['gen3 expects'], { steps: ['move-bank-INV_SET'], why: NO_MODE }],
    },
    title: 'I counted the switches from the wrong end.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    where: asks('move-bank'),
    instead: mirrored,
    byHand: 'move switch 6 for switch 1',
  },
  {
    id: 'O6',
    title: 'I took the wrong cable.',
    deadline: 'breakers',
    products: BOTH,
    manners: EITHER_WAY,
    unseen: { 'gen3 expects': 'As with slip-23.', 'open1 expects': 'As with slip-23.' },
    // At plugging a wrong cable or port is slip-37.
    where: asks('pull-links'),
    instead: (act, { nth }) =>
      nth === 0 && act.act === 'unplug-link' ? { act: 'inverter-lead', stack: 'S1', plugged: false } : undefined,
    byHand: '`:lead S1 out`',
  },
  {
    id: 'O7a',
    unseen: { 'gen3 expects': BELIEVED, 'open1 expects': BELIEVED },
    title: 'I confirmed first and did it a few steps later.',
    deadline: 'write',
    products: BOTH,
    manners: EXPECTS,
    where: ACTING,
    instead: (act, { memory }) => {
      memory.acts.push(act);
      return null;
    },
    later: async (making) => {
      for (const act of making.memory.acts.splice(0)) await does(making, act);
    },
    byHand: 'answer, and do it some prompts later',
  },
  {
    id: 'O7b',
    title: 'I looked, and answered forty minutes later.',
    deadline: 'write',
    products: BOTH,
    manners: SEES,
    where: ANY,
    after: ({ world }) => world.pass((2 * HOUR_MS) / 3),
    byHand: 'wait before you press the button',
  },
  {
    id: 'O7c',
    isMadeLater: true,
    title: 'I confirmed twice.',
    deadline: 'write',
    products: BOTH,
    manners: SEES,
    where: ANY,
    answers: (seen, making) => {
      Object.assign(making.memory, { prompt: making.prompt, answer: seen });
      return seen;
    },
    later: (making) => again(making),
    byHand: 'press the button of a page that you left open',
  },
  {
    id: 'O7d',
    isMadeLater: true,
    title: 'I answered on an old tab, where the question had been answered otherwise.',
    deadline: 'write',
    products: BOTH,
    manners: SEES,
    where: ANY,
    answers: (seen, making) => {
      Object.assign(making.memory, { prompt: making.prompt, answer: another(seen, making) });
      return seen;
    },
    later: (making) => again(making),
    byHand: 'answer otherwise on a second tab that shows the old question',
  },
  {
    id: 'O7e',
    title: 'Two of us answered the same question on two tablets, one before having done it.',
    deadline: 'write',
    products: BOTH,
    manners: EXPECTS,
    where: ACTING,
    first: async (making) => {
      await fromElsewhere(making, making.prompt, making.expected);
      making.world.slipped.add('answered elsewhere');
    },
    byHand: 'answer on a second device, then do it and answer on the first',
  },
  {
    id: 'O8',
    title: 'I typed what I expected, and it was otherwise.',
    deadline: 'breakers',
    products: BOTH,
    manners: EXPECTS,
    site: (spec, random) => {
      const names = ['count-one-short', 'code-19-stays', 'half-on', 'voltage-drifted-apart', 'version-unchanged'];
      const fault = { name: random.pick(names), stack: `S${1 + random.below(spec.stacks)}` };
      return { ...spec, plant: { ...spec.plant, faults: [fault] } };
    },
    where: asks(
      'code',
      'count',
      'count-again',
      'version',
      'version-modules',
      'volts',
      'switch-on',
      'switch-on-alone',
      'switch-off',
    ),
    byHand: 'type what the run before showed',
  },
  {
    id: 'O10',
    title: 'I went home and came back after fourteen hours.',
    deadline: 'write',
    products: BOTH,
    manners: SEES,
    where: ANY,
    first: ({ world }) => world.pass(14 * HOUR_MS),
    byHand: 'leave the run open over night',
  },
  {
    id: 'O11',
    title: 'I did the next steps ahead.',
    deadline: 'write',
    products: BOTH,
    manners: EXPECTS,
    where: ACTING,
    after: async (making) => {
      for (const act of making.ahead.slice(0, 1 + making.random.below(3))) await does(making, act);
    },
    byHand: 'do what the next prompts will ask for',
  },
];

async function again(making: Making): Promise<void> {
  const { prompt, answer } = making.memory;
  if (prompt !== undefined) await fromElsewhere(making, prompt, answer);
}
