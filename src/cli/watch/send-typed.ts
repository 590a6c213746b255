import type { Problem } from '../../kernel';
import type { Answer } from '../../operator-api/client';
import { parseAnswer } from './parse-answer';
import { askedAs, focused, type Turn, type WatchState } from './watch-state';

/** Sends what is typed for the prompt in focus, or says why it is no answer. */
export function sendTyped(state: WatchState, meter: string | null = null): Turn {
  const prompt = focused(state);
  if (prompt === undefined) return { state, effects: [] };
  const parsed = parseAnswer(prompt, state.draft.text, meter);
  switch (parsed.is) {
    case 'wrong':
      return { state: { ...state, notice: noticeOf(parsed.problem) }, effects: [] };
    case 'needs-meter':
      return { state: { ...state, mode: { kind: 'meter' }, words: '', notice: null }, effects: [] };
    case 'photo':
      return {
        state: onItsWay(state),
        effects: [{ do: 'photo', promptId: prompt.promptId, revision: prompt.revision, path: parsed.path }],
      };
    case 'answer':
      return sendAnswer(withMeterOf(state, parsed.answer), parsed.answer);
  }
}

/** Sends an answer to the prompt in focus; while it is on its way nothing else answers this prompt. */
export function sendAnswer(state: WatchState, answer: Answer): Turn {
  const prompt = focused(state);
  if (prompt === undefined) return { state, effects: [] };
  return {
    state: onItsWay(state),
    effects: [{ do: 'answer', promptId: prompt.promptId, revision: prompt.revision, answer }],
  };
}

function withMeterOf(state: WatchState, answer: Answer): WatchState {
  return answer.kind === 'number' && answer.meter !== undefined ? { ...state, meter: answer.meter } : state;
}

function onItsWay(state: WatchState): WatchState {
  const prompt = focused(state);
  const stepId = prompt?.stepId ?? '';
  return {
    ...state,
    sending: askedAs(prompt),
    notice: null,
    answered: [stepId, ...state.answered.filter((id) => id !== stepId)],
  };
}

function noticeOf(problem: Problem): string {
  return `${problem.value === undefined || problem.value === '' ? 'Nothing typed' : `Not understood: ${problem.value}`}. ${problem.remedy} (${problem.allowed ?? ''})`;
}
