import { ageMs, type EvidenceClass, type Message, message, type Stamp } from '../kernel';
import type { HoldOffer } from './events';
import { halfWritten, torn, writes, writingStacks } from './flash-state';
import { lookFirst } from './hold-look';
import { closing, joinedNow, moved, takenApart } from './physical';
import type { FactValue } from './plan-types';
import { rollBack } from './roll-back';
import type { Hold, KnownFact, RunState } from './run-state';
import { smallerSet } from './smaller-set';
import { everyTag, paceOf, tags, valueOf } from './step';

/** Something the run knows, what it rests on, and how many minutes ago it was so. */
export interface KnownLine {
  readonly message: Message;
  readonly evidence: readonly EvidenceClass[];
  readonly minutes: number;
}

/** What a person needs to go on from a hold: what is known, what is not, where to look, what to do next, and what cannot be done. */
export interface HoldHelp {
  readonly known: readonly KnownLine[];
  readonly unknown: readonly Message[];
  readonly lookAt: Message;
  /** One of the offers: the one that does the least that cannot be taken back. */
  readonly next: { readonly offer: HoldOffer; readonly message: Message };
  readonly notOffered: readonly Message[];
}

/** Pure: from the folded run alone. */
export function holdHelp(run: RunState, hold: Hold, now: Stamp): HoldHelp {
  const step = run.plan.steps.find(({ id }) => id === hold.by.slice(hold.by.indexOf(':') + 1));
  const offer = proposed(run, hold);
  return {
    known: knownOf(run, now),
    unknown: unknownOf(run, now),
    lookAt: message(`look.${lookFirst(hold, step)}`, { stack: step?.stack ?? '' }),
    next: { offer, message: hold.because.id === LEFT_APART ? message('next.restore-only') : message(`next.${offer}`) },
    notOffered: notOffered(run, hold),
  };
}

/** Holds about what an earlier run left: another run leads on from there, or this one with a reason. */
const [LEFT_APART, LEFT_OUT] = ['hold.left-apart', 'hold.left-out-before'];

const minutesSince = (run: RunState, at: Stamp, now: Stamp): number =>
  Math.round((ageMs(at, now) * paceOf(run.plan)) / 60_000);

function knownOf(run: RunState, now: Stamp): readonly KnownLine[] {
  if (run.outOfDate !== undefined) return [];
  const line = (key: string, say: (value: FactValue) => Message | undefined): readonly KnownLine[] => {
    const fact: KnownFact | undefined = run.facts.get(key);
    const said = fact === undefined || fact.value === null ? undefined : say(fact.value);
    if (fact === undefined || said === undefined) return [];
    return [{ message: said, evidence: fact.evidence, minutes: minutesSince(run, fact.at, now) }];
  };
  const lines = [
    ...everyTag(run.plan).flatMap((stack) => [
      ...line(`${stack}/power`, (power) => message('known.power', { stack, power: String(power) })),
      ...writtenOf(run, stack, line),
    ]),
    ...cables(run, line),
    ...(closing(run)
      ? line('site/breakers-closed', (found) => message('known.breakers-closed', { found: Number(found) }))
      : line('site/locks', (found) => message('known.locks', { found: Number(found) }))),
    ...run.plan.site.inverters.flatMap(({ id }) =>
      line(`inverter/${id}`, (state) => message('known.inverter', { what: id, state: String(state) })),
    ),
  ];
  if (lines.length > 0) return lines;
  const minutes = minutesSince(run, run.startedAt, now);
  return [{ message: message('known.nothing-moved'), evidence: ['E3'], minutes }];
}

type Line = (key: string, say: (value: FactValue) => Message | undefined) => readonly KnownLine[];

/** Passed, or how far its writing came. */
function writtenOf(run: RunState, stack: string, line: Line): readonly KnownLine[] {
  if (valueOf(run, `${stack}/passed`) === true)
    return line(`${stack}/passed`, () => message('known.passed', { stack }));
  return line(`${stack}/flash`, (flash) =>
    flash === 'maybe' ? undefined : message('known.flash', { stack, flash: String(flash) }),
  );
}

const cables = (run: RunState, line: Line): readonly KnownLine[] =>
  joinedNow(run)
    ? line('site/links-plugged', (found) => message('known.links-plugged', { found: Number(found) }))
    : line('site/links-in-hand', (found) => message('known.links-in-hand', { found: Number(found) }));

/** What the run cannot know; that somebody may have touched something since is always among it. */
function unknownOf(run: RunState, now: Stamp): readonly Message[] {
  const unseen =
    moved(run) || run.outOfDate !== undefined
      ? everyTag(run.plan).filter((tag) => typeof valueOf(run, `${tag}/power`) !== 'string')
      : [];
  const unread = takenApart(run) && !closing(run) ? tags(run.plan).filter((tag) => !measured(run, tag)) : [];
  return [
    ...unseen.map((stack) => message('unknown.power', { stack })),
    ...writingStacks(run).map((stack) => message('unknown.flash', { stack })),
    ...everyTag(run.plan)
      .filter((tag) => valueOf(run, `${tag}/flash`) === 'torn' || halfWritten(run).includes(tag))
      .map((stack) => message('unknown.torn', { stack })),
    ...banksNotSeen(run),
    ...(unread.length === 0 ? [] : [message('unknown.volts', { stacks: unread.join(', ') })]),
    message('unknown.touched-since', { minutes: minutesSince(run, run.lastAt, now) }),
  ];
}

const measured = (run: RunState, tag: string): boolean => typeof valueOf(run, `${tag}/volts`) === 'number';

/** Banks that were moved, or may have been, and not tapped since. */
function banksNotSeen(run: RunState): readonly Message[] {
  const orderOf = (key: string): number => run.facts.get(key)?.order ?? -1;
  return everyTag(run.plan).flatMap((stack) =>
    run.plan.banks
      .filter(({ id }) => orderOf(`${stack}/${id}/moved`) > orderOf(`${stack}/${id}`))
      .map(({ label }) => message('unknown.bank', { stack, bank: label })),
  );
}

/** Looked at and tried again, where that asks or does something anew; else the way that moves the least. */
function proposed(run: RunState, hold: Hold): HoldOffer {
  const first = (...wanted: readonly HoldOffer[]): HoldOffer =>
    wanted.find((offer) => hold.offers.includes(offer)) ?? hold.offers[0] ?? 'stop-here';
  if (hold.offers.includes('danger-over')) return 'danger-over';
  if (hold.because.id === LEFT_APART) return first('stop-here');
  if (hold.because.id === LEFT_OUT) return first('override', 'try-again');
  const asksAnew = hold.stepIds.length > 0 || writes(run);
  if (asksAnew) return first('flash-again', 'try-again', 'finish-forward', 'restore', 'stop-here');
  return first('restore', 'smaller-set', 'finish-forward', 'stop-here');
}

/** Why an ending that somebody may ask for is not among the offers. */
function notOffered(run: RunState, { by }: Hold): readonly Message[] {
  if (run.danger !== undefined) return [];
  if (torn(run)) return [message('why-not.torn')];
  if (writes(run) || halfWritten(run).length > 0) return [message('why-not.writes')];
  const smaller = smallerSet(run, by);
  const back = rollBack(run, by);
  return [
    ...(smaller === undefined || 'members' in smaller ? [] : [smaller]),
    ...(back === undefined || 'sha256' in back ? [] : [back]),
  ];
}
