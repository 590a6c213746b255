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
export function renderWatch(state: WatchState, { columns: wide, rows }: ScreenSize): Line[] {
  const columns = Math.max(20, wide);
  const head = [...siteLine(state, columns), ...linkLine(state, columns)];
  const main = inDanger(state) ? dangerScreen(state, columns) : mainScreen(state, columns);
  const foot = [
    ...(state.notice === null ? [] : wrap(state.notice, columns, 'warn')),
    ...state.plantLines.flatMap((text) => wrap(text, columns, 'dim')),
    ...modeLines(state, columns),
    ...hints(state, columns),
  ];
  const tag = inDanger(state) ? null : tagOf(state);
  const large = tag === null ? [] : [...largeText(tag, columns).map((text) => line(text, 'bold')), BLANK];
  const small = tag === null ? [] : [line(clip(`STACK ${tag}`, columns), 'bold')];
  return fitted(
    [
      [...head, BLANK, ...large, ...main, BLANK, ...foot],
      [...head, ...large, ...main, ...foot],
      [...head, ...small, ...main, ...foot],
    ],
    { rows, top: head.length + small.length + 2 },
  );
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
function tagOf(state: WatchState): string | null {
  const prompt = focused(state);
  const handsOff = prompt?.handsOff ?? null;
  if (handsOff !== null) return null;
  const { acts = [], waits = [] } = state.view ?? {};
  return (prompt === undefined ? (acts[0]?.stack ?? waits[0]?.stack) : prompt.stack) ?? null;
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

/** The first layout that fits the rows, the later ones without blanks; else lines of the middle go: where it is answered stays in sight. */
function fitted(layouts: readonly (readonly Line[])[], { rows, top }: { rows: number; top: number }): Line[] {
  for (const [index, layout] of layouts.entries()) {
    const lines = index === 0 ? [...layout] : layout.filter((part) => part.text !== '');
    if (lines.length <= rows) return lines;
  }
  const lines = (layouts.at(-1) ?? []).filter((part) => part.text !== '');
  const kept = Math.max(1, rows - top - 1);
  return [
    ...lines.slice(0, Math.max(0, rows - kept - 1)),
    line('… (the window is too small)', 'warn'),
    ...lines.slice(-kept),
  ].slice(-rows);
}
