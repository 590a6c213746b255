/** How a line stands out; what it means never hangs on the colour alone. */
export type Style = 'plain' | 'bold' | 'dim' | 'warn' | 'alarm' | 'site';

/** One line of the screen, without any control characters. */
export interface Line {
  readonly text: string;
  readonly style: Style;
}

export function line(text: string, style: Style = 'plain'): Line {
  return { text, style };
}

export const BLANK: Line = { text: '', style: 'plain' };

/** Columns that a text takes. All signs used here are one column wide. */
export function widthOf(text: string): number {
  return [...text].length;
}

/** A text broken at blanks so that no line is wider; longer words are cut. Control characters become blanks. */
export function wrap(text: string, columns: number, style: Style = 'plain'): Line[] {
  const lines: string[] = [];
  let row = '';
  for (const word of plain(text)
    .split(/ +/)
    .flatMap((part) => cut(part, columns))) {
    if (row === '') row = word;
    else if (widthOf(row) + 1 + widthOf(word) <= columns) row += ` ${word}`;
    else {
      lines.push(row);
      row = word;
    }
  }
  return [...lines, row].filter((part, index, all) => part !== '' || all.length === 1).map((part) => line(part, style));
}

/** A text cut to the width, with … where something is left out. */
export function clip(text: string, columns: number): string {
  const letters = [...plain(text)];
  return letters.length <= columns ? letters.join('') : `${letters.slice(0, Math.max(0, columns - 1)).join('')}…`;
}

/** Text from elsewhere must not steer the terminal. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
}

function cut(word: string, columns: number): string[] {
  const letters = [...word];
  const parts: string[] = [];
  for (let start = 0; start < letters.length; start += columns)
    parts.push(letters.slice(start, start + columns).join(''));
  return parts;
}
