import type { Message } from '../../kernel';
import { message } from '../../kernel';
import { compareVersions, isUnreadable, type Component } from '../../stacks';
import { busyStack, halfWritten, isNotDark, updatesNothing, writesUnasked, writingStacks } from '../flash-state';
import { modulesOf } from '../only-if';
import type { StepContext } from '../step';
import { pastHardLimit } from '../steps/watch-flash.step';
import { codes, goesOn } from './codes-shown';
import {
  ageOf,
  cablesPulled,
  factOf,
  MINUTE,
  numberAt,
  others,
  stacksWhere,
  value,
  type Guard,
  type Objection,
} from './guard';

const targetsOf = (c: StepContext) =>
  c.run.plan.targets.flatMap((target) => {
    const component = c.run.plan.slice.components.find((candidate) => candidate.key === target.component);
    return component === undefined ? [] : [{ ...target, part: component }];
  });

const versionsAt = (c: StepContext, key: string): readonly string[] | undefined => {
  const found = value(c, key);
  return Array.isArray(found) ? (found as readonly string[]) : undefined;
};

/** Only one device of the site writes flash at a time, and none while another is torn (SI-14, SI-25). */
function nobodyElseWrites(c: StepContext): Objection | undefined {
  const writing = writingStacks(c.run).filter((tag) => tag !== c.step.stack);
  return writing.length === 0 ? undefined : { because: message('hold.another-writes', { stacks: writing.join(', ') }) };
}

/** A unit that an earlier run left torn: it is for a rescue, and nothing else of its set is written or joined meanwhile. */
function noTornUnit(c: StepContext): Objection | undefined {
  const units = [...c.site.obligations.values()].filter((one) => one.kind === 'unit' && one.status === 'open');
  if (units.length === 0) return undefined;
  const stacks = units.map((unit) => unit.stack ?? '').join(', ');
  return {
    because: message('hold.suspected-brick', { stacks, code: c.run.plan.route?.busyCode ?? '' }),
    ...lookedAtAgain(c),
  };
}

/** No step of the run watches a flash that it never asked for: the LCD that told of it is read again. */
function lookedAtAgain(c: StepContext): Pick<Objection, 'reask'> {
  const unasked = writingStacks(c.run).filter((tag) => writesUnasked(c.run, tag));
  return unasked.length === 0 ? {} : { reask: unasked.map((tag) => `${tag}/code`) };
}

/** A unit that says itself that it is half written, by whichever run: no reason and no repair on paper outweighs it (SI-24). */
function saysItIsWhole(c: StepContext): Objection | undefined {
  const half = halfWritten(c.run);
  if (half.length === 0) return undefined;
  return {
    because: message('hold.half-written', { stacks: half.join(', ') }),
    reask: half.map((tag) => `${tag}/update-state`),
  };
}

function noneTorn(c: StepContext): Objection | undefined {
  const torn = stacksWhere(c, (tag) => value(c, `${tag}/flash`) === 'torn');
  return torn.length === 0
    ? undefined
    : { because: message('hold.suspected-brick', { stacks: torn.join(', '), code: c.run.plan.route?.busyCode ?? '' }) };
}

/** While a device writes or is torn, nothing tells anyone to power off, unplug, restart or close its tool (SI-24). */
function handsOff(c: StepContext): Objection | undefined {
  const writing = writingStacks(c.run);
  if (writing.length === 0) return undefined;
  return { because: message('hold.hands-off', { stacks: writing.join(', ') }), ...lookedAtAgain(c) };
}

/** The LCDs showed nothing and the tool says that it did not start: it is looked at and started again. */
function toolStarted(c: StepContext): Objection | undefined {
  const stack = c.step.stack ?? '';
  if (value(c, `${busyStack(c.run, stack)}/flash`) !== 'not-started') return undefined;
  return {
    because: message('mean.update-does-not-start', { stack }),
    ...(c.step.step === 'accept-flash' ? { redo: true } : { reask: [`@${stack}/start-update`, `@${stack}/see-tool`] }),
  };
}

/**
 * The writing has ended when the tool says so: it writes board after board, and an LCD shows something else in between, or is dark. Until
 * the hard limit looking again is the only thing to do and nobody's failed try.
 */
function toolSaysEnded(c: StepContext): Objection | undefined {
  const stack = c.step.stack ?? '';
  const said = value(c, `${stack}/tool`);
  if (said === 'finished' || said === 'failed') return undefined;
  const because = message('mean.still-writing', { stack: busyStack(c.run, stack) });
  return {
    because,
    reask: [`@${stack}/watch-flash`, `@${stack}/see-tool`],
    ...(pastHardLimit(c) ? {} : { stale: true }),
  };
}

/** An LCD that shows the busy code again says more than the tool did: nobody goes on to a power-off, everybody looks again. */
function writesAfterAll(c: StepContext): Objection | undefined {
  const stack = c.step.stack ?? '';
  if (value(c, `${stack}/flash`) !== 'writing') return undefined;
  return {
    because: message('mean.still-writing', { stack }),
    reask: [
      `@${stack}/watch-flash`,
      `@${stack}/see-tool`,
      `@${stack}/accept-flash`,
      `${stack}/waited/hold`,
      `${stack}/code`,
    ],
    ...(pastHardLimit(c) ? {} : { stale: true }),
  };
}

/** The target is alone: every cable in hand, every other stack dark since before its power-on, its own count 1 after it. */
function isolated(c: StepContext): Objection | undefined {
  const stack = c.step.stack ?? '';
  const cables = cablesPulled(c);
  if (cables > 0 && numberAt(c, 'site/links-in-hand') !== cables)
    return {
      because: message('hold.links-in-hand', { found: numberAt(c, 'site/links-in-hand') ?? '?' }),
      reask: ['site/links-in-hand'],
    };
  const litNow = others(c).filter((tag) => value(c, `${tag}/power`) !== 'off');
  if (litNow.length > 0)
    return {
      because: message('hold.another-is-on', { stacks: litNow.join(', ') }),
      reask: litNow.map((tag) => `@${tag}/switch-off`),
    };
  if (c.run.plan.slice.detections.every((detection) => detection.id !== 'stacks') || cables === 0) return undefined;
  const on = factOf(c, `${stack}/power`);
  const count = factOf(c, `${stack}/count-alone-again`);
  if (count?.value === 1 && count.order > (on?.order ?? 0)) return undefined;
  return {
    because: message('hold.count-alone', { found: typeof count?.value === 'number' ? count.value : '?', stack }),
  };
}

/** All Link cables are in hand before anything is switched on alone; seen here, before the first stack is on. */
function cablesInHand(c: StepContext): Objection | undefined {
  if (value(c, 'site/links-in-hand') === undefined || factOf(c, 'site/links-plugged') !== undefined) return undefined;
  const wanted = cablesPulled(c);
  const found = numberAt(c, 'site/links-in-hand');
  return found === wanted
    ? undefined
    : { because: message('hold.links-in-hand', { found: found ?? '?' }), reask: ['site/links-in-hand'] };
}

function inWindow(c: StepContext): Objection | undefined {
  if (goesOn(c)) return undefined;
  const { socPercent, temperatureCelsius, cellSpreadMillivolts } = c.run.plan.slice.flashWindow;
  const stack = c.step.stack ?? '';
  const wanted = [
    { name: 'soc', unit: '%', low: socPercent.value?.[0], high: socPercent.value?.[1] },
    { name: 'temperature', unit: '°C', low: temperatureCelsius.value?.[0], high: temperatureCelsius.value?.[1] },
    { name: 'cell-spread', unit: 'mV', low: 0, high: cellSpreadMillivolts.value ?? undefined },
  ];
  for (const { name, unit, low, high } of wanted) {
    const fact = factOf(c, `${stack}/${name}`);
    if (low === undefined || high === undefined || fact === undefined) continue;
    if (typeof fact.value !== 'number')
      return { because: message(`hold.${name}-not-known`, { stack }), reask: [`${stack}/${name}`] };
    if (ageOf(c, fact) > 5 * MINUTE)
      return { because: message('hold.reading-old', { stacks: stack }), reask: [`${stack}/${name}`], stale: true };
    if (fact.value < low || fact.value > high)
      return {
        because: message(`hold.${name}-outside`, { stack, found: fact.value, unit, low, high }),
        reask: [`${stack}/${name}`],
      };
  }
  return undefined;
}

/** The controller learns what the module detection counted: a short count would hide the module that is missing. */
function modulesAreAll(c: StepContext): Objection | undefined {
  const stack = c.step.stack ?? '';
  const counted = factOf(c, `${stack}/module-count`);
  if (counted === undefined || counted.value === modulesOf(c, stack)) return undefined;
  const found = typeof counted.value === 'number' ? counted.value : '?';
  return { because: message('hold.module-count', { stack, found }), redo: true };
}

/** Not lower than installed, and every version has its place on the profile's list (SI-22). */
function notLower(c: StepContext): Objection | undefined {
  const stack = c.step.stack ?? '';
  for (const { component, version, part } of targetsOf(c)) {
    if (!isIn(c, part)) continue;
    const reask = [`${stack}/before/${component}`];
    const before = versionsAt(c, `${stack}/before/${component}`);
    // What is installed is compared or nothing is written; modules are read when the tool is connected.
    if (before === undefined && !(part.on === 'module' && c.step.step === 'connect-tool'))
      return { because: message('hold.version-not-known', { stack, part: part.label }), reask, redo: true };
    for (const found of before ?? []) {
      const because = comparedTo(part, stack, version, found);
      // The decision to bring the whole set back was recorded with the revision of the plan.
      if (c.run.plan.rollsBack === true && because?.id === 'hold.would-go-back') continue;
      if (because !== undefined) return { because, reask, redo: true };
    }
  }
  return undefined;
}

/** Whether the stack at hand has this component: a board of its controller's generation, or a module of that generation. */
function isIn(c: StepContext, part: Component): boolean {
  const member = c.run.plan.site.stacks.find((candidate) => candidate.tag === c.step.stack);
  if (part.on === 'gateway' || member === undefined) return false;
  if (part.generation === null) return true;
  if (part.on === 'controller') return member.controllerGeneration === part.generation;
  return member.modules.some((module) => module.generation === part.generation);
}

function comparedTo(part: Component, stack: string, target: string, found: string): Message | undefined {
  if (isUnreadable(part, found)) return message('hold.version-unreadable', { stack, part: part.label, found });
  const order = compareVersions(part, target, found);
  if (order === 'older') return message('hold.would-go-back', { stack, part: part.label });
  if (order === 'unlisted') return message('hold.version-unlisted', { stack, part: part.label, found });
  return undefined;
}

/** Since the flash the hold time ran to its end, and where the product has it the stack was switched on once more. */
function heldAndRestarted(c: StepContext, stack: string): Objection | undefined {
  const ended = factOf(c, `${stack}/flash`)?.order ?? 0;
  const held = factOf(c, `${stack}/waited/hold`);
  const seconds = c.run.plan.route?.holdSeconds ?? 0;
  if (held === undefined || held.order < ended || Number(held.value) < seconds)
    return { because: message('hold.not-held', { stack, seconds }), reask: [`${stack}/waited/hold`] };
  const again = factOf(c, `${stack}/power`)?.order ?? 0;
  if (c.run.plan.route?.secondColdStart !== true || again > ended) return undefined;
  return { because: message('hold.no-second-start', { stack }) };
}

/** Every board and module shows what the tool was to bring in; what it shows instead is explained, the target is never told. */
function updated(c: StepContext): Objection | undefined {
  const stack = c.step.stack ?? '';
  if (value(c, `${stack}/flash`) !== 'ended') return { because: message('hold.flash-not-seen', { stack }) };
  const unproven = heldAndRestarted(c, stack);
  if (unproven !== undefined) return unproven;
  // A stack that went dark since shows nothing more: what was told of it is corrected, or it is updated again.
  const looksAgain = isNotDark(c.run, stack) ? ({ redo: true } as const) : {};
  for (const { component, version, part } of targetsOf(c)) {
    if (!isIn(c, part)) continue;
    const after = versionsAt(c, `${stack}/after/${component}`);
    if (after === undefined)
      return {
        because: message('hold.version-not-seen', { stack, part: part.label }),
        ...looksAgain,
      };
    const before = versionsAt(c, `${stack}/before/${component}`) ?? [];
    const wrong = after.find((found) => found !== version);
    if (wrong === undefined) continue;
    const id = isUnreadable(part, wrong)
      ? 'hold.version-unreadable'
      : before.includes(wrong)
        ? 'hold.version-unchanged'
        : 'hold.version-other';
    return { because: message(id, { stack, part: part.label, found: wrong }), ...looksAgain };
  }
  return undefined;
}

/** The stacks before this one have passed before the next is started; where none can pass, versions are compared before the set is joined. */
function previousPassed(c: StepContext): Objection | undefined {
  if (updatesNothing(c.run)) return undefined;
  const open = stacksWhere(
    c,
    (tag) =>
      tag !== c.step.stack &&
      ![undefined, 'not-started'].includes(value(c, `${tag}/flash`) as string) &&
      value(c, `${tag}/passed`) !== true,
  );
  return open.length === 0 ? undefined : { because: message('hold.previous-not-passed', { stacks: open.join(', ') }) };
}

function busyOnTheRightOne(c: StepContext): Objection | undefined {
  const busy = value(c, `${c.step.stack ?? ''}/busy-on`);
  if (typeof busy !== 'string' || busy === c.step.stack) return undefined;
  return { because: message('hold.wrong-stack-writes', { wanted: c.step.stack ?? '', found: busy }) };
}

/** Guards of the flash: SI-14, 16, 22, 24, 25, 30, 34. */
export const flashGuards: readonly Guard[] = [
  {
    id: 'SI-24',
    before: ['bms-off', 'unplug-link', 'plug-link', 'move-switch', 'connect-tool', 'disconnect-tool'],
    overridable: false,
    objection: handsOff,
  },
  {
    id: 'SI-25',
    before: ['park', 'bms-off', 'bms-on', 'connect-tool', 'start-flash', 'plug-link'],
    overridable: false,
    objection: noTornUnit,
  },
  {
    id: 'SI-24',
    before: ['park', 'open-breaker', 'bms-off', 'bms-on', 'unplug-link', 'plug-link', 'move-switch'],
    overridable: false,
    objection: saysItIsWhole,
  },
  { id: 'SI-25', before: 'everything', overridable: false, objection: noneTorn },
  { id: 'SI-15', before: ['watch-flash', 'accept-flash'], overridable: false, objection: toolStarted },
  { id: 'SI-24', before: ['accept-flash'], overridable: false, objection: toolSaysEnded },
  { id: 'SI-14', before: ['connect-tool', 'start-flash'], overridable: false, objection: nobodyElseWrites },
  { id: 'SI-24', before: ['accept-code', 'pass-stack'], overridable: false, objection: writesAfterAll },
  { id: 'SI-16', before: ['bms-on'], overridable: false, objection: cablesInHand },
  { id: 'SI-16', before: ['start-flash'], overridable: false, objection: isolated },
  { id: 'SI-34', before: ['start-flash'], overridable: false, objection: inWindow },
  {
    id: 'SI-34',
    before: [
      'park',
      'accept-code',
      'connect-tool',
      'start-flash',
      'pass-stack',
      'precharge',
      'close-breaker',
      'finish',
    ],
    overridable: false,
    objection: codes,
  },
  { id: 'SI-39', before: ['accept-code', 'pass-stack'], overridable: false, objection: modulesAreAll },
  { id: 'SI-22', before: ['connect-tool', 'start-flash'], overridable: true, objection: notLower },
  { id: 'SI-15', before: ['pass-stack'], overridable: false, objection: busyOnTheRightOne },
  { id: 'SI-30', before: ['start-flash', 'bms-on'], overridable: false, objection: previousPassed },
  { id: 'SI-30', before: ['pass-stack'], overridable: false, objection: updated },
];
