import { cannotSee } from './parse-answer';
import { sendTyped } from './send-typed';
import { askedAs, focused, type Turn, type WatchEffect, type WatchState } from './watch-state';

/** Modes in which keys are letters of a sentence: Enter sends it, Escape goes back. */
export const TAKES_WORDS: readonly string[] = [
  'cannot-see',
  'meter',
  'hold-words',
  'leave',
  'note',
  'correct-why',
  'plant',
];

const FEWEST_LETTERS = 3;

export function onWordsKey(state: WatchState, key: string): Turn {
  if (key === 'escape') return still({ ...state, mode: { kind: 'ask' }, words: '', notice: null });
  if (key === 'enter') return submit(state);
  return still({ ...state, words: typedInto(state.words, key) });
}

/** A text after one more key: letters are added, Backspace takes one, Ctrl-U all. Other keys change nothing. */
export function typedInto(text: string, key: string): string {
  if (key === 'backspace') return [...text].slice(0, -1).join('');
  if (key === 'ctrl-u') return '';
  if (key === 'space') return text === '' ? '' : `${text} `;
  return [...key].length === 1 && text.length < 200 ? text + key : text;
}

function submit(state: WatchState): Turn {
  const { mode } = state;
  const words = state.words.trim();
  const prompt = focused(state);
  switch (mode.kind) {
    case 'meter':
      return submitMeter(state, words);
    case 'cannot-see':
      if (prompt === undefined) return back(state);
      return back(
        { ...state, sending: askedAs(prompt) },
        { do: 'answer', promptId: prompt.promptId, revision: prompt.revision, answer: cannotSee(words) },
      );
    case 'plant':
      return words === '' ? back(state) : { state: { ...state, words: '' }, effects: [{ do: 'plant', line: words }] };
    default:
      return words.length < FEWEST_LETTERS
        ? still({ ...state, notice: 'Three letters or more.' })
        : sentence(state, words);
  }
}

function sentence(state: WatchState, words: string): Turn {
  const { mode, view } = state;
  if (mode.kind === 'leave') return back(state, { do: 'abort', why: words });
  if (mode.kind === 'note') return back(state, { do: 'note', text: words });
  if (mode.kind === 'correct-why') return back(state, { do: 'correct', stepId: mode.stepId, why: words });
  const hold = view?.hold ?? null;
  if (mode.kind !== 'hold-words' || hold === null) return back(state);
  return back(state, { do: 'choose', promptId: hold.promptId, offer: mode.offer, words });
}

/** Enter alone: the meter of the reading before. */
function submitMeter(state: WatchState, words: string): Turn {
  const meter = words === '' ? state.meter : words;
  if (meter === null) return still({ ...state, notice: 'Type the name of the meter, e.g. Fluke 117.' });
  return sendTyped({ ...state, mode: { kind: 'ask' }, words: '', meter }, meter);
}

function back(state: WatchState, ...effects: WatchEffect[]): Turn {
  return { state: { ...state, mode: { kind: 'ask' }, words: '', notice: null }, effects };
}

function still(state: WatchState): Turn {
  return { state, effects: [] };
}
