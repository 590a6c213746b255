import { onAskKey } from './on-ask-key';
import { onWordsKey, TAKES_WORDS } from './on-words-key';
import { emptyDraft, focused, inDanger, type Mode, type Turn, type WatchState } from './watch-state';

/** Steps that the machine settles by itself: nothing in them was answered. */
const NOT_ANSWERED = ['wait-for', 'keep-host-awake', 'accept-count', 'pass-stack', 'finish'];

/** What a key does. `!` is danger wherever one is; everything else depends on what is asked. */
export function onKey(state: WatchState, key: string): Turn {
  if (key === 'ctrl-c') return { state, effects: [{ do: 'quit' }] };
  if (key === '!') return danger(state);
  const { kind } = state.mode;
  if (kind === 'danger') return inDangerCard(state, key);
  if (TAKES_WORDS.includes(kind)) return onWordsKey(state, key);
  if (kind === 'menu') return fromMenu(state, key);
  if (kind === 'correct') return pickCorrection(state, key);
  if (key === 'escape') return to(state, { kind: 'menu' });
  if (key === 'tab') return still(nextFocus(state));
  return onAskKey(state, key) ?? shortcut(state, key);
}

/** Shown at once; the report follows by itself (SI-01). */
function danger(state: WatchState): Turn {
  const shown: WatchState = { ...state, mode: { kind: 'danger' }, notice: null };
  if (state.danger === 'on-its-way') return still(shown);
  return { state: { ...shown, danger: 'on-its-way' }, effects: [{ do: 'danger' }] };
}

function inDangerCard(state: WatchState, key: string): Turn {
  if (key !== 'escape' || state.danger === 'on-its-way') return still(state);
  return still({ ...state, mode: { kind: 'ask' } });
}

function fromMenu(state: WatchState, key: string): Turn {
  if (key === 'escape') return to(state, { kind: 'ask' });
  const prompt = /^[1-9]$/.test(key) ? state.view?.prompts[Number(key) - 1] : undefined;
  if (prompt !== undefined) return still(focusOn({ ...state, mode: { kind: 'ask' } }, prompt.stepId));
  return shortcut({ ...state, mode: { kind: 'ask' } }, key);
}

/** The keys that mean the same on every screen. */
function shortcut(state: WatchState, key: string): Turn {
  switch (key) {
    case '?':
      return focused(state) === undefined ? still(state) : to(state, { kind: 'cannot-see' });
    case 'x':
      return to(state, { kind: 'leave' });
    case 'm':
      return to(state, { kind: 'note' });
    case 'c':
      return to(state, { kind: 'correct' });
    case 'q':
      return { state, effects: [{ do: 'quit' }] };
    case ':':
      return state.plantUrl === null ? still(state) : to(state, { kind: 'plant' });
    case 's':
      return state.view?.status === 'planned' ? { state, effects: [{ do: 'start' }] } : still(state);
    default:
      return hold(state, key);
  }
}

function hold(state: WatchState, key: string): Turn {
  const offer = /^[1-9]$/.test(key) ? state.view?.hold?.offers[Number(key) - 1] : undefined;
  return offer === undefined ? still(state) : to(state, { kind: 'hold-words', offer: offer.id });
}

/** The last ten answers, newest first: those of this screen, then what was done before. */
export function correctable(state: WatchState): readonly { readonly stepId: string; readonly title: string }[] {
  const done = (state.view?.steps ?? []).filter(
    ({ status, step }) => status === 'done' && !NOT_ANSWERED.includes(step),
  );
  const ids = done.map(({ id }) => id);
  const newestFirst = [...new Set([...state.answered.filter((id) => ids.includes(id)), ...ids.toReversed()])].slice(
    0,
    10,
  );
  return newestFirst.map((stepId) => {
    const step = done.find(({ id }) => id === stepId);
    const named = `${(step?.step ?? stepId).replaceAll('-', ' ')}${(step?.stack ?? null) === null ? '' : `, ${step?.stack}`}`;
    return { stepId, title: state.titles[stepId] ?? named };
  });
}

function pickCorrection(state: WatchState, key: string): Turn {
  if (key === 'escape') return to(state, { kind: 'ask' });
  const picked = /^\d$/.test(key) ? correctable(state)[(Number(key) + 9) % 10] : undefined;
  return picked === undefined ? still(state) : to(state, { kind: 'correct-why', stepId: picked.stepId });
}

function nextFocus(state: WatchState): WatchState {
  const prompts = state.view?.prompts ?? [];
  const at = prompts.findIndex(({ stepId }) => stepId === focused(state)?.stepId);
  const next = prompts[(at + 1) % Math.max(1, prompts.length)];
  return next === undefined ? state : focusOn(state, next.stepId);
}

function focusOn(state: WatchState, stepId: string): WatchState {
  if (focused(state)?.stepId === stepId) return state;
  const moved = { ...state, focus: stepId };
  return { ...moved, draft: emptyDraft(focused(moved)), armed: true, notice: null };
}

function to(state: WatchState, mode: Mode): Turn {
  if (inDanger(state) && ['note', 'correct', 'menu'].includes(mode.kind)) return still(state);
  return still({ ...state, mode, words: '', notice: null });
}

function still(state: WatchState): Turn {
  return { state, effects: [] };
}
