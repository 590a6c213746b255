import type { RunView } from '../../../src/orchestrator';
import type { Numbers } from '../numbers';
import type { WorldSpec } from '../world';
import { asks, BOTH, does, EITHER_WAY, EXPECTS, joins, SEES, type Slip, STACKD } from './slip';

const faulty = (
  spec: WorldSpec,
  fault: { name: string; stack?: string; component?: string; module?: number },
): WorldSpec => ({
  ...spec,
  plant: { ...spec.plant, faults: [...(spec.plant?.faults ?? []), fault] },
});

/** The tool is told to leave one board or one module out. */
function oneLeftOut(spec: WorldSpec, random: Numbers): WorldSpec {
  const stack = `S${1 + random.below(spec.stacks)}`;
  if (random.chance(0.5))
    return faulty(spec, { name: 'version-unchanged', stack, component: 'module', module: 1 + random.below(2) });
  return faulty(spec, {
    name: 'version-unchanged',
    stack,
    component: random.pick(['display101', 'main102', 'bms100']),
  });
}

const sending = ({ acts }: RunView): boolean =>
  acts.some(({ stepId, progress }) => stepId.includes('send-firmware') && (progress?.done ?? 0) > 0);

/** The tool, the version and everything while it writes. */
export const TOOL_SLIPS: readonly Slip[] = [
  {
    id: 'slip-29',
    title: 'I read "1" from another screen, or before it had settled.',
    deadline: 'breakers',
    products: STACKD,
    manners: EXPECTS,
    site: (spec, random) => faulty(spec, { name: 'count-one-short', stack: `S${1 + random.below(spec.stacks)}` }),
    where: asks('count', 'count-again'),
    byHand: 'answer the count without looking at the LCD',
  },
  {
    id: 'slip-31',
    title: 'The tool was linked to another stack.',
    deadline: 'write',
    products: STACKD,
    manners: SEES,
    where: asks('connect-tool'),
    instead: (act, { otherStack }) => (act.act === 'tool-connect' ? { ...act, stack: otherStack } : undefined),
    byHand: '`:tool S2` where S1 is meant',
  },
  {
    id: 'slip-32',
    unseen: {
      'gen3 sees': 'The tool writes at once, and nothing but the LCD shows it.',
    },
    title: 'I started the push before I was told to.',
    deadline: 'write',
    products: STACKD,
    manners: SEES,
    where: asks('version-modules', 'cell-spread', 'connect-tool'),
    after: (making) => does(making, { act: 'tool-start' }),
    byHand: '`:tool start` before the run asks for it',
  },
  {
    id: 'slip-33a',
    title: 'A call came in, the app went to the background and the tool lost the stack.',
    deadline: 'breakers',
    products: STACKD,
    manners: SEES,
    where: asks('watch-flash'),
    first: (making) => does(making, { act: 'tool-connect', stack: null }),
    byHand: '`:tool off` while the tool writes',
  },
  {
    id: 'slip-33b',
    title: 'I closed the lid while Stackhand was sending.',
    deadline: 'breakers',
    products: ['open1'],
    manners: SEES,
    where: () => false,
    moment: sending,
    first: ({ world }) => world.crash(),
  },
  {
    id: 'slip-34a',
    title: '25 hangs, so I switched the stack off.',
    deadline: 'breakers',
    products: STACKD,
    manners: SEES,
    where: asks('watch-flash'),
    first: async (making) => {
      const { world, prompt } = making;
      const flashing = world
        .truth()
        .stacks.find(({ tag, flashing: writes }) => writes && tag === (prompt.stack ?? tag));
      if (flashing !== undefined) await does(making, { act: 'press-power', stack: flashing.tag, holdMs: 3000 });
    },
    byHand: '`:press S1` while the tool writes it',
  },
  {
    id: 'slip-34b',
    title: 'The bar stood still while Stackhand was sending, so I switched the stack off.',
    deadline: 'breakers',
    products: ['open1'],
    manners: SEES,
    where: () => false,
    moment: sending,
    first: (making) => does(making, { act: 'press-power', stack: making.prompt.stack ?? 'S1', holdMs: 3000 }),
  },
  {
    id: 'slip-35',
    title: 'The tool left out one board or one module.',
    deadline: 'breakers',
    products: STACKD,
    manners: SEES,
    site: oneLeftOut,
    where: asks('start-update'),
  },
  {
    id: 'slip-36',
    unseen: {
      'gen3 expects': 'An answer that is invented each time is believed.',
    },
    title: 'I typed the version that I wanted, not the one I saw.',
    deadline: 'breakers',
    products: STACKD,
    manners: EXPECTS,
    site: oneLeftOut,
    where: ({ message, stack }, asked) =>
      /^ask\.version/.test(message.id) && asked.some((step) => step.includes(`${stack}-watch-flash`)),
    goesOn: true,
    byHand: 'type the target version where the run asks what the LCD shows',
  },
];

/** Putting the set together and leaving it. */
export const JOIN_SLIPS: readonly Slip[] = [
  {
    id: 'slip-37a',
    itself: ['two-on-while-isolated'],
    title: 'A plug did not click, or is in the COM or inverter port.',
    deadline: 'breakers',
    products: BOTH,
    manners: EITHER_WAY,
    where: asks('plug-links'),
    instead: (_act, { nth }) => (nth === 0 ? null : undefined),
    byHand: 'leave a cable out and answer how many there should be',
  },
  {
    id: 'slip-37b',
    unseen: {
      'gen3 sees': 'A cable that is the wrong way round carries all the same.',
      'open1 sees': 'A cable that is the wrong way round carries all the same.',
    },
    title: 'I plugged a Link cable the other way round.',
    deadline: 'breakers',
    products: BOTH,
    manners: SEES,
    where: asks('plug-links'),
    instead: (act, { nth }) =>
      nth === 0 && act.act === 'plug-link' ? { ...act, from: act.to, to: act.from } : undefined,
    byHand: '`:plug S2 S1` in place of `:plug S1 S2`',
  },
  {
    id: 'slip-39a',
    title: 'I switched on a stack that was not yet its turn.',
    deadline: 'breakers',
    products: BOTH,
    manners: SEES,
    where: (prompt, asked) => asks('switch-on')(prompt) && joins(prompt, asked),
    instead: (act, { otherStack }) => (act.act === 'press-power' ? { ...act, stack: otherStack } : undefined),
    byHand: 'switch on the master first',
  },
  {
    id: 'slip-39b',
    title: 'I switched on the next stack at once, without the ten seconds.',
    deadline: 'breakers',
    products: BOTH,
    manners: SEES,
    where: (prompt, asked) => asks('switch-on')(prompt) && joins(prompt, asked),
    after: (making) => does(making, { act: 'press-power', stack: making.otherStack, holdMs: 3000 }),
    byHand: 'press two buttons one after the other',
  },
  {
    id: 'slip-39c',
    title: 'I forgot to switch one stack on.',
    deadline: 'breakers',
    products: BOTH,
    manners: EITHER_WAY,
    where: (prompt, asked) => asks('switch-on')(prompt) && joins(prompt, asked),
    instead: () => null,
    byHand: 'answer that its LCD is lit without pressing the button',
  },
  {
    id: 'slip-39d',
    unseen: {
      'gen3 sees': 'Without telemetry of the inverter nobody sees that a breaker is closed.',
      'open1 sees': 'Without telemetry of the inverter nobody sees that a breaker is closed.',
    },
    title: 'I closed the breaker before I was told to.',
    deadline: 'breakers',
    products: BOTH,
    manners: SEES,
    where: asks('plug-links', 'photo-restored', 'count', 'amps'),
    first: async (making) => {
      await does(making, { act: 'lock-breaker', breaker: 'B1', locked: false });
      await does(making, { act: 'set-breaker', breaker: 'B1', closed: true });
    },
    byHand: '`:breaker B1 unlock` and `:breaker B1 close` in the middle of the run',
  },
  {
    id: 'slip-39e',
    title: 'I closed the breaker without the precharge.',
    deadline: 'breakers',
    products: BOTH,
    manners: EITHER_WAY,
    where: asks('precharge'),
    instead: () => null,
    byHand: 'answer "done" at the precharge without doing it',
  },
  {
    id: 'slip-40a',
    unseen: {
      'gen3 expects': 'Who says "on" without having looked is believed.',
      'open1 expects': 'Who says "on" without having looked is believed.',
    },
    title: 'I left with the PV or the generator still off.',
    deadline: 'complete',
    products: BOTH,
    manners: EITHER_WAY,
    where: asks('source-on'),
    instead: () => null,
    byHand: 'leave the source off and answer "on"',
  },
  {
    id: 'slip-40b',
    title: 'I left with the DC disconnect of one stack open.',
    deadline: 'complete',
    products: BOTH,
    manners: SEES,
    site: (spec) => ({ ...spec, site: { ...spec.site, dcJoin: 'perStackDisconnect' } }),
    where: asks('plug-links', 'precharge', 'photo-restored'),
    first: (making) => does(making, { act: 'set-disconnect', stack: making.otherStack, closed: false }),
    byHand: '`:disconnect S1 open` before the breakers close, at a site that has one per stack',
  },
  {
    id: 'slip-40c',
    title: 'I left with an inverter still in standby.',
    deadline: 'complete',
    products: BOTH,
    manners: EITHER_WAY,
    where: asks('resume-inverter'),
    instead: () => null,
    byHand: 'leave the inverter in standby and answer that it sees the battery',
  },
];
