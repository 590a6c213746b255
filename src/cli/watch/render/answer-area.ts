import type { PromptView } from '../../../operator-api/client';
import { askedAs, type Draft, type Lever, type WatchState } from '../watch-state';
import { type Line, line, wrap } from './line';

const SIGNS: Readonly<Record<Lever, string>> = { up: '▲', down: '▼', 'not-told': '·' };
const LEVERS_IN_A_ROW = 8;

/** Where the answer is given: buttons, switches or what has been typed; while it is on its way, only that. */
export function answerArea(state: WatchState, prompt: PromptView, columns: number): Line[] {
  if (state.sending === askedAs(prompt))
    return [line(state.link === 'live' ? 'Sent. One moment …' : 'Kept. It is sent when the link is back.', 'dim')];
  if (prompt.kind === 'confirm') return buttons(prompt, columns);
  if (prompt.kind === 'switches') return levers(state.draft);
  if (prompt.kind === 'choice') return [...options(prompt, state.draft, columns), entry('Number', state.draft.text)];
  return [...wrap(asksFor(prompt), columns, 'dim'), entry(ENTRY_WORDS[prompt.kind], state.draft.text, prompt.unit)];
}

const ENTRY_WORDS: Readonly<Record<'code' | 'version' | 'number' | 'count' | 'photo' | 'text', string>> = {
  code: 'Shows',
  version: 'Version',
  number: 'Value',
  count: 'Number',
  photo: 'File',
  text: 'Answer',
};

function asksFor(prompt: PromptView): string {
  switch (prompt.kind) {
    case 'version':
      return prompt.items === 1
        ? 'Type all digits, then Enter.'
        : `${prompt.items} versions, top first, Enter after each.`;
    case 'number':
      return `Number${prompt.unit === null ? '' : ` in ${prompt.unit}`}${prompt.meter ? ', then the meter' : ''}, then Enter.`;
    case 'photo':
      return 'Type or drop the path of the picture, then Enter.';
    default:
      return 'Type it, then Enter.';
  }
}

function buttons({ words }: PromptView, columns: number): Line[] {
  return [
    ...wrap(`[Enter] ${words.done ?? 'Done'}`, columns, 'bold'),
    ...wrap(`[n] ${words.notDone ?? 'Not done'}`, columns),
  ];
}

function options({ options: all }: PromptView, draft: Draft, columns: number): Line[] {
  const picked = Number(/^\d+/.exec(draft.text)?.[0] ?? 0);
  return all.flatMap(({ words }, index) =>
    wrap(`[${index + 1}] ${words.title}`, columns, index + 1 === picked ? 'bold' : 'plain'),
  );
}

function levers({ levers: told, cursor }: Draft): Line[] {
  const lines: Line[] = [line('u up, d down, or its number. · not told', 'dim')];
  for (let start = 0; start < Math.max(1, told.length); start += LEVERS_IN_A_ROW) {
    const row = told.slice(start, start + LEVERS_IN_A_ROW);
    const cells = (cell: (lever: Lever, index: number) => string) =>
      row.map((lever, at) => cell(lever, start + at)).join('  ');
    lines.push(line(cells((_, at) => String(at + 1).padStart(2))));
    lines.push(
      line(
        cells((lever) => ` ${SIGNS[lever]}`),
        'bold',
      ),
    );
    lines.push(line(cells((_, at) => (at === cursor ? ' ^' : '  ')).trimEnd(), 'dim'));
  }
  return [...lines, line('[Enter] As they stand', 'bold')];
}

function entry(label: string, text: string, unit: string | null = null): Line {
  return line(`${label}: ${tail(text)}_${unit === null ? '' : ` ${unit}`}`, 'bold');
}

/** A sentence being typed. */
export function typed(text: string): Line {
  return line(`> ${tail(text)}_`, 'bold');
}

/** The end of a long text stays in sight. */
function tail(text: string): string {
  const letters = [...text];
  return letters.length > 24 ? `…${letters.slice(-23).join('')}` : text;
}
