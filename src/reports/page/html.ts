/** Markup that is already escaped. Made by `html` only, so a text of a person can never become markup. */
export interface Html {
  readonly markup: string;
}

export type HtmlPart = Html | string | number | null | readonly HtmlPart[];

/** A template whose values are escaped; lists are joined, null is nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return { markup: texts.map((text, index) => text + markupOf(parts[index] ?? null)).join('') };
}

/** Markup of the product itself, such as a drawing that escapes its own texts. */
export const trusted = (markup: string): Html => ({ markup });

function markupOf(part: HtmlPart): string {
  if (part === null) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
}

// Control characters are not allowed in HTML and could turn a terminal upside down.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

function escaped(text: string): string {
  return text
    .replace(FORBIDDEN, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
