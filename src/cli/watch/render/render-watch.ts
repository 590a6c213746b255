import { TYPED_FREELY } from '../on-ask-key';
import { focused, inDanger, type WatchState } from '../watch-state';
import { largeText } from './large-text';
import { BLANK, clip, type Line, line, wrap } from './line';
import { modeLines } from './mode-screens';
import { dangerScreen, mainScreen } from './screens';

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** The whole screen as lines, none wider than the terminal and not more than it has rows. Pure. */
export function renderWatch(state: WatchState, size: ScreenSize): Line[] {
  const columns = Math.max(20, size.columns);
  const head = [...siteLine(state, columns), ...linkLine(state, columns)];
  const middle = inDanger(state)
    ? dangerScreen(state, columns)
    : [...tagLines(state, columns), ...mainScreen(state, columns)];
  const foot = [
    ...(state.notice === null ? [] : wrap(state.notice, columns, 'warn')),
    ...state.plantLines.flatMap((text) => wrap(text, columns, 'dim')),
    ...modeLines(state, columns),
    ...hints(state, columns),
  ];
  return fitted([...head, BLANK], middle, [BLANK, ...foot], size.rows);
}

function siteLine({ view }: WatchState, columns: number): Line[] {
  if (view === null) return [line('Stackhand', 'site')];
  const { name, colour, training } = view.site;
  return wrap(`${training ? 'TRAINING · ' : ''}${colour.toUpperCase()} · ${name}`, columns, 'site');
}

function linkLine({ view, link }: WatchState, columns: number): Line[] {
  if (link === 'lost') return wrap('LINK LOST. What you see is OLD. Trying again.', columns, 'alarm');
  if (view === null) return [];
  const others = view.prompts.length > 1 ? ` · ${view.prompts.length} open (Tab)` : '';
  return [line(clip(`${view.progress.done}/${view.progress.of} · ${view.procedure}${others}`, columns), 'dim')];
}

/** The sticker of the stack that everything on the screen is about, to be read from a step away. */
function tagLines(state: WatchState, columns: number): Line[] {
  const prompt = focused(state);
  const stack = (prompt === undefined ? state.view?.waits[0]?.stack : prompt.stack) ?? null;
  const handsOff = prompt?.handsOff ?? null;
  if (stack === null || handsOff !== null) return [];
  return [...largeText(stack, columns).map((text) => line(text, 'bold')), BLANK];
}

function hints(state: WatchState, columns: number): Line[] {
  if (state.mode.kind === 'danger') return state.danger === 'on-its-way' ? [] : [line('[Esc] Back to the run', 'dim')];
  if (state.mode.kind !== 'ask') return [line('! danger', 'dim')];
  if (state.view?.status === 'ended') return [line('q leave', 'dim')];
  const prompt = focused(state);
  const behindEscape = prompt !== undefined && TYPED_FREELY.includes(prompt.kind);
  const keys = behindEscape
    ? '! danger · ? can’t see · Esc more keys'
    : '! danger · ? can’t see · x I must leave · c correct · m note · q quit';
  return wrap(state.plantUrl === null ? keys : `${keys} · : plant`, columns, 'dim');
}

/** Fits the rows: first blanks go, then the large tag, then lines of the middle; where it is answered stays in sight. */
function fitted(head: readonly Line[], middle: readonly Line[], foot: readonly Line[], rows: number): Line[] {
  const all = [...head, ...middle, ...foot];
  if (all.length <= rows) return all;
  const close = all.filter((part) => part.text !== '');
  if (close.length <= rows) return close;
  const top = head.filter((part) => part.text !== '').length + 5;
  return [
    ...close.slice(0, Math.min(top, rows - 2)),
    line('… (the window is too small)', 'warn'),
    ...close.slice(-Math.max(1, rows - top - 1)),
  ].slice(0, rows);
}
