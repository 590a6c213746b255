import { trainingPlant } from '../../../src/app/demo/training-plant';
import { findProfile } from '../../../src/products';
import type { PlantSetup } from '../../../src/virtual-plant';
import type { Numbers } from '../numbers';
import { siteOf } from '../sim-site';
import type { WorldSpec } from '../world';
import { asks, BOTH, EITHER_WAY, EXPECTS, notesAsFound, plantOf, SEES, type Slip, STACKD, type Where } from './slip';

/** A bank that is only compared is put back by nobody; its note is compared before the cables go back. */
const notesLedBank: Where = (prompt, asked) => notesAsFound(prompt, asked) && prompt.bank?.id !== 'IMPED_SET';

type StackSetup = PlantSetup['stacks'][number];

const changedStack = (
  spec: WorldSpec,
  random: Numbers,
  change: (stack: StackSetup, setup: PlantSetup) => StackSetup,
): WorldSpec => {
  const at = random.below(spec.stacks);
  return plantOf(spec, (setup) => ({
    ...setup,
    stacks: setup.stacks.map((stack, index) => (index === at ? change(stack, setup) : stack)),
  }));
};

/** One more stack than the site file knows, at the end of the chain. */
function oneBehindTheWall(spec: WorldSpec): WorldSpec {
  return plantOf(spec, (setup) => {
    const last = setup.stacks.at(-1);
    const address = setup.product.addressPatterns[String(setup.stacks.length + 1)];
    if (last === undefined || address === undefined) return setup;
    return { ...setup, stacks: [...setup.stacks, { ...last, tag: 'S9', serial: 'BEHIND-THE-WALL', address }] };
  });
}

/** The site file names the other generation of controllers than the one that stands there. */
const otherGeneration = (spec: WorldSpec): WorldSpec =>
  plantOf(spec, () => {
    const site = siteOf({ ...spec, product: 'gen2' });
    return trainingPlant(site, findProfile(site.product));
  });

const olderModules = (spec: WorldSpec): WorldSpec =>
  plantOf(spec, (setup) => ({
    ...setup,
    stacks: setup.stacks.map((stack) => ({
      ...stack,
      modules: stack.modules.map((module) => ({ ...module, version: '02050', label: 'gen2' })),
    })),
  }));

/** What is thought of the site before anything is touched. */
export const SITE_SLIPS: readonly Slip[] = [
  {
    id: 'slip-1',
    fromTheStart: true,
    title: 'I have the wrong site or the wrong run open: the stacks before me are others.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    site: (spec) =>
      plantOf(spec, (setup) => ({
        ...setup,
        stacks: setup.stacks.map((stack) => ({ ...stack, serial: `OTHER-${stack.tag}` })),
      })),
    where: asks('serial', 'right-site'),
  },
  {
    id: 'slip-2',
    fromTheStart: true,
    title: 'There is one stack more than the site file says, behind the wall.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    site: oneBehindTheWall,
    where: asks('count-links-found'),
  },
  {
    id: 'slip-3',
    unseen: {
      'gen3 sees':
        "Stack'd says at no prompt which stack it is; the serial at the beginning and the tag on each stack must.",
    },
    title: 'My "left" is your number 2: from here on I am at the other stack each time.',
    deadline: 'write',
    products: BOTH,
    manners: SEES,
    where: ({ stack, message }) => stack !== null && message.id !== 'ask.code',
    goesOn: true,
    instead: (act, { prompt, otherStack }) => {
      if (!('stack' in act)) return undefined;
      if (act.stack === prompt.stack) return { ...act, stack: otherStack };
      return act.stack === otherStack ? { ...act, stack: prompt.stack ?? otherStack } : undefined;
    },
    looks: (question, { prompt, otherStack }) => {
      if (question.look === 'photo' || !('stack' in question)) return question;
      if (question.stack === prompt.stack) return { ...question, stack: otherStack };
      return question.stack === otherStack ? { ...question, stack: prompt.stack ?? '' } : question;
    },
  },
  {
    id: 'slip-4',
    fromTheStart: true,
    title: 'I guessed the generation of the controllers.',
    deadline: 'write',
    products: STACKD,
    manners: EITHER_WAY,
    site: otherGeneration,
    where: asks('version'),
  },
  {
    id: 'slip-5',
    unseen: {
      'gen3 expects': 'The versions of the modules are typed by one person, and nothing else shows them.',
    },
    fromTheStart: true,
    title: 'I took the generation of the modules from the controller.',
    deadline: 'write',
    products: STACKD,
    manners: EITHER_WAY,
    site: olderModules,
    where: asks('version-modules'),
  },
  {
    id: 'slip-6',
    fromTheStart: true,
    title: 'The code was always there, so I said there is none.',
    deadline: 'write',
    products: STACKD,
    manners: EXPECTS,
    site: (spec, random) =>
      changedStack(spec, random, (stack) => ({
        ...stack,
        modules: stack.modules.map((module, index) => (index === 1 ? { ...module, switchOn: false } : module)),
        rememberedModules: stack.modules.length,
      })),
    where: asks('code'),
    byHand: '`:module S2 2 off` before the run begins, and "none" where it asks for the code',
  },
  {
    id: 'slip-7',
    title: 'I noted the switches of the wrong bank.',
    deadline: 'write',
    products: BOTH,
    manners: SEES,
    where: notesLedBank,
    looks: (question) => {
      if (question.look !== 'switches') return question;
      return { ...question, bank: question.bank === 'ADDR_SET' ? 'INV_SET' : 'ADDR_SET' };
    },
    byHand: 'tap the positions of the other bank',
  },
  {
    id: 'slip-8',
    title: 'I held the phone upside down: the switches are noted mirrored.',
    deadline: 'write',
    products: BOTH,
    manners: SEES,
    where: notesLedBank,
    answers: (seen, { random }) => {
      if (seen?.kind !== 'switches') return seen;
      const turned = [...seen.positions].reverse();
      if (random.chance(0.5)) return { ...seen, positions: turned };
      return { ...seen, positions: turned.map((position) => (position === 'up' ? 'down' : 'up')) };
    },
    byHand: 'tap the positions from the other end',
  },
  {
    id: 'slip-9',
    title: 'I noted the switches from the manual, not from the stack.',
    deadline: 'write',
    products: BOTH,
    manners: EXPECTS,
    site: (spec, random) =>
      changedStack(spec, random, (stack, setup) => ({ ...stack, address: setup.product.addressPatterns['4'] ?? '' })),
    where: (prompt, asked) => notesAsFound(prompt, asked) && prompt.bank?.id === 'ADDR_SET',
    byHand: 'tap what the manual says where a stack stands otherwise',
  },
  {
    id: 'slip-10',
    title: 'I left out the bank of which I thought that nobody needs it.',
    deadline: 'write',
    products: BOTH,
    manners: SEES,
    where: notesAsFound,
    answers: () => ({ kind: 'cannot-see' }),
    byHand: 'answer "cannot see" at a bank as found',
  },
  {
    id: 'slip-11a',
    unseen: {
      'gen3 sees': 'The tool holds the image. Stackhand sees it never, and the versions only afterwards.',
    },
    title: 'The tool holds the image of another variant; the stack refuses it.',
    deadline: 'write',
    products: STACKD,
    manners: SEES,
    site: (spec, random) => wrongImage(spec, random, 'rejects'),
    where: asks('start-update'),
  },
  {
    id: 'slip-11b',
    unseen: {
      'gen3 sees': 'The tool holds the image. Stackhand sees it never, and the torn stack only afterwards.',
    },
    title: 'The tool holds the image of another variant; the stack takes it and is torn.',
    deadline: 'write',
    products: STACKD,
    manners: SEES,
    site: (spec, random) => wrongImage(spec, random, 'bricks'),
    where: asks('start-update'),
  },
];

function wrongImage(spec: WorldSpec, random: Numbers, ends: 'rejects' | 'bricks'): WorldSpec {
  const stack = `S${1 + random.below(spec.stacks)}`;
  return plantOf(spec, (setup) => ({ ...setup, tool: { ...setup.tool, wrongFor: { stacks: [stack], ends } } }));
}
