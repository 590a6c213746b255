import { accepts, message, type EvidenceClass, type EvidenceCombinations } from '../../kernel';
import { addressPattern, bankOf, doubtOf, isStillInDoubt, originalOf, patternOf } from '../banks';
import { tags, type StepContext } from '../step';
import { factOf, linksAreIn, stacksWhere, type Guard, type Objection } from './guard';

const addressBank = (c: StepContext): string | null => c.run.plan.slice.addressing.bank;

/**
 * Isolated banks stand as wanted before the first stack is switched on alone. Where only the volts are measured the address may be back already:
 * the cables are out, and nothing is counted.
 */
function standaloneSet(c: StepContext): Objection | undefined {
  const bankId = addressBank(c);
  if (c.step.groups.includes('measured')) return undefined;
  if (bankId === null || linksAreIn(c) || c.step.stack === undefined) return undefined;
  const wanted = patternOf(bankOf(c.run.plan, bankId), c.run.plan.slice.addressing.standaloneKey ?? '');
  if (wanted === undefined || lastTapped(c, c.step.stack, bankId) === wanted) return undefined;
  if (factOf(c, `${c.step.stack}/${bankId}/moved`) === undefined) return undefined;
  return {
    because: message('hold.not-stand-alone', { stack: c.step.stack, bank: bankOf(c.run.plan, bankId).label }),
    reask: [`${c.step.stack}/${bankId}/moved`, `${c.step.stack}/${bankId}`],
  };
}

/**
 * Noted so as found, seen otherwise, and never to be moved: one of the two is wrong. The bank is not put where it was noted, and nothing is
 * switched on, before a person has put it back by hand or decided that the note was wrong. What an earlier run left so is to be seen first.
 */
function notedAsSeen(c: StepContext): Objection | undefined {
  const { plan } = c.run;
  const bankId = plan.slice.detections[0]?.bank;
  if (bankId === undefined) return undefined;
  const { stack: at, params } = c.step;
  if (params.to !== undefined && params.bank !== bankId) return undefined;
  for (const stack of params.to === undefined ? tags(plan) : tags(plan).filter((tag) => tag === at)) {
    const doubt = doubtOf(c.run, c.site, stack, bankId);
    if (doubt === undefined && !isStillInDoubt(c.run, c.site, stack, bankId)) continue;
    const place = factOf(c, `${stack}/${bankId}`) === undefined ? `as-found/${bankId}` : bankId;
    const { label: bank } = bankOf(plan, bankId);
    return {
      because:
        doubt === undefined
          ? message('hold.bank-not-seen', { stacks: stack, bank })
          : message('hold.noted-or-seen', { stack, bank, ...doubt }),
      reask: [`${stack}/${place}`],
    };
  }
  return undefined;
}

/** The bank at hand and the others of this stack: moving INV SET where ADDR SET was meant shows in the other's tap. */
export function otherBankUntouched(c: StepContext): Objection | undefined {
  const bankId = c.run.plan.slice.detections[0]?.bank;
  if (bankId === undefined) return undefined;
  const place = (tag: string): string => `${tag}/${bankId}`;
  const otherwise = stacksWhere(c, (tag) => {
    const [tapped, since] = [factOf(c, place(tag)), factOf(c, `${place(tag)}/moved`)];
    const original = originalOf(c.run, c.site, tag, bankId);
    return original !== null && tapped !== undefined && tapped.value !== original && tapped.order > (since?.order ?? 0);
  });
  const unseen = otherwise.filter((tag) => factOf(c, place(tag))?.value === null);
  const { label } = bankOf(c.run.plan, bankId);
  if (unseen.length > 0)
    return {
      because: message('hold.bank-not-seen', { stacks: unseen.join(', '), bank: label }),
      reask: unseen.map(place),
    };
  return otherwise.length === 0
    ? undefined
    : {
        because: message('hold.bank-not-as-recorded', { stacks: otherwise.join(', '), bank: label }),
        reask: otherwise.flatMap((tag) => [`${place(tag)}/moved`, place(tag)]),
      };
}

/** Every bank that is to be restored stands as recorded, tapped since the last move, and is photographed. */
function addressesRestored(c: StepContext): Objection | undefined {
  const bankId = addressBank(c);
  if (bankId === null || !linksAreIn(c) || tags(c.run.plan).length < 2) return undefined;
  const wanted = (tag: string): string | null =>
    c.run.plan.procedure === 'join-parallel'
      ? addressPattern(c.run, tag, bankId)
      : originalOf(c.run, c.site, tag, bankId);
  const wrong = stacksWhere(c, (tag) => wanted(tag) !== null && lastTapped(c, tag, bankId) !== wanted(tag));
  if (wrong.length === 0) return undefined;
  return {
    because: message('hold.address-not-as-recorded', {
      stacks: wrong.join(', '),
      bank: bankOf(c.run.plan, bankId).label,
    }),
    reask: [
      ...wrong.flatMap((tag) => [`${tag}/${bankId}/moved`, `${tag}/${bankId}`]),
      ...maybeMovedInstead(c, bankId, wrong),
    ],
  };
}

/** A hand that was to move a bank, and did not, may have been at that of another stack: what was tapped before it is looked at again. */
function maybeMovedInstead(c: StepContext, bankId: string, wrong: readonly string[]): readonly string[] {
  const missed = wrong.filter((tag) => lastTapped(c, tag, bankId) !== null);
  const moved = Math.max(0, ...missed.map((tag) => factOf(c, `${tag}/${bankId}/moved`)?.order ?? 0));
  return stacksWhere(c, (tag) => !wrong.includes(tag) && (factOf(c, `${tag}/${bankId}`)?.order ?? moved) < moved).map(
    (tag) => `${tag}/${bankId}`,
  );
}

/** What was tapped, if it was tapped after the last move. */
function lastTapped(c: StepContext, tag: string, bankId: string): string | null {
  const tapped = factOf(c, `${tag}/${bankId}`);
  const moved = factOf(c, `${tag}/${bankId}/moved`);
  if (typeof tapped?.value !== 'string' || (moved !== undefined && moved.order > tapped.order)) return null;
  return tapped.value;
}

/** What opens the gate before power-on on restored switches: the tap and a photo of it, or the tap and a second person's look. */
const RESTORED_BY: EvidenceCombinations = [['E4'], ['E2', 'E1'], ['E2p', 'E1'], ['E2p', 'E2']];

function evidenceSince(c: StepContext, tag: string, bankId: string, order: number): readonly EvidenceClass[] {
  return [`${tag}/${bankId}`, `${tag}/photo/restored`, 'site/second-look'].flatMap((key) => {
    const found = factOf(c, key);
    return found === undefined || found.order < order || found.value === null ? [] : found.evidence;
  });
}

/** A tap after a drawing is primed (E2p) and not enough; what stands beside it is newer than the last move (docs/glossary.md). */
function restoredPhotographed(c: StepContext): Objection | undefined {
  const bankId = addressBank(c);
  if (bankId === null || !linksAreIn(c) || tags(c.run.plan).length < 2) return undefined;
  const missing = stacksWhere(c, (tag) => {
    const moved = factOf(c, `${tag}/${bankId}/moved`);
    return moved !== undefined && !accepts(RESTORED_BY, evidenceSince(c, tag, bankId, moved.order));
  });
  if (missing.length === 0) return secondLookSince(c, bankId);
  return {
    because: message('hold.photo-missing', { stacks: missing.join(', ') }),
    reask: missing.map((tag) => `@${tag}/photograph`),
  };
}

/** Hands that were at the switches of one stack again may have been at those of another: the second person looks after the last move. */
function secondLookSince(c: StepContext, bankId: string): Objection | undefined {
  const looked = factOf(c, 'site/second-look');
  const moved = Math.max(...tags(c.run.plan).map((tag) => factOf(c, `${tag}/${bankId}/moved`)?.order ?? -1));
  if (looked === undefined || looked.order > moved) return undefined;
  return { because: message('hold.second-look-again'), reask: ['site/second-look'], stale: true };
}

/** Also where the count of the set is judged: by then the master's bank went back and was tapped. */
const detectionBankAsRecorded = (c: StepContext): Objection | undefined => otherBankUntouched(c);

/** A bank that is only compared, as its meaning was never published, stands as it was found: a slip of the hand shows here. */
function comparedBanks(c: StepContext): Objection | undefined {
  const { plan } = c.run;
  const led = [addressBank(c), ...plan.slice.detections.map(({ bank }) => bank)];
  const compared = plan.banks.filter(
    ({ id, on, snapshotFirst }) => on === 'controller' && snapshotFirst && !led.includes(id),
  );
  for (const bank of compared) {
    const moved = stacksWhere(c, (tag) => {
      const [found, now] = [factOf(c, `${tag}/as-found/${bank.id}`)?.value, factOf(c, `${tag}/${bank.id}`)];
      return now !== undefined && typeof found === 'string' && now.value !== found;
    });
    if (moved.length > 0)
      return {
        because: message('hold.bank-not-as-recorded', { stacks: moved.join(', '), bank: bank.label }),
        reask: moved.map((tag) => `${tag}/${bank.id}`),
      };
  }
  return undefined;
}

/** A service position is nobody's recorded place: where no run knows the right one, a person finds it out and sets it first (SI-09). */
function notFoundInService(c: StepContext): Objection | undefined {
  const bankId = c.run.plan.slice.detections[0]?.bank;
  if (bankId === undefined) return undefined;
  const bank = bankOf(c.run.plan, bankId);
  const service = bank.patterns.filter(({ use }) => use === 'service').map(({ pattern }) => pattern);
  const left = stacksWhere(c, (tag) => service.includes(originalOf(c.run, c.site, tag, bankId) ?? ''));
  return left.length === 0
    ? undefined
    : {
        because: message('hold.found-in-service', { stacks: left.join(', '), bank: bank.label }),
        reask: left.map((tag) => `${tag}/as-found/${bankId}`),
      };
}

/** Guards of the switches: SI-09, SI-36. */
export const bankGuards: readonly Guard[] = [
  { id: 'SI-09', before: ['park', 'move-switch'], overridable: false, objection: notFoundInService },
  { id: 'SI-36', before: ['plug-link', 'bms-on'], overridable: false, objection: comparedBanks },
  { id: 'SI-36', before: ['bms-on'], overridable: false, objection: standaloneSet },
  { id: 'SI-36', before: ['move-switch', 'bms-on'], overridable: true, objection: notedAsSeen },
  {
    id: 'SI-36',
    before: ['bms-on', 'connect-tool', 'accept-count', 'finish'],
    overridable: false,
    objection: detectionBankAsRecorded,
  },
  { id: 'SI-36', before: ['bms-on'], overridable: false, objection: addressesRestored },
  { id: 'SI-36', before: ['bms-on'], overridable: false, objection: restoredPhotographed },
];
