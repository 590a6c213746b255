import type { Line, Style } from './line';

const RESET = '\u001b[0m';
const STYLES: Readonly<Record<Exclude<Style, 'site'>, string>> = {
  plain: '',
  bold: '\u001b[1m',
  dim: '\u001b[2m',
  warn: '\u001b[1;33m',
  alarm: '\u001b[1;97;41m',
};
/** Background of the site's own colour, with letters that can be read on it. */
const SITES: Readonly<Record<string, string>> = {
  blue: '\u001b[1;97;44m',
  orange: '\u001b[1;30;48;5;208m',
  green: '\u001b[1;30;42m',
  purple: '\u001b[1;97;45m',
  grey: '\u001b[1;30;47m',
};

/** Lines with their colours. The site's line is in the colour of the site. */
export function paint(lines: readonly Line[], colour: string | undefined): string[] {
  return lines.map(({ text, style }) => {
    const code = style === 'site' ? (SITES[colour ?? ''] ?? STYLES.bold) : STYLES[style];
    return code === '' || text === '' ? text : `${code}${text}${RESET}`;
  });
}
