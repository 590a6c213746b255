import { type Answer, forEach, type Node, type PromptView, sequence, step, together } from '../../../src/orchestrator';
import * as parts from '../../../src/orchestrator/procedures/parts';
import type { PlantAct, PlantSetup } from '../../../src/virtual-plant';
import { dropped, movedBefore, named, replanned } from './bad-procedure';
import { type GuardScenario, untilDecided } from './guard-scenario';
import type { Rig } from '../../support/rig';

/** As found the stack stands on other switches than the site file says. */
const standsOn =
  (tag: string, address: string) =>
  (setup: PlantSetup): PlantSetup => ({
    ...setup,
    stacks: setup.stacks.map((stack) => (stack.tag === tag ? { ...stack, address } : stack)),
  });

/** Everything up to the stacks lying apart and dark, and the tail of a join that a test writes itself. */
const joinedBy = (...tail: readonly Node[]): Node =>
  sequence(
    parts.arrive,
    parts.asFound(parts.cablesIn),
    parts.parked(parts.breakersOpen(parts.allOff, parts.isolated(parts.measureSet, ...tail))),
    step('finish'),
  );

/** A join that takes the switches as they are: nobody noted them, nobody puts them back. */
const joinsWithoutSwitches = sequence(
  parts.arrive,
  parts.parked(
    parts.breakersOpen(
      parts.allOff,
      step('pull-links'),
      parts.measureSet,
      together('stacks', step('tap-bank', { bank: '@address', as: 'now' })),
      step('plug-links'),
      parts.powerUp,
    ),
  ),
  step('finish'),
);

/** As found INV SET of S2 is told from its other end; every later look is right. */
const notesFromTheOtherEnd = ({ step: asked, stack, bank }: PromptView, rig: Rig): Answer | undefined =>
  asked === 'tap-bank' &&
  stack === 'S2' &&
  bank?.id === 'INV_SET' &&
  !rig.asked.some((one) => one.step === 'pull-links')
    ? { kind: 'switches', positions: ['down', 'down', 'up', 'up', 'down', 'up'] }
    : undefined;

/** Taps what the drawing wanted, not what stands there. */
const tapsWhatWasDrawn = (prompt: PromptView, rig: Rig): Answer | undefined => {
  if (prompt.step !== 'tap-bank' || prompt.bank?.id !== 'ADDR_SET') return undefined;
  const drawing = rig.asked.findLast(
    (asked) => asked.stack === prompt.stack && asked.drawing?.bank === 'ADDR_SET',
  )?.drawing;
  if (drawing === undefined || drawing === null) return undefined;
  return { kind: 'switches', positions: drawing.switches.map((lever) => lever.target ?? lever.position) };
};

const blindTo =
  (stack: string, bank: string) =>
  (prompt: PromptView): Answer | undefined =>
    prompt.step === 'tap-bank' && prompt.stack === stack && prompt.bank?.id === bank
      ? { kind: 'cannot-see' }
      : undefined;

/** Puts nothing of ADDR SET back: the levers that would leave stand-alone stay where they are. */
const putsNothingBack = (act: PlantAct): null | undefined =>
  act.act === 'set-switch' && act.bank === 'ADDR_SET' && act.up !== (act.number === 1) ? null : undefined;

async function setsPattern(rig: Rig, stack: string, bank: 'ADDR_SET' | 'INV_SET', pattern: string): Promise<void> {
  for (const [index, bit] of [...pattern].entries())
    await rig.door.act({ act: 'set-switch', stack, bank, number: index + 1, up: bit === '1' });
}

/** The switches of S2 and S3 are exchanged when they are put back; each is tapped as it stands. */
const exchanged = () => {
  const done = new Set<string>();
  return async (prompt: { step: string; stack: string | null; drawing: { bank: string } | null }, rig: Rig) => {
    const { stack } = prompt;
    const restoring =
      rig.truth().linksInHand > 0 &&
      rig.asked.some((asked) => asked.step === 'pass-stack' || asked.message.id === 'ask.volts');
    if (prompt.step !== 'move-bank' || prompt.drawing?.bank !== 'ADDR_SET' || !restoring) return undefined;
    if ((stack !== 'S2' && stack !== 'S3') || done.has(stack)) return undefined;
    done.add(stack);
    const pattern = stack === 'S2' ? '110000' : '010000';
    await setsPattern(rig, stack, 'ADDR_SET', pattern);
    return { kind: 'confirm' as const, button: 'done' as const };
  };
};

export const SET: readonly GuardScenario[] = [
  {
    invariant: 'SI-09',
    rows: ['SI-09'],
    story: 'as found two stacks carry the address of the master',
    scenario: () => ({ plant: { change: standsOn('S2', '100000') } }),
    told: 'SI-09 hold.as-found-addresses',
    trips: 'left-apart',
    carriedBy:
      'Without the row the set is taken apart for nothing and stays so: SI-38 stops it at the join. With that row out too, two masters meet (next line).',
  },
  {
    invariant: 'SI-09',
    rows: ['SI-09'],
    alsoOut: ['SI-38'],
    story: 'the same site, and nobody looks for two masters at the join',
    scenario: () => ({ plant: { change: standsOn('S2', '100000') } }),
    told: 'SI-09 hold.as-found-addresses',
    trips: 'two-masters-on-linked-chain',
  },
  {
    invariant: 'SI-09',
    rows: ['SI-09 movedBanksSeen'],
    story: 'nobody can see INV SET of a stack as it was found',
    scenario: () => ({ says: blindTo('S2', 'INV_SET') }),
    told: 'SI-09 hold.as-found-not-seen',
    trips: 'left-apart',
    carriedBy: 'SI-10 stops the same before the first switch of that bank moves: then the set is in pieces.',
  },
  {
    invariant: 'SI-09',
    rows: ['SI-09 otherBanksSeen'],
    story: 'nobody could see IMPED SET of a stack as it was found, and a sleeve catches it',
    scenario: () => {
      let bumps = 1;
      const blind = blindTo('S2', 'IMPED_SET');
      return {
        says: (prompt, rig) =>
          rig.asked.some(({ step: name }) => name === 'park-inverter') ? undefined : blind(prompt),
        before: async (prompt, rig) => {
          if (prompt.step === 'pull-links' && bumps-- > 0)
            await rig.door.act({ act: 'set-switch', stack: 'S2', bank: 'IMPED_SET', number: 1, up: true });
        },
      };
    },
    told: 'SI-09 hold.as-found-not-seen',
    trips: 'record-disagrees',
  },
  {
    invariant: 'SI-10',
    rows: ['SI-10'],
    alsoOut: ['SI-11', 'SI-09 movedBanksSeen'],
    story: 'INV SET of a stack could not be seen as found, and is put back by guess',
    scenario: () => {
      let unseen = 1;
      return {
        says: async (prompt, rig) => {
          if (prompt.step === 'tap-bank' && prompt.stack === 'S2' && prompt.bank?.id === 'INV_SET' && unseen-- > 0)
            return { kind: 'cannot-see' };
          if (prompt.step !== 'move-bank' || prompt.drawing !== null) return undefined;
          await setsPattern(rig, 'S2', 'INV_SET', '100000');
          await rig.door.pause(5000);
          return { kind: 'confirm', button: 'done' };
        },
      };
    },
    told: 'SI-10 hold.no-snapshot',
    trips: 'record-disagrees',
  },
  {
    invariant: 'SI-13',
    rows: ['SI-13 litTheRightOne'],
    story: 'the wrong button is pressed when the set is measured, and a stack has drifted',
    scenario: () => {
      let presses = 0;
      return {
        plant: { faults: [{ name: 'voltage-drifted-apart', stack: 'S2' }] },
        slip: (act) => {
          if (act.act !== 'press-power' || act.stack !== 'S2') return undefined;
          presses += 1;
          // Off, alone on, off and on again, off; then it is on to be measured.
          return presses !== 6 ? undefined : { ...act, stack: 'S3' };
        },
        before: async (prompt, rig) => {
          if (prompt.message.id === 'ask.volts') await rig.door.pause(30_000);
        },
      };
    },
    told: 'SI-13 hold.wrong-stack-lit',
    trips: 'inrush',
  },
  {
    invariant: 'SI-13',
    rows: ['SI-13 distinctIdentities'],
    story: 'the label of S2 is read for S3 too, on a site that has no serials on file',
    scenario: () => {
      let slips = 1;
      return {
        change: (plan) => ({
          ...plan,
          site: { ...plan.site, stacks: plan.site.stacks.map((stack) => ({ ...stack, serial: null })) },
        }),
        says: (prompt) =>
          prompt.message.id === 'ask.serial' && prompt.stack === 'S3' && slips-- > 0
            ? { kind: 'text', text: 'TRAIN-0002' }
            : undefined,
      };
    },
    told: 'SI-13 hold.same-identity',
    trips: 'other-identity',
    carriedBy:
      'Hands are led by stickers, so a wrong serial moves nothing at the plant: the record is what goes wrong.',
  },
  {
    invariant: 'SI-35',
    rows: ['SI-35 membersPassed'],
    story: 'a procedure that updates the master only and joins the set',
    scenario: () => ({
      change: (plan) => replanned(plan, joinedBy(forEach('master', parts.updateStack), parts.joined('as-found'))),
    }),
    told: 'SI-35 hold.not-passed',
    trips: 'mixed-versions-joined',
  },
  {
    invariant: 'SI-35',
    rows: ['SI-35 modulesRead'],
    story: 'the modules of S1 took the image, its boards did not, and the run was left; nobody reads the modules of S2',
    scenario: () => ({
      site: { stacks: 2 },
      plant: { faults: [{ name: 'version-unchanged', stack: 'S1', times: 9 }] },
    }),
    play: async (rig: Rig) => {
      await rig.drive();
      await rig.nextRun('restore-only');
      await untilDecided(rig);
    },
    told: 'SI-35 hold.modules-unread',
    trips: 'mixed-versions-joined',
  },
  {
    invariant: 'SI-35',
    rows: ['SI-35 linksBack'],
    story: 'one cable is still in the hand when the stacks come on',
    scenario: () => {
      let slips = 2;
      return { slip: (act) => (act.act === 'plug-link' && act.to === 'S3' && slips-- > 0 ? null : undefined) };
    },
    told: 'SI-35 hold.links-not-back',
    trips: 'two-on-while-isolated',
  },
  {
    invariant: 'SI-36',
    rows: ['SI-36 comparedBanks'],
    story: 'a sleeve catches IMPED SET of S2 while the cables are out',
    scenario: () => {
      let bumps = 1;
      return {
        before: async (prompt: PromptView, rig: Rig) => {
          const looks = prompt.step === 'tap-bank' && prompt.stack === 'S2' && prompt.bank?.id === 'IMPED_SET';
          if (looks && rig.asked.some(({ step: asked }) => asked === 'pull-links') && bumps-- > 0)
            await rig.door.act({ act: 'set-switch', stack: 'S2', bank: 'IMPED_SET', number: 3, up: true });
        },
      };
    },
    told: 'SI-36 hold.bank-not-as-recorded',
    trips: 'record-disagrees',
  },
  {
    invariant: 'SI-36',
    rows: ['SI-36 notedAsSeen'],
    alsoOut: ['SI-36 detectionBankAsRecorded', 'SI-41 otherBankUntouched'],
    story: 'the phone is upside down when INV SET of S2 is noted',
    scenario: () => ({ site: { stacks: 2 }, says: notesFromTheOtherEnd }),
    told: 'SI-36 hold.noted-or-seen',
    trips: 'record-disagrees',
  },
  {
    invariant: 'SI-36',
    rows: ['SI-36 standaloneSet'],
    story: 'the switches of a stack are counted from the wrong end when it is to stand alone',
    scenario: () => ({ site: { stacks: 2 }, plant: { faults: [{ name: 'addr-mirrored', stack: 'S2' }] } }),
    told: 'SI-36 hold.not-stand-alone',
    trips: 'left-apart',
    carriedBy:
      'A stack on another address than stand-alone counts nothing and its tool refuses it, so no oracle can trip; without the row nobody is told where to look.',
  },
  {
    invariant: 'SI-36',
    rows: ['SI-36 addressesRestored'],
    story: 'the switches of two stacks are exchanged when they are put back',
    scenario: () => ({ says: exchanged() }),
    told: 'SI-36 hold.address-not-as-recorded',
    trips: 'wrong-power-on-order',
  },
  {
    invariant: 'SI-36',
    rows: ['SI-36 restoredPhotographed'],
    story: 'a procedure without photos, and a person who taps what was drawn and moved nothing',
    scenario: () => ({
      site: { stacks: 3, people: 1 },
      change: (plan) => dropped(plan, (candidate) => candidate.params.subject === 'restored'),
      slip: putsNothingBack,
      says: tapsWhatWasDrawn,
    }),
    told: 'SI-36 hold.photo-missing',
    trips: 'two-masters-on-linked-chain',
  },
  {
    invariant: 'SI-37',
    rows: ['SI-37'],
    story: 'a procedure without a gap between the stacks',
    scenario: () => ({ change: (plan) => dropped(plan, (candidate) => candidate.params.why === 'gap') }),
    told: 'SI-37 hold.gap-too-short',
    trips: 'power-on-gap-under-10s',
  },
  {
    invariant: 'SI-37',
    rows: ['SI-37'],
    story: 'a procedure that switches the master on first',
    scenario: () => ({
      change: (plan) =>
        movedBefore(
          plan,
          (candidate) => candidate.groups.includes('join') && named('switch-on', 'S1')(candidate),
          (candidate) => candidate.groups.includes('join') && named('switch-on', 'S3')(candidate),
        ),
    }),
    told: 'SI-37 hold.power-on-order',
    trips: 'wrong-power-on-order',
  },
  {
    invariant: 'SI-38',
    rows: ['SI-38'],
    story: 'a procedure that joins stacks left stand-alone, without a look at what was found',
    scenario: () => ({
      change: (plan) => replanned(plan, joinsWithoutSwitches),
      plant: { change: standsOn('S2', '100000') },
    }),
    told: 'SI-38 hold.two-masters',
    trips: 'two-masters-on-linked-chain',
  },
  {
    invariant: 'SI-39',
    rows: ['SI-39'],
    alsoOut: ['SI-41 countAccepted', 'SI-34 codes'],
    story: 'the set counts one stack too few, and remembers that',
    scenario: () => ({ plant: { faults: [{ name: 'count-one-short' }] } }),
    told: 'SI-39 hold.count-set',
    trips: 'code-left',
    carriedBy: 'SI-41 asks for the same count before the breaker, SI-34 for the code that the stack then shows.',
  },
];
