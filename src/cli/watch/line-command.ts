import type { RunView } from '../../operator-api/client';
import { correctable } from './on-key';
import { parseAnswer } from './parse-answer';
import { focused, type WatchEffect, type WatchState } from './watch-state';
import { problemLine } from '../../kernel';

/** What one typed line asks for: effects, another stack in focus, or a sentence why it is nothing. */
export type LineMeaning = { readonly effect: WatchEffect } | { readonly focus: string } | { readonly say: string };

/** True for lines that need nothing to be asked: danger, leave, note, quit, the plant. */
export function standsAlone(line: string): boolean {
  return /^(!|:|#\d|[xmcqs]( |$))/.test(line);
}

/** Reads one line: `!`, `x why`, `m text`, `c N why`, `#2`, `:plant`, `q`, `s`; everything else answers, `=` before it always does. */
export function lineMeaning(state: WatchState, line: string): LineMeaning {
  const [, letter = '', rest = ''] = /^([!xmcqs])(?: +(.*))?$/.exec(line) ?? [];
  if (line.startsWith('!')) return { effect: { do: 'danger' } };
  if (line.startsWith(':')) return { effect: { do: 'plant', line: line.slice(1).trim() } };
  if (/^#\d+$/.test(line)) return otherFocus(state.view, Number(line.slice(1)));
  if (letter === 'q') return { effect: { do: 'quit' } };
  if (letter === 's') return { effect: { do: 'start' } };
  if (letter === 'x') return rest === '' ? { say: 'Say why: x and words.' } : { effect: { do: 'abort', why: rest } };
  if (letter === 'm') return rest === '' ? { say: 'Say what: m and words.' } : { effect: { do: 'note', text: rest } };
  if (letter === 'c') return correction(state, rest);
  return answerOf(state, line.replace(/^= ?/, ''));
}

function otherFocus(view: RunView | null, number: number): LineMeaning {
  const prompt = view?.prompts[number - 1];
  return prompt === undefined ? { say: `No prompt ${number} is open.` } : { focus: prompt.stepId };
}

function correction(state: WatchState, rest: string): LineMeaning {
  const rows = correctable(state);
  const [, number = '', why = ''] = /^(\d+) +(.{3,})$/.exec(rest) ?? [];
  const picked = rows[Number(number) - 1];
  if (picked !== undefined) return { effect: { do: 'correct', stepId: picked.stepId, why } };
  return {
    say: ['Say which and why: c NUMBER words.', ...rows.map(({ title }, index) => `  ${index + 1} ${title}`)].join(
      '\n',
    ),
  };
}

function answerOf(state: WatchState, text: string): LineMeaning {
  const hold = state.view?.hold ?? null;
  if (hold !== null) {
    const [, number = '', words = ''] = /^(\d+) +(.{3,})$/.exec(text) ?? [];
    const offer = hold.offers[Number(number) - 1];
    if (offer === undefined) return { say: 'Type the number of the way on, and words.' };
    return { effect: { do: 'choose', promptId: hold.promptId, offer: offer.id, words } };
  }
  const prompt = focused(state);
  if (prompt === undefined) return { say: 'Nothing is asked.' };
  const parsed = parseAnswer(prompt, text, null);
  const { promptId, revision } = prompt;
  switch (parsed.is) {
    case 'answer':
      return { effect: { do: 'answer', promptId, revision, answer: parsed.answer } };
    case 'photo':
      return { effect: { do: 'photo', promptId, revision, path: parsed.path } };
    case 'needs-meter':
      return { say: 'Type the name of the meter behind the number, e.g. 52.81 Fluke 117.' };
    case 'wrong':
      return { say: problemLine(parsed.problem) };
  }
}
