import { correctable } from '../on-key';
import type { WatchState } from '../watch-state';
import { typed } from './answer-area';
import { type Line, line, wrap } from './line';

/** What stands under the screen while the keys mean something else than an answer; empty otherwise. */
export function modeLines(state: WatchState, columns: number): Line[] {
  const { mode } = state;
  switch (mode.kind) {
    case 'ask':
    case 'danger':
      return [];
    case 'menu':
      return menu(state, columns);
    case 'correct':
      return corrections(state, columns);
    default:
      return [...wrap(asked(state), columns, 'warn'), typed(state.words), line('[Enter] Send   [Esc] Back', 'dim')];
  }
}

function asked({ mode, meter, view }: WatchState): string {
  switch (mode.kind) {
    case 'cannot-see':
      return 'Why can’t you see it? Enter alone is an answer too.';
    case 'meter':
      return meter === null ? 'Which meter? Type its name.' : `Which meter? Enter alone: ${meter}, as before.`;
    case 'hold-words': {
      const words = view?.hold?.offers.find(({ id }) => id === mode.offer)?.words;
      return `${words?.title ?? mode.offer}. ${words?.line ?? 'Say why.'}`;
    }
    case 'leave':
      return 'You must leave. Why? The run goes to the nearest state that may be left.';
    case 'note':
      return 'Note for the report:';
    case 'correct-why':
      return 'What was wrong with that answer? It is asked again.';
    default:
      return 'Hands and eyes at the training plant. help lists them.';
  }
}

function menu({ view, plantUrl }: WatchState, columns: number): Line[] {
  const prompts = (view?.prompts ?? []).map(
    (prompt, index) => `${index + 1} = ${prompt.stack ?? 'site'}: ${prompt.words.title}`,
  );
  const keys = ['? can’t see', '! danger', 'x I must leave', 'c correct', 'm note', 'q leave the screen'];
  const all = [...keys, ...(plantUrl === null ? [] : [': plant']), ...(prompts.length > 1 ? prompts : []), 'Esc back'];
  return all.flatMap((text) => wrap(text, columns));
}

function corrections(state: WatchState, columns: number): Line[] {
  const rows = correctable(state).map(({ title }, index) => `${(index + 1) % 10} ${title}`);
  if (rows.length === 0) return wrap('Nothing was answered yet. Esc: back.', columns, 'warn');
  return [
    ...wrap('Which answer was wrong?', columns, 'warn'),
    ...rows.flatMap((row) => wrap(row, columns)),
    line('[Esc] Back', 'dim'),
  ];
}
