import { type BankDrawing, bankWords, renderBankSvg } from '../../dip-config';
import { type Message, message } from '../../kernel';
import type { NotVerifiable } from '../not-verifiable';
import type { Wording } from '../wording';
import { html, type Html, type HtmlPart, trusted } from './html';

/** The pieces of one page, in its language. */
export class PageParts {
  readonly text: Wording['text'];
  /** An empty box to tick with a pen. */
  readonly box: Html;
  private drawn = 0;

  constructor(private readonly wording: Wording) {
    this.text = wording.text;
    this.box = html`<span class="box" role="img" aria-label="${this.text(message('print.empty-box'))}"></span>`;
  }

  /** A table with a caption and headers that a screen reader announces; the first cell of a row is its header. */
  table(caption: Message, heads: readonly Message[], rows: readonly (readonly HtmlPart[])[]): Html {
    const what = this.text(caption);
    if (rows.length === 0) return html`<p class="none">${this.text(message('print.none', { what }))}</p>`;
    return html`<div class="table"><table><caption>${what}</caption><thead><tr>${heads.map((head) => html`<th scope="col">${this.text(head)}</th>`)}</tr></thead><tbody>${rows.map(row)}</tbody></table></div>`;
  }

  list(items: readonly HtmlPart[]): Html {
    return items.length === 0
      ? html`<p class="none">${this.text(message('print.none-at-all'))}</p>`
      : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  }

  section(title: Message, ...body: readonly HtmlPart[]): Html {
    return html`<section><h2>${this.text(title)}</h2>${body}</section>`;
  }

  /** A heading within a section. */
  under(title: Message, ...body: readonly HtmlPart[]): Html {
    return html`<h3>${this.text(title)}</h3>${body}`;
  }

  definitions(pairs: readonly (readonly [Message, HtmlPart])[]): Html {
    return html`<dl>${pairs.map(([name, value]) => html`<dt>${this.text(name)}</dt><dd>${value}</dd>`)}</dl>`;
  }

  /** A no stands out. */
  yesOrNo(yes: boolean): string {
    return this.text(yes ? message('print.yes') : message('print.not'));
  }

  evidence(best: NotVerifiable['best']): string {
    return best === 'none' ? this.text(message('evidence.none')) : best;
  }

  /** A drawing with its words below it, which are also its text for a screen reader. A bank may be drawn twice, and the ids in a page must differ. */
  figure(drawing: BankDrawing, words = bankWords(drawing, this.wording.drawing)): Html {
    this.drawn += 1;
    const svg = renderBankSvg(drawing, this.wording.drawing).replace(
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

function row([first = null, ...others]: readonly HtmlPart[]): Html {
  return html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}

/** A line to write on. */
export const blank = (label: string): Html =>
  html`<span class="blank"><span class="label">${label}</span> ____________</span>`;
