import { type BankDrawing, bankWords, renderBankSvg } from '../../dip-config';
import { html, type Html, type HtmlPart, trusted } from './html';

/** A table with a caption and headers that a screen reader announces; the first cell of a row is its header. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly HtmlPart[])[]): Html {
  if (rows.length === 0) return html`<p class="none">${caption}: none.</p>`;
  return html`<div class="table"><table><caption>${caption}</caption><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map(row)}</tbody></table></div>`;
}

function row([first = null, ...others]: readonly HtmlPart[]): Html {
  return html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}

export function list(items: readonly HtmlPart[]): Html {
  return items.length === 0
    ? html`<p class="none">None.</p>`
    : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

export const section = (title: string, ...body: readonly HtmlPart[]): Html =>
  html`<section><h2>${title}</h2>${body}</section>`;

export const definitions = (pairs: readonly (readonly [string, HtmlPart])[]): Html =>
  html`<dl>${pairs.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;

/** An empty box to tick with a pen. */
export const box = html`<span class="box" role="img" aria-label="empty box"></span>`;

/** A line to write on. */
export const blank = (label: string): Html =>
  html`<span class="blank"><span class="label">${label}</span> ____________</span>`;

/** Drawings of one page: the same bank may be drawn more than once, and the ids in a page must differ. */
export class Drawings {
  private drawn = 0;

  /** The drawing with its words below it; the words are also its text for a screen reader. */
  figure(drawing: BankDrawing, words = bankWords(drawing)): Html {
    this.drawn += 1;
    const svg = renderBankSvg(drawing).replace(
      /(id|aria-labelledby)="([^"]*)"/g,
      (_all, name: string, ids: string) =>
        `${name}="${ids
          .split(' ')
          .map((id) => `${id}-${this.drawn}`)
          .join(' ')}"`,
    );
    return html`<figure>${trusted(svg)}<figcaption>${words}</figcaption></figure>`;
  }
}
