import type { ActView, HelpView, HoldView, PromptView, RunView } from '../../../operator-api/client';
import { say } from '../../../words';
import { focused, type WatchState } from '../watch-state';
import { helpTexts } from '../help-texts';
import { actLines, actScreen } from './act-area';
import { answerArea } from './answer-area';
import { largeText } from './large-text';
import { BLANK, clip, type Line, line, wrap } from './line';
import { wordLines } from './word-lines';

type Words = PromptView['words'];

/** One thing to do: what, the drawing, what the last try meant, and where it is answered. */
export function promptScreen(state: WatchState, prompt: PromptView, columns: number): Line[] {
  return [
    ...wordLines(prompt.words, columns),
    ...drawing(prompt),
    ...(prompt.because === null
      ? []
      : [BLANK, ...wrap(`Last try: ${prompt.because.title}`, columns, 'warn'), ...second(prompt.because, columns)]),
    BLANK,
    ...answerArea(state, prompt, columns),
  ];
}

function drawing({ drawingText }: PromptView): Line[] {
  return drawingText === null ? [] : [BLANK, ...drawingText.split('\n').map((text) => line(text))];
}

function second({ line: text }: Words, columns: number): Line[] {
  return text === undefined ? [] : wrap(text, columns);
}

/** Nothing to tap: what is waited for, by the server's seconds. */
export function waitScreen(view: RunView, columns: number): Line[] {
  return view.waits.flatMap((wait, index) => [
    ...(index === 0 ? [] : [BLANK]),
    ...wordLines(wait.words, columns),
    BLANK,
    ...largeText(minutes(wait.secondsLeft), columns).map((text) => line(text, 'bold')),
    line(
      `${minutes(wait.secondsLeft)} left of ${minutes(wait.seconds)}${wait.stack === null ? '' : `, stack ${wait.stack}`}`,
    ),
  ]);
}

/** Nobody touches anything: fills the screen, with the seconds gone and both limits. */
export function handsOffScreen(state: WatchState, prompt: PromptView, columns: number): Line[] {
  const { handsOff } = prompt;
  if (handsOff === null) return [];
  const overdue =
    handsOff.overdue === null
      ? []
      : wordLines(say({ id: `overdue.${handsOff.overdue}`, params: {} }), columns, 'alarm');
  return [
    ...largeText('HANDS OFF', columns).map((text) => line(text, 'alarm')),
    BLANK,
    ...wordLines(prompt.words, columns, 'alarm'),
    BLANK,
    ...largeText(minutes(handsOff.secondsGone), columns).map((text) => line(text, 'alarm')),
    ...wrap(
      `${minutes(handsOff.secondsGone)} gone. About ${minutes(handsOff.normalSeconds)} is normal, ${minutes(handsOff.hardLimitSeconds)} is the limit.`,
      columns,
    ),
    ...(overdue.length === 0 ? [] : [BLANK, ...overdue]),
    ...(prompt.because === null ? [] : [BLANK, ...wrap(`Last try: ${prompt.because.title}`, columns, 'warn')]),
    BLANK,
    ...answerArea(state, prompt, columns),
  ];
}

/** What happened, where the plant stands, the card, and the ways on. */
export function holdScreen(hold: HoldView, acts: readonly ActView[], columns: number): Line[] {
  return [
    ...wrap('THE RUN IS HELD', columns, 'warn'),
    // A transfer goes on in spite of the hold: at the top, where no small window cuts it, before somebody pulls a plug.
    ...actLines(acts, columns),
    ...wordLines(hold.because, columns),
    ...wrap(`First: ${hold.help.lookAt.title}`, columns, 'bold'),
    ...wrap(`Then: ${hold.help.next.words.title}`, columns, 'bold'),
    BLANK,
    ...wrap(`Plant: ${hold.physical.replaceAll('-', ' ')}. Hang this card:`, columns, 'dim'),
    ...wordLines(hold.card, columns),
    BLANK,
    ...wordLines(hold.leave, columns, 'bold'),
    BLANK,
    ...offers(hold, columns),
    BLANK,
    ...help(hold.help, columns),
  ];
}

/** Below the ways on: who goes on needs it, who knows it need not read it. */
function help({ known, unknown, notOffered }: HelpView, columns: number): Line[] {
  return helpTexts({ known, unknown, notOffered }).flatMap((text) => wrap(text, columns, 'dim'));
}

function offers(hold: HoldView, columns: number): Line[] {
  return hold.offers.flatMap(({ id, words }, index) => [
    ...wrap(`[${index + 1}] ${words.title}${id === hold.help.next.offer ? ' ← proposed' : ''}`, columns, 'bold'),
    ...(words.line === undefined ? [] : wrap(words.line, columns - 4).map((part) => line(`    ${part.text}`, 'dim'))),
  ]);
}

/** The danger card, at once and before anything else; what the service knows of it stands below. */
export function dangerScreen(state: WatchState, columns: number): Line[] {
  const isolator = state.isolator ?? 'on the site sheet';
  const card = state.view?.danger?.card ?? say({ id: 'danger.card', params: { isolator } });
  const report =
    (state.view?.danger ?? null) !== null || state.danger === 'recorded'
      ? 'It is recorded.'
      : state.danger === 'on-its-way'
        ? 'Leave now. The report is being sent by itself.'
        : 'It is not recorded. Press ! again.';
  const hold =
    (state.view?.danger ?? null) === null || state.mode.kind === 'danger' ? null : (state.view?.hold ?? null);
  return [
    ...largeText('DANGER', columns).map((text) => line(text, 'alarm')),
    BLANK,
    ...wordLines(card, columns, 'alarm'),
    BLANK,
    ...wrap(report, columns, 'bold'),
    ...(hold === null ? [] : [BLANK, ...offers(hold, columns)]),
  ];
}

/** How it ended, where the plant stands, and what is still to be put back. */
export function endScreen(view: RunView, columns: number): Line[] {
  const title = view.outcome === null ? 'Ended.' : say({ id: `outcome.${view.outcome}`, params: {} }).title;
  const left = view.obligations.map(({ id }) => line(clip(`- ${id}`, columns), 'warn'));
  return [
    ...wrap(title, columns, view.outcome?.startsWith('complete') === true ? 'bold' : 'warn'),
    ...(view.endedBecause === null ? [] : wordLines(view.endedBecause, columns)),
    ...(view.physical === null ? [] : wrap(`Plant: ${view.physical.replaceAll('-', ' ')}.`, columns)),
    ...(left.length === 0 ? [] : [BLANK, ...wrap('Still to be put back:', columns, 'warn'), ...left]),
    ...(view.deviations.length === 0
      ? []
      : [BLANK, ...wrap(`${view.deviations.length} deviations, in the report.`, columns)]),
  ];
}

/** The screen in the middle, by what matters most now. */
export function mainScreen(state: WatchState, columns: number): Line[] {
  const { view } = state;
  if (view === null) return [line('Asking the service …', 'dim')];
  if (view.status === 'planned')
    return [...wrap('The run is planned. Nothing was changed.', columns, 'bold'), entryHint('[s] Start')];
  if (view.status === 'ended') return endScreen(view, columns);
  if (view.hold !== null) return holdScreen(view.hold, view.acts, columns);
  const prompt = focused(state);
  if (prompt !== undefined && prompt.handsOff !== null) return handsOffScreen(state, prompt, columns);
  if (prompt === undefined) return machineScreen(view, columns);
  return [
    ...promptScreen(state, prompt, columns),
    ...actLines(view.acts, columns),
    ...view.waits.flatMap((wait) => wrap(`${wait.words.title} ${minutes(wait.secondsLeft)} left.`, columns, 'dim')),
  ];
}

/** Nobody is asked anything: what the machine does, and what is waited for. */
function machineScreen(view: RunView, columns: number): Line[] {
  const parts = [actScreen(view.acts, columns), waitScreen(view, columns)].filter((part) => part.length > 0);
  if (parts.length === 0) return wrap('Nothing for you to do. The machine looks.', columns, 'bold');
  return parts.flatMap((part, index) => (index === 0 ? part : [BLANK, ...part]));
}

function entryHint(text: string): Line {
  return line(text, 'bold');
}

/** `1:40` for 100 seconds. */
export function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
