import type { Plan } from '../../orchestrator';
import { checklist, type ChecklistLine } from '../paper/checklist';
import { html, type Html } from './html';
import { page } from './page';
import { stopRules } from '../paper/stop-rules';
import { blank, box, Drawings, list, section } from './parts';

/** The paper checklist: every step with an empty box, the wanted switches drawn, blanks for what is read. Results can be typed in later. */
export function paperChecklistHtml(plan: Plan): string {
  const { site, product } = plan;
  const drawings = new Drawings();
  return page(
    `Checklist: ${site.name}`,
    site.training,
    html`<p>${product.displayName} · ${plan.procedure} · ${plan.steps.length} steps · colour ${site.colour}</p>`,
    html`<p><strong>Smoke, smell, hiss, heat, arc: leave, close the door, call 112/911. Isolator: ${site.isolator}</strong></p>`,
    html`<p>${blank('Date:')}${blank('Done by:')}${blank('Second person:')}${blank('Meter:')}</p>`,
    section('Stop rules: paper keeps no gates', list(stopRules(plan))),
    checklist(plan).map(({ title, lines }) =>
      section(title, html`<ol class="steps">${lines.map((line) => lineHtml(line, drawings))}</ol>`),
    ),
  );
}

function lineHtml(
  { id, title, line, hands, blanks, choices, drawing, opens }: ChecklistLine,
  drawings: Drawings,
): Html {
  return html`<li>${box}<strong>${title}</strong> <span class="id">${id} · ${hands}</span>${line === null ? null : html`<span class="why">${line}</span>`}${
    drawing === null ? null : html`<div class="why">${drawings.figure(drawing)}</div>`
  }${choices.length + blanks.length === 0 ? null : html`<span class="fill">${choices.map((choice) => html`<span class="blank">${box}${choice}</span>`)}${blanks.map(blank)}</span>`}${
    opens.length === 0 ? null : html`<span class="why">To be put back from here on: ${opens.join(', ')}</span>`
  }</li>`;
}
