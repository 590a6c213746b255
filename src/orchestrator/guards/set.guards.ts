import { type Message, message } from '../../kernel';
import { masterOf, powerOnOrder } from '../../stacks';
import { bankOf, lastKnown, originalOf, patternOf } from '../banks';
import { flashed, updatesNothing } from '../flash-state';
import { goesBackAsFound, mixedVersions } from '../set-versions';
import type { KnownFact } from '../run-state';
import { leftOutTags, paceOf, tags, type StepContext } from '../step';
import { factOf, linksAreIn, numberAt, stacksWhere, surelySince, value, type Guard, type Objection } from './guard';

const addressBank = (c: StepContext): string | null => c.run.plan.slice.addressing.bank;

/** As found must make sense before anything moves: addresses 1..N, one master, count N where somebody can see it. */
function asFoundMakesSense(c: StepContext): Objection | undefined {
  const bankId = addressBank(c);
  if (bankId === null || !c.run.plan.steps.some((step) => step.params.as === 'as-found' && step.params.bank === bankId))
    return undefined;
  const bank = bankOf(c.run.plan, bankId);
  // It was judged while the set was whole; a set that was made smaller since is not what was found.
  if (c.run.plan.apart !== undefined) return undefined;
  const apart = c.run.plan.procedure === 'join-parallel';
  const wrong = c.run.plan.site.stacks.filter((stack) => {
    const wanted = apart ? c.run.plan.slice.addressing.standaloneKey : String(stack.address);
    const found = value(c, `${stack.tag}/as-found/${bankId}`);
    return typeof found === 'string' && found !== patternOf(bank, wanted ?? '');
  });
  if (wrong.length > 0) {
    const names = wrong.map((stack) => stack.tag);
    return {
      because: leftBefore(c) ?? message('hold.as-found-addresses', { stacks: names.join(', '), bank: bank.label }),
      reask: names.map((tag) => `${tag}/as-found/${bankId}`),
    };
  }
  const count = numberAt(c, 'site/batteries-on-inverter');
  if (!apart && count !== undefined && count !== tags(c.run.plan).length)
    return {
      because: leftBefore(c) ?? message('hold.as-found-count', { found: count }),
      reask: ['site/batteries-on-inverter'],
    };
  const links = numberAt(c, 'site/links-found');
  if (!apart && links !== undefined && links !== tags(c.run.plan).length - 1)
    return {
      because: leftBefore(c) ?? message('hold.as-found-links', { found: links }),
      reask: ['site/links-found'],
    };
  return undefined;
}

/** What an earlier run left so is no riddle: it left a stack out of the set, or it was stopped in pieces. */
function leftBefore(c: StepContext): Message | undefined {
  const open = [...c.site.obligations.values()].filter(
    ({ status, runId }) => status === 'open' && runId !== c.run.runId,
  );
  const members = open.flatMap(({ kind, stack }) => (kind === 'member' && stack !== undefined ? [stack] : []));
  if (members.length > 0) return message('hold.left-out-before', { stacks: members.join(', ') });
  return open.some(({ kind }) => kind === 'links' || kind === 'bank') ? message('hold.left-apart') : undefined;
}

/** Banks that nobody could see as found, and that no earlier run recorded; by whether this run moves them. */
function unseenAsFound(c: StepContext, isMoved: boolean): Objection | undefined {
  const { steps } = c.run.plan;
  const unseen = steps.flatMap(({ step, stack, params: { as, bank } }) => {
    if (step !== 'tap-bank' || as !== 'as-found' || stack === undefined || bank === undefined) return [];
    const moves = steps.some((other) => other.step === 'move-bank' && other.params.bank === bank);
    const seen = value(c, `${stack}/as-found/${bank}`) !== null || originalOf(c.run, c.site, stack, bank) !== null;
    return seen || moves !== isMoved ? [] : [{ stack, bank }];
  });
  const [first] = unseen;
  if (first === undefined) return undefined;
  const stacks = unseen.filter(({ bank }) => bank === first.bank).map(({ stack }) => stack);
  return {
    because: message('hold.as-found-not-seen', {
      stacks: stacks.join(', '),
      bank: bankOf(c.run.plan, first.bank).label,
    }),
    reask: stacks.map((stack) => `${stack}/as-found/${first.bank}`),
  };
}

/** What nobody saw as found nobody can put back: it is seen while the set is still whole (SI-10 would stop it in pieces). */
const movedBanksSeen = (c: StepContext): Objection | undefined => unseenAsFound(c, true);

/** A bank that no step moves can be left unseen by a recorded decision: nobody can say then whether a sleeve caught it. */
const otherBanksSeen = (c: StepContext): Objection | undefined => unseenAsFound(c, false);

/** No switch is moved whose original is not stored. */
function originalStored(c: StepContext): Objection | undefined {
  const { bank } = c.step.params;
  const stack = c.step.stack;
  if (bank === undefined || stack === undefined || originalOf(c.run, c.site, stack, bank) !== null) return undefined;
  return {
    because: message('hold.no-snapshot', { stack, bank: bankOf(c.run.plan, bank).label }),
    reask: [`${stack}/as-found/${bank}`],
  };
}

function distinctIdentities(c: StepContext): Objection | undefined {
  const seen = tags(c.run.plan)
    .map((tag) => value(c, `${tag}/identity`))
    .filter((identity) => typeof identity === 'string');
  return new Set(seen).size === seen.length
    ? undefined
    : { because: message('hold.same-identity'), reask: tags(c.run.plan).map((tag) => `${tag}/identity`) };
}

/** All members carry the same versions. Where nothing was written since the set was found, it goes back as it was. */
function sameVersions(c: StepContext): Objection | undefined {
  const { run, site } = c;
  if (goesBackAsFound(run, site)) return undefined;
  const goesBack = run.wayBack !== undefined || run.plan.procedure === 'restore-only';
  const halfUpdated = flashed(run) || site.obligations.get('versions')?.status === 'open';
  const mixed = mixedVersions(run);
  if (mixed === undefined) return undefined;
  const versions = mixed.versions.map((version) => version ?? '?').join(' / ');
  return {
    because: message(goesBack && halfUpdated ? 'hold.half-updated' : 'hold.versions-differ', {
      component: mixed.component,
      versions,
    }),
  };
}

/**
 * Where an earlier run wrote and was left, or a tool wrote in a run that updates nothing, modules that nobody could read may be of two versions:
 * only a person's word opens that.
 */
function modulesRead({ run, site }: StepContext): Objection | undefined {
  const goesBack = run.wayBack !== undefined || run.plan.procedure === 'restore-only';
  const halfUpdated = site.obligations.get('versions')?.status === 'open';
  const asked = flashed(run) ? updatesNothing(run) : goesBack;
  if (!asked || !halfUpdated || mixedVersions(run) !== undefined) return undefined;
  const mixed = mixedVersions(run, true);
  if (mixed === undefined) return undefined;
  const versions = mixed.versions.map((version) => version ?? '?').join(' / ');
  return { because: message('hold.modules-unread', { component: mixed.component, versions }) };
}

function allPassed(c: StepContext): Objection | undefined {
  if (updatesNothing(c.run) || c.run.wayBack !== undefined) return undefined;
  // Of one that is still written, other rows speak.
  const open = stacksWhere(c, (tag) => value(c, `${tag}/passed`) !== true && value(c, `${tag}/flash`) !== 'writing');
  return open.length === 0 ? undefined : { because: message('hold.not-passed', { stacks: open.join(', ') }) };
}

/** Power-on order and minimum gap come from the profile; the gap runs on the monotonic clock (SI-37, SI-49). */
function powerOrder(c: StepContext): Objection | undefined {
  if (!linksAreIn(c) || tags(c.run.plan).length < 2 || c.step.stack === undefined) return undefined;
  const order = powerOnOrder(c.run.plan.site, c.run.plan.slice, 'lastToMaster');
  const before = order.slice(0, order.indexOf(c.step.stack));
  const dark = before.filter((tag) => value(c, `${tag}/power`) !== 'on');
  if (dark.length > 0)
    return { because: message('hold.power-on-order', { stack: c.step.stack, first: dark[0] ?? '' }) };
  // One of the later ones came on by a wrong button, or may have: it goes off first, or this one would come on after it.
  const ahead = order.slice(order.indexOf(c.step.stack) + 1).filter((tag) => value(c, `${tag}/power`) !== 'off');
  if (ahead.length > 0)
    return {
      because: message('hold.power-on-order', { stack: ahead[0] ?? '', first: c.step.stack }),
      reask: ahead.map((tag) => `@${tag}/switch-off`),
    };
  const seconds = c.run.plan.slice.powerOn.gapSeconds.value ?? 10;
  const last = [...before].sort((a, b) => powerOf(c, b) - powerOf(c, a))[0];
  if (last === undefined || gapPassed(c, last, seconds)) return undefined;
  return { because: message('hold.gap-too-short', { seconds }), reask: [`${last}/waited/gap`] };
}

const powerOf = (c: StepContext, tag: string): number => factOf(c, `${tag}/power`)?.order ?? 0;

/** From one fact to a later one; after a restart of the service every wait begins anew, so that a whole one lies between. */
function since(c: StepContext, from: KnownFact, to: KnownFact): number {
  if (from.at.bootId !== to.at.bootId) return Number.POSITIVE_INFINITY;
  return (to.at.monoMs - from.at.monoMs) * paceOf(c.run.plan);
}

/** A wait that ran to its end since the power-on, or so much time for sure; after a restart of the service only a full gap counts. */
function gapPassed(c: StepContext, tag: string, seconds: number): boolean {
  const on = factOf(c, `${tag}/power`);
  const waited = factOf(c, `${tag}/waited/gap`);
  if (on === undefined) return true;
  const inFull =
    waited !== undefined &&
    waited.order > on.order &&
    Number(waited.value) >= seconds &&
    since(c, on, waited) >= seconds * 1000;
  return inFull || surelySince(c, on) >= seconds * 1000;
}

/** Never two powered masters on one linked chain by our instruction. */
function oneMaster(c: StepContext): Objection | undefined {
  const bankId = addressBank(c);
  const masterPattern =
    bankId === null ? undefined : patternOf(bankOf(c.run.plan, bankId), c.run.plan.slice.addressing.masterKey ?? '');
  if (bankId === null || masterPattern === undefined || !linksAreIn(c)) return undefined;
  const masters = stacksWhere(
    c,
    (tag) =>
      (tag === c.step.stack || value(c, `${tag}/power`) === 'on') && lastKnown(c.run, tag, bankId) === masterPattern,
  );
  return masters.length < 2
    ? undefined
    : {
        because: message('hold.two-masters', { stacks: masters.join(', ') }),
        reask: masters.flatMap((tag) => [`${tag}/${bankId}/moved`, `${tag}/${bankId}`]),
      };
}

/** A stack that was left out of the set shares its busbar still: nothing comes on or is connected while it is not known to be dark. */
function leftOutDark(c: StepContext): Objection | undefined {
  const lit = leftOutTags(c.run.plan).filter((tag) => value(c, `${tag}/power`) !== 'off');
  return lit.length === 0
    ? undefined
    : {
        because: message('hold.left-out-lit', { stacks: lit.join(', ') }),
        reask: lit.map((tag) => `@${tag}/switch-off`),
      };
}

function linksBack(c: StepContext): Objection | undefined {
  if (factOf(c, 'site/links-plugged') === undefined) return undefined;
  const wanted = tags(c.run.plan).length - 1;
  const plugged = numberAt(c, 'site/links-plugged');
  return plugged === wanted
    ? undefined
    : { because: message('hold.links-not-back', { found: plugged ?? '?' }), reask: ['site/links-plugged'] };
}

/** The count of the whole set, typed twice, is N: else back to off, find, redo, at most twice. */
function countIsN(c: StepContext): Objection | undefined {
  const alone = c.step.params.counted !== 'set';
  const stack = c.step.stack ?? masterOf(c.run.plan.site).tag;
  const wanted = alone ? 1 : tags(c.run.plan).length;
  const name = alone ? 'count-alone' : 'count-set';
  if (value(c, `${stack}/mode`) === null)
    return {
      because: message('hold.mode-not-seen', { stack }),
      reask: [`${stack}/mode`, `${stack}/${name}`, `${stack}/${name}-again`],
    };
  const [first, again] = [numberAt(c, `${stack}/${name}`), numberAt(c, `${stack}/${name}-again`)];
  if (first === wanted && again === wanted) return undefined;
  if (first !== again)
    return {
      because: message('hold.counts-differ', { first: first ?? '?', again: again ?? '?' }),
      reask: [`${stack}/${name}`, `${stack}/${name}-again`],
    };
  return {
    because: message(alone ? 'hold.count-alone' : 'hold.count-set', { found: first ?? '?', stack }),
    redo: true,
  };
}

/** A set that was updated is joined again, and closed, only when each of its stacks has passed. */
function membersPassed(c: StepContext): Objection | undefined {
  return allPassed(c) ?? sameVersions(c);
}

/** Guards of the snapshot and of the set: SI-09, 10, 13, 35, 37, 38, 39. */
export const setGuards: readonly Guard[] = [
  { id: 'SI-13', before: ['park', 'open-breaker', 'bms-off'], overridable: false, objection: distinctIdentities },
  {
    id: 'SI-09',
    before: ['park', 'open-breaker', 'bms-off', 'unplug-link'],
    overridable: true,
    objection: asFoundMakesSense,
  },
  { id: 'SI-09', before: ['park', 'open-breaker'], overridable: false, objection: movedBanksSeen },
  { id: 'SI-09', before: ['park', 'open-breaker'], overridable: true, objection: otherBanksSeen },
  { id: 'SI-10', before: ['move-switch'], overridable: false, objection: originalStored },
  { id: 'SI-35', before: ['plug-link', 'precharge', 'close-breaker'], overridable: false, objection: membersPassed },
  { id: 'SI-35', before: ['plug-link'], overridable: true, objection: modulesRead },
  {
    id: 'SI-35',
    before: ['bms-on', 'precharge', 'close-breaker'],
    overridable: false,
    objection: leftOutDark,
  },
  { id: 'SI-35', before: ['bms-on'], overridable: false, objection: linksBack },
  { id: 'SI-38', before: ['bms-on'], overridable: false, objection: oneMaster },
  { id: 'SI-37', before: ['bms-on'], overridable: false, objection: powerOrder },
  { id: 'SI-39', before: ['accept-count'], overridable: false, objection: countIsN },
];
