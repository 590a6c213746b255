import { renderBankText } from '../../dip-config';
import { message } from '../../kernel';
import type { Plan } from '../../orchestrator';
import type { Language } from '../../words';
import { type Wording, wordingIn } from '../wording';
import { checklist, type ChecklistLine } from './checklist';
import { stopRules } from './stop-rules';

// A text of a site file must not move the cursor or change the colours of a terminal.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** The paper checklist for a terminal or a text printer; marks TRAINING over every part. */
export function paperChecklistText(plan: Plan, language?: Language): string {
  const wording = wordingIn(language);
  const { text } = wording;
  const { site, product, procedure, steps } = plan;
  const mark = site.training ? [`*** ${text(message('print.training'))} ***`] : [];
  const head = [
    ...mark,
    clean(text(message('paper.head', { site: site.name, id: site.id, colour: site.colour }))),
    clean(text(message('paper.what', { product: product.displayName, procedure, steps: steps.length }))),
    clean(text(message('paper.danger', { isolator: site.isolator }))),
  ];
  const rules = [
    clean(`== ${text(message('paper.rules'))} ==`),
    '',
    ...stopRules(plan).map((rule) => clean(`- ${text(rule)}`)),
  ];
  const parts = checklist(plan, language).map(({ title, lines }) =>
    [...mark, clean(`== ${title} ==`), '', ...lines.flatMap((line) => lineText(line, wording))].join('\n'),
  );
  return `${[head.join('\n'), rules.join('\n'), ...parts].join('\n\n')}\n`;
}

function lineText(
  { id, title, line, hands, blanks, choices, drawing, opens }: ChecklistLine,
  { text, drawing: words }: Wording,
): readonly string[] {
  const fill = [...choices.map((choice) => `[ ] ${choice}`), ...blanks.map((blank) => `${blank} ______`)];
  return [
    clean(`[ ] ${id.slice(0, 3)} ${title} (${hands})`),
    ...(line === null ? [] : [clean(`        ${line}`)]),
    ...(drawing === null
      ? []
      : renderBankText(drawing, words)
          .split('\n')
          .map((row) => `        ${clean(row)}`)),
    ...(fill.length === 0 ? [] : [clean(`        ${fill.join('   ')}`)]),
    ...(opens.length === 0 ? [] : [clean(`        ${text(message('paper.opens', { what: opens.join(', ') }))}`)]),
  ];
}

const clean = (text: string): string => text.replace(CONTROL, '\ufffd');
