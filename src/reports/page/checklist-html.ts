import { message } from '../../kernel';
import type { Plan } from '../../orchestrator';
import type { Language } from '../../words';
import { checklist, type ChecklistLine } from '../paper/checklist';
import { stopRules } from '../paper/stop-rules';
import { wordingIn } from '../wording';
import { html, type Html } from './html';
import { page } from './page';
import { blank, PageParts } from './parts';

const BLANKS = [
  message('blank.date'),
  message('blank.done-by'),
  message('blank.second-person'),
  message('blank.meter'),
];

/** The paper checklist: every step with an empty box, the wanted switches drawn, blanks for what is read. Results can be typed in later. */
export function paperChecklistHtml(plan: Plan, language?: Language): string {
  const { site, product, procedure, steps } = plan;
  const wording = wordingIn(language);
  const { text } = wording;
  const parts = new PageParts(wording);
  const what = { product: product.displayName, procedure, steps: steps.length, colour: site.colour };
  return page(
    { title: text(message('paper.title', { site: site.name })), training: site.training, wording },
    html`<p>${text(message('paper.what-colour', what))}</p>`,
    html`<p><strong>${text(message('paper.danger', { isolator: site.isolator }))}</strong></p>`,
    html`<p>${BLANKS.map((label) => blank(text(label)))}</p>`,
    parts.section(message('paper.rules'), parts.list(stopRules(plan).map(text))),
    checklist(plan, language).map(
      ({ title, lines }) =>
        html`<section><h2>${title}</h2><ol class="steps">${lines.map((line) => lineHtml(line, parts))}</ol></section>`,
    ),
  );
}

function lineHtml({ id, title, line, hands, blanks, choices, drawing, opens }: ChecklistLine, parts: PageParts): Html {
  return html`<li>${parts.box}<strong>${title}</strong> <span class="id">${id} · ${hands}</span>${line === null ? null : html`<span class="why">${line}</span>`}${
    drawing === null ? null : html`<div class="why">${parts.figure(drawing)}</div>`
  }${choices.length + blanks.length === 0 ? null : html`<span class="fill">${choices.map((choice) => html`<span class="blank">${parts.box}${choice}</span>`)}${blanks.map(blank)}</span>`}${
    opens.length === 0
      ? null
      : html`<span class="why">${parts.text(message('paper.opens', { what: opens.join(', ') }))}</span>`
  }</li>`;
}
