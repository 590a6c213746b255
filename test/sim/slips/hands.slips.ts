import type { PromptView } from '../../../src/orchestrator';
import {
  asks,
  BOTH,
  does,
  EITHER_WAY,
  EXPECTS,
  type Instead,
  type Making,
  movesOf,
  SEES,
  type Slip,
  STACKD,
  type Where,
} from './slip';

const isAddr = ({ drawing }: PromptView): boolean => String(drawing?.bank) === 'ADDR_SET';
const movesAddr: Where = (prompt) => asks('move-bank')(prompt) && isAddr(prompt);
const movesInv: Where = (prompt) => asks('move-bank')(prompt) && !isAddr(prompt);
/** The bank goes to a service position and back, turn by turn. */
const back: Where = (prompt, asked) => movesInv(prompt, asked) && movesOf(prompt, 'INV_SET', asked) % 2 === 0;

const pressAfter = async (making: Making, stack: string): Promise<void> => {
  await does(making, { act: 'press-power', stack, holdMs: 3000 });
  await making.world.pass(1000);
};

export const mirrored: Instead = (act, { random }) => {
  if (act.act !== 'set-switch') return undefined;
  return random.branch(1).chance(0.5) ? { ...act, number: 7 - act.number } : { ...act, up: !act.up };
};

export const otherBank: Instead = (act, { random }) => {
  if (act.act !== 'set-switch') return undefined;
  if (random.branch(1).chance(0.3)) return { ...act, bank: 'ADD', module: 1 };
  return { ...act, bank: act.bank === 'ADDR_SET' ? 'INV_SET' : 'ADDR_SET' };
};

export const atOther: Instead = (act, { otherStack }) =>
  'stack' in act && act.stack !== null ? { ...act, stack: otherStack } : undefined;

/** A stack with a wrong address comes on out of its turn by that alone; what was tapped wrong is told by the count, or by its lead. */
export const AT_THE_JOIN = {
  itself: ['wrong-power-on-order'],
  unseen: {
    'gen3 expects': [
      { joins: true, why: 'Moved wrong and tapped as wanted: two masters can be on before the count tells.' },
    ],
  },
} satisfies Pick<Slip, 'itself' | 'unseen'>;

export const NO_MODE =
  'Moved wrong and tapped as wanted: a position that is no service mode changes nothing on the LCD, and the inverter tells after the breakers closed.';

/** The button, the cables and the switches. */
export const HAND_SLIPS: readonly Slip[] = [
  {
    id: 'slip-19a',
    title: 'I pressed the button too short: the stack is still on.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    where: asks('switch-off'),
    instead: (act) => (act.act === 'press-power' ? { ...act, holdMs: 300 } : undefined),
    byHand: '`:press S1 300`, and answer "off"',
  },
  {
    id: 'slip-19b',
    title: 'I pressed the button too short: the stack did not come on.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    where: asks('switch-on', 'switch-on-alone'),
    instead: (act) => (act.act === 'press-power' ? { ...act, holdMs: 300 } : undefined),
    byHand: '`:press S1 300`, and answer that its LCD is lit',
  },
  {
    id: 'slip-20',
    spoilsItsStack: true,
    title: 'I switched a module off too, to be sure.',
    deadline: 'write',
    products: BOTH,
    manners: SEES,
    where: asks('switch-off'),
    after: (making) =>
      does(making, {
        ...{ act: 'module-switch', stack: making.prompt.stack ?? 'S1' },
        ...{ module: making.random.pick([1, 2]), on: false },
      }),
    byHand: '`:module S1 2 off` after the stack is off',
  },
  {
    id: 'slip-21',
    unseen: {
      'gen3 expects':
        'Every other stack is dark, so the count is 1 with the cable in too. Count the cables in your hand.',
      'open1 expects':
        'Every other stack is dark, so the count is 1 with the cable in too. Count the cables in your hand.',
    },
    title: 'One Link cable stayed in.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    where: asks('pull-links'),
    instead: (_act, { nth }) => (nth === 0 ? null : undefined),
    byHand: 'leave the cable in and answer how many there should be',
  },
  {
    id: 'slip-22',
    unseen: {
      'gen3 expects': 'As with a cable that stayed in.',
      'open1 expects': 'As with a cable that stayed in.',
    },
    title: 'A Link cable is half pulled: I have one end in the hand, the other is still in.',
    deadline: 'write',
    products: BOTH,
    manners: EXPECTS,
    where: asks('pull-links'),
    // The plant knows cables that are in and cables that are out; a half pulled one still conducts, and is counted as pulled.
    instead: () => null,
    byHand: 'leave the cable in and answer how many there should be',
  },
  {
    id: 'slip-23',
    unseen: {
      'gen3 expects':
        'The Link cable stays in; that the inverter sees no battery shows only after the breakers closed.',
      'open1 expects':
        'The Link cable stays in; that the inverter sees no battery shows only after the breakers closed.',
    },
    title: 'I pulled the inverter lead in place of a Link cable.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    where: asks('pull-links'),
    instead: (_act, { nth }) => (nth === 0 ? { act: 'inverter-lead', stack: 'S1', plugged: false } : undefined),
    byHand: '`:lead S1 out`, and answer how many Link cables there should be',
  },
  {
    id: 'slip-24a',
    ...AT_THE_JOIN,
    title: 'I moved ADDR SET on the wrong stack.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    where: movesAddr,
    instead: atOther,
    byHand: 'move the switches of another stack',
  },
  {
    id: 'slip-24b',
    ...AT_THE_JOIN,
    title: 'I left one stack out when I moved ADDR SET.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    where: movesAddr,
    instead: () => null,
    byHand: 'press "moved" without moving anything',
  },
  {
    id: 'slip-25',
    ...AT_THE_JOIN,
    title: 'I moved INV SET, or ADD of a module, where ADDR SET was meant.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    where: movesAddr,
    instead: otherBank,
    byHand: 'set the same switch of another bank',
  },
  {
    id: 'slip-26',
    ...AT_THE_JOIN,
    title: 'I set the switches mirrored: from the wrong end, or with up for down.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    where: movesAddr,
    instead: mirrored,
    byHand: 'count the switches from the other end',
  },
  {
    id: 'slip-27',
    title: 'The stack was still on when I moved ADDR SET, and did not start anew.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    where: asks('switch-off'),
    instead: (act) => (act.act === 'press-power' ? null : undefined),
    byHand: 'do not press the button, answer "off", and move the switches',
  },
  {
    id: 'slip-28a',
    title: 'I switched a second stack on before the one that was to come on alone.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    itself: ['two-on-while-isolated'],
    where: asks('switch-on-alone'),
    first: (making) => pressAfter(making, making.otherStack),
    byHand: '`:press S2` before S1 is on',
  },
  {
    id: 'slip-28b',
    unseen: {
      'gen3 sees': 'Which LCDs are lit is asked before a stack is switched on, and not again before it is written.',
    },
    title: 'I switched a second stack on while one was on.',
    deadline: 'write',
    products: BOTH,
    manners: SEES,
    itself: ['two-on-while-isolated'],
    where: asks('switch-on-alone'),
    after: (making) => pressAfter(making, making.otherStack),
    byHand: '`:press S2` while S1 is on',
  },
  {
    id: 'slip-30a',
    title: 'I did not put INV SET back: it stays at 62.',
    deadline: 'write',
    products: STACKD,
    manners: EITHER_WAY,
    where: back,
    instead: () => null,
    byHand: 'press "moved" without putting INV SET back',
  },
  {
    id: 'slip-30b',
    unseen: { 'gen3 expects': NO_MODE },
    title: 'I put INV SET to a position I thought right, not to the one it was found in.',
    deadline: 'write',
    products: STACKD,
    manners: EITHER_WAY,
    where: back,
    instead: (act, { nth }) => (act.act === 'set-switch' && nth === 0 ? { ...act, up: !act.up } : undefined),
    byHand: 'set INV SET to another position than the drawing shows',
  },
  {
    id: 'slip-38',
    ...AT_THE_JOIN,
    title: 'I set ADDR SET from memory: one address twice, or a gap.',
    deadline: 'breakers',
    products: BOTH,
    manners: EITHER_WAY,
    where: (prompt, asked) => movesAddr(prompt, asked) && movesOf(prompt, 'ADDR_SET', asked) > 1,
    instead: (act, { random }) =>
      act.act === 'set-switch'
        ? random.branch(1).chance(0.5)
          ? null
          : { ...act, number: random.branch(2).pick([2, 3, 4]) }
        : undefined,
    byHand: 'set another address than the drawing shows',
  },
];
