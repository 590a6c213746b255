import type { Answer, PromptView } from '../../operator-api/client';
import { type Parsed, wrong } from './parsed';
import { readNumber } from './read-number';
export type { Parsed } from './parsed';
import type { Lever } from './watch-state';

const MOST_LETTERS = 200;

/** Reads what a person typed for a prompt. `?` (with words if wanted) always says: I cannot see it. */
export function parseAnswer(prompt: PromptView, typed: string, meter: string | null = null): Parsed {
  const text = typed.trim();
  if (text === '?' || text.startsWith('? ')) return answered(cannotSee(text.slice(1)));
  if (text === '') return wrong(text, 'something typed', 'Type what you see. Nothing to be seen? Type ?');
  if (text.length > MOST_LETTERS)
    return wrong(`${text.length} letters`, `at most ${MOST_LETTERS} letters`, 'Say it shorter.');
  return PARSERS[prompt.kind](prompt, text, meter);
}

/** The answer of somebody who cannot see it; the words are kept with it. */
export function cannotSee(why: string): Answer {
  const words = why.trim();
  return words === '' ? { kind: 'cannot-see' } : { kind: 'cannot-see', why: words };
}

type Parser = (prompt: PromptView, text: string, meter: string | null) => Parsed;

const PARSERS: Readonly<Record<PromptView['kind'], Parser>> = {
  confirm: (_prompt, text) => {
    if (/^(done|d|yes|y)$/i.test(text)) return answered({ kind: 'confirm', button: 'done' });
    if (/^(not-done|not done|no|n)$/i.test(text)) return answered({ kind: 'confirm', button: 'not-done' });
    return wrong(text, 'done (d), not done (n), ?', 'Say whether it is done.');
  },
  switches,
  code: (_prompt, text) => answered({ kind: 'code', text }),
  text: (_prompt, text) => answered({ kind: 'text', text }),
  photo: (_prompt, text) => ({ is: 'photo', path: unquoted(text) }),
  version: ({ items }, text) => {
    const texts = text.split(/[\s,;]+/).filter((part) => part !== '');
    if (texts.length === items) return answered({ kind: 'version', texts });
    return wrong(
      `${texts.length} versions`,
      `${items} ${items === 1 ? 'version' : 'versions, top module first'}`,
      'Type all, a blank between two.',
    );
  },
  number: (prompt, text, meter) => readNumber(prompt, text, meter),
  count: (_prompt, text) => {
    const value = /^\d{1,3}$/.test(text) ? Number(text) : undefined;
    return value === undefined
      ? wrong(text, 'a whole number, 0 to 999', 'Type the number.')
      : answered({ kind: 'count', value });
  },
  choice,
};

const LEVERS: Readonly<Record<string, Lever>> = {
  u: 'up',
  up: 'up',
  '▲': 'up',
  '^': 'up',
  d: 'down',
  down: 'down',
  '▼': 'down',
  v: 'down',
  '-': 'not-told',
  '·': 'not-told',
  '.': 'not-told',
  'not-told': 'not-told',
};

/** Levers as they are seen, up and down. Zeros and ones are refused: some banks print ON below. */
function switches(prompt: PromptView, text: string): Parsed {
  const lower = text.toLowerCase();
  const parts = /[\s,;]/.test(lower) || lower in LEVERS ? lower.split(/[\s,;]+/).flatMap(single) : [...lower];
  const positions = parts.map((part) => LEVERS[part]);
  const told = positions.filter((position): position is Lever => position !== undefined);
  if (told.length !== positions.length) {
    return wrong(
      text,
      'u (up), d (down), - (not told), one for each switch, first switch first',
      'Type the levers as they stand.',
    );
  }
  const width = prompt.bank?.width ?? 0;
  if (told.length > 16 || (width > 0 && told.length !== width)) {
    return wrong(
      `${told.length} switches`,
      width > 0 ? `${width} switches` : '1 to 16 switches',
      'Type one letter for each switch.',
    );
  }
  return answered({ kind: 'switches', positions: told });
}

function single(part: string): string[] {
  return part in LEVERS ? [part] : [...part];
}

function choice(prompt: PromptView, text: string): Parsed {
  const [, head = '', words = ''] = /^(\S+)\s*(.*)$/s.exec(text) ?? [];
  const option = /^\d+$/.test(head) ? prompt.options[Number(head) - 1] : prompt.options.find(({ id }) => id === head);
  if (option === undefined) {
    const allowed = prompt.options.map(({ id }, index) => `${index + 1} (${id})`).join(', ');
    return wrong(head, `${allowed}, ?`, 'Type the number of what you saw.');
  }
  return answered({ kind: 'choice', option: option.id, ...(words === '' ? {} : { words }) });
}

/** A path as terminals drop it: quoted, or with blanks behind backslashes. */
function unquoted(path: string): string {
  const quoted = /^(["'])(.*)\1$/.exec(path)?.[2];
  return quoted ?? path.replaceAll('\\ ', ' ');
}

function answered(answer: Answer): Parsed {
  return { is: 'answer', answer };
}
