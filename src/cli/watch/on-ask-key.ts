import type { PromptView } from '../../operator-api/client';
import { typedInto } from './on-words-key';
import { sendAnswer, sendTyped } from './send-typed';
import { askedAs, type Draft, focused, type Lever, type Turn, type WatchState } from './watch-state';

/** Kinds whose answer may begin with any letter; single-key shortcuts are behind Escape there. */
export const TYPED_FREELY: readonly PromptView['kind'][] = ['code', 'text', 'photo', 'version'];

const MOST_LEVERS = 16;

/** What a key does to the answer of the prompt in focus; undefined when it means nothing to it. */
export function onAskKey(state: WatchState, key: string): Turn | undefined {
  const prompt = focused(state);
  if (prompt === undefined) return undefined;
  if (state.sending === askedAs(prompt)) return ['?', 'enter', 'space'].includes(key) ? still(state) : undefined;
  if (prompt.kind === 'confirm') return confirm(state, key);
  if (prompt.kind === 'switches') return levers(state, prompt, key);
  return typing(state, prompt, key);
}

function confirm(state: WatchState, key: string): Turn | undefined {
  if (!['enter', 'space', 'n'].includes(key)) return undefined;
  if (!state.armed) return still({ ...state, notice: 'This is a new step. Read it, then press again.' });
  return sendAnswer(state, { kind: 'confirm', button: key === 'n' ? 'not-done' : 'done' });
}

function levers(state: WatchState, prompt: PromptView, key: string): Turn | undefined {
  const { draft } = state;
  if (key === 'enter') return sendLevers(state, prompt);
  const digit = /^[1-9]$/.test(key) ? Number(key) - 1 : undefined;
  if (digit !== undefined)
    return digit < draft.levers.length
      ? drafted(state, set(draft, digit, toggled(draft.levers[digit]), digit))
      : still(state);
  if (key === 'u' || key === 'd') return drafted(state, place(draft, prompt, key === 'u' ? 'up' : 'down'));
  if (key === 'left') return drafted(state, { ...draft, cursor: Math.max(0, draft.cursor - 1) });
  if (key === 'right') return drafted(state, { ...draft, cursor: Math.min(draft.levers.length - 1, draft.cursor + 1) });
  if (key === 'backspace') return drafted(state, takeBack(draft, prompt));
  return undefined;
}

function sendLevers(state: WatchState, prompt: PromptView): Turn {
  const { levers: told } = state.draft;
  if (told.length === 0 || told.includes('not-told')) {
    const open = told.flatMap((lever, index) => (lever === 'not-told' ? [index + 1] : [])).join(', ');
    return still({
      ...state,
      notice: open === '' ? 'Type u or d for each switch.' : `Not told yet: switch ${open}. Can’t see it? Press ?`,
    });
  }
  const width = prompt.bank?.width ?? 0;
  return width > 0 && told.length !== width
    ? still(state)
    : sendAnswer(state, { kind: 'switches', positions: [...told] });
}

function toggled(lever: Lever | undefined): Lever {
  return lever === 'up' ? 'down' : 'up';
}

/** Sets the lever under the cursor and goes to the next; a bank of unpublished width grows as it is told. */
function place(draft: Draft, prompt: PromptView, lever: Lever): Draft {
  const grows = (prompt.bank?.width ?? 0) === 0;
  if (grows)
    return draft.levers.length >= MOST_LEVERS
      ? draft
      : { ...draft, levers: [...draft.levers, lever], cursor: draft.levers.length };
  return set(draft, draft.cursor, lever, Math.min(draft.levers.length - 1, draft.cursor + 1));
}

function takeBack(draft: Draft, prompt: PromptView): Draft {
  if ((prompt.bank?.width ?? 0) === 0)
    return { ...draft, levers: draft.levers.slice(0, -1), cursor: Math.max(0, draft.levers.length - 2) };
  const at = draft.levers[draft.cursor] === 'not-told' ? Math.max(0, draft.cursor - 1) : draft.cursor;
  return set(draft, at, 'not-told', at);
}

function set(draft: Draft, index: number, lever: Lever, cursor: number): Draft {
  return { ...draft, levers: draft.levers.map((old, at) => (at === index ? lever : old)), cursor };
}

function typing(state: WatchState, prompt: PromptView, key: string): Turn | undefined {
  const { text } = state.draft;
  if (key === 'enter') return enter(state, prompt);
  const begins = text === '';
  if (begins && (key === '?' || (key === ':' && state.plantUrl !== null))) return undefined;
  if (begins && key !== 'backspace' && !TYPED_FREELY.includes(prompt.kind) && !/^[\d+\-−.,]$/.test(key))
    return undefined;
  const next = typedInto(text, key);
  return next === text ? (begins ? undefined : still(state)) : drafted(state, { ...state.draft, text: next });
}

/** Several versions are typed one after another: Enter goes to the next until all are there. */
function enter(state: WatchState, prompt: PromptView): Turn {
  const text = state.draft.text.trim();
  const typed = text === '' ? 0 : text.split(/[\s,;]+/).length;
  const more = prompt.kind === 'version' && typed > 0 && typed < prompt.items;
  return more ? drafted(state, { ...state.draft, text: `${text} ` }) : sendTyped(state);
}

function drafted(state: WatchState, draft: Draft): Turn {
  return still({ ...state, draft, notice: null });
}

function still(state: WatchState): Turn {
  return { state, effects: [] };
}
