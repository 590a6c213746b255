import { onKey } from './on-key';
import { askedAs, emptyDraft, focused, type Turn, type WatchEvent, type WatchState } from './watch-state';
import type { RunView } from '../../operator-api/client';

/** The next screen, and what is to be done for it. Pure: no clock, no terminal, no service. */
export function onWatchEvent(state: WatchState, event: WatchEvent): Turn {
  switch (event.type) {
    case 'view':
      return still(onView(state, event.view));
    case 'link':
      return still({ ...state, link: event.up ? 'live' : 'lost' });
    case 'armed':
      return still(event.prompt === askedAs(focused(state)) ? { ...state, armed: true } : state);
    case 'key':
      return onKey(state, event.key);
    case 'sent':
      return still(onSent(state, event.what, event.problem));
    case 'plant':
      return still({ ...state, plantLines: event.lines });
    case 'isolator':
      return still({ ...state, isolator: event.isolator });
  }
}

function still(state: WatchState): Turn {
  return { state, effects: [] };
}

/** A newer view: what was typed stays only for the very same question. */
function onView(state: WatchState, view: RunView): WatchState {
  if (state.view !== null && view.seq < state.view.seq) return state;
  const titles = {
    ...state.titles,
    ...Object.fromEntries(view.prompts.map(({ stepId, words }) => [stepId, words.title])),
  };
  const next: WatchState = { ...state, view, titles, focus: focused({ ...state, view })?.stepId ?? null };
  const settled = stillOpen(next) ? next : { ...next, sending: null };
  const [before, now] = [askedAs(focused(state)), focused(settled)];
  if (before !== askedAs(now)) return freshQuestion(settled, state, now);
  return settled.mode.kind === 'hold-words' && view.hold === null
    ? { ...settled, mode: { kind: 'ask' }, words: '' }
    : settled;
}

function freshQuestion(next: WatchState, before: WatchState, now: ReturnType<typeof focused>): WatchState {
  const lostText = before.draft.text !== '' && before.sending === null && now !== undefined;
  const keepsMode = ['note', 'leave', 'danger', 'plant', 'correct', 'correct-why'].includes(before.mode.kind);
  return {
    ...next,
    draft: emptyDraft(now),
    armed: false,
    mode: keepsMode ? before.mode : { kind: 'ask' },
    words: keepsMode ? before.words : '',
    plantLines: before.mode.kind === 'plant' ? before.plantLines : [],
    notice: lostText ? 'The question changed. Read it, then type again.' : null,
  };
}

/** An answer on its way is settled when its question is no longer asked as it was. */
function stillOpen({ view, sending }: WatchState): boolean {
  return view?.prompts.some((prompt) => askedAs(prompt) === sending) === true;
}

function onSent(state: WatchState, what: string, problem: string | null): WatchState {
  if (what === 'danger') return { ...state, danger: problem === null ? 'recorded' : 'none', notice: problem };
  if (problem === null) return { ...state, notice: what === 'note' ? 'Noted.' : state.notice };
  const taken = what === 'answer' || what === 'photo';
  return { ...state, notice: problem, sending: taken ? null : state.sending };
}
