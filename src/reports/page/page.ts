import { message } from '../../kernel';
import type { Language } from '../../words';
import type { Wording } from '../wording';
import { html, type Html, type HtmlPart } from './html';

const STYLE = `
:root { color-scheme: light; }
body { font: 11pt/1.4 sans-serif; color: #000; background: #fff; max-width: 60rem; margin: 1rem auto; padding: 0 1rem; }
h1 { font-size: 1.6em; } h2 { font-size: 1.25em; border-bottom: 2px solid #000; margin-top: 2em; } h3 { font-size: 1.05em; }
table { border-collapse: collapse; width: 100%; margin: .8em 0; } caption { text-align: left; font-weight: bold; padding: .2em 0; }
th, td { border: 1px solid #000; padding: .25em .45em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead { display: table-header-group; } thead th { background: #eee; } tbody th { font-weight: normal; } tr { break-inside: avoid; }
.table { overflow-x: auto; } thead th { overflow-wrap: normal; } tbody th { overflow-wrap: break-word; }
dt { font-weight: bold; } dd { margin: 0 0 .4em 1.2em; }
figure { display: inline-block; margin: .4em 1em .4em 0; max-width: 20rem; break-inside: avoid; } figure svg { width: 100%; height: auto; }
figcaption { font-size: .9em; }
.outcome { border: 3px solid #000; padding: .6em; font-size: 1.2em; font-weight: bold; }
.box { display: inline-block; width: 1em; height: 1em; border: 2px solid #000; vertical-align: -.15em; margin-right: .4em; }
.blank { display: inline-block; white-space: nowrap; margin-right: 1em; } .label { font-size: .9em; }
ol.steps { list-style: none; padding: 0; } ol.steps > li { border-bottom: 1px solid #000; padding: .45em 0; break-inside: avoid; }
.id { font-size: .8em; } .why { display: block; margin-left: 1.5em; } .fill { display: block; margin: .3em 0 0 1.5em; line-height: 2; }
.training { border: 4px double #000; text-align: center; font-weight: bold; letter-spacing: .1em; padding: .2em; background: #fff; }
@media print {
  .table { overflow: visible; }
  body { max-width: none; margin: 0; }
  @page { margin: 18mm 12mm; }
  body { display: table; width: 100%; padding: 0; }
  main { display: table-row-group; }
  .training { display: table-header-group; line-height: 3; break-inside: avoid; }
  .training-end { display: none; }
}
`;

/** What a page is called, in which language, and whether its site is the virtual plant. */
export interface PageHead {
  readonly title: string;
  readonly training: boolean;
  readonly wording: Wording;
}

/**
 * One self-contained page: no script, nothing fetched, readable in black and white. The mark of a training site (SI-55) is the head of a
 * table: printed on every sheet, and it covers nothing, as a fixed element would.
 */
export function page({ title, training, wording }: PageHead, ...body: readonly HtmlPart[]): string {
  const { language, text } = wording;
  const words = text(message('print.training'));
  const mark = training ? html`<div class="training" role="note">${words}</div>` : null;
  const end = training ? html`<div class="training training-end" role="note">${words}</div>` : null;
  const head = training ? text(message('print.training-page', { title })) : title;
  return document(head, language, html`${mark}<main><h1>${head}</h1>${body}</main>${end}`).markup;
}

function document(title: string, language: Language, body: Html): Html {
  return html`<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${title}</title><style>${{ markup: STYLE }}</style></head><body>${body}</body></html>
`;
}
