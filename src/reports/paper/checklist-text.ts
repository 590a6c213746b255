import { renderBankText } from '../../dip-config';
import type { Plan } from '../../orchestrator';
import { TRAINING_MARK } from '../page/page';
import { checklist, type ChecklistLine } from './checklist';
import { stopRules } from './stop-rules';

// A text of a site file must not move the cursor or change the colours of a terminal.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** The paper checklist for a terminal or a text printer; marks TRAINING over every part. */
export function paperChecklistText(plan: Plan): string {
  const { site, product, procedure } = plan;
  const mark = site.training ? [`*** ${TRAINING_MARK} ***`] : [];
  const head = [
    ...mark,
    clean(`CHECKLIST ${site.name} (${site.id}), ${site.colour}`),
    clean(`${product.displayName} · ${procedure} · ${plan.steps.length} steps`),
    clean(`Smoke, smell, hiss, heat, arc: leave, close the door, call 112/911. Isolator: ${site.isolator}`),
  ];
  const rules = [
    clean('== Stop rules: paper keeps no gates =='),
    '',
    ...stopRules(plan).map((rule) => clean(`- ${rule}`)),
  ];
  const parts = checklist(plan).map(({ title, lines }) =>
    [...mark, clean(`== ${title} ==`), '', ...lines.flatMap(lineText)].join('\n'),
  );
  return `${[head.join('\n'), rules.join('\n'), ...parts].join('\n\n')}\n`;
}

function lineText({ id, title, line, hands, blanks, choices, drawing, opens }: ChecklistLine): readonly string[] {
  const fill = [...choices.map((choice) => `[ ] ${choice}`), ...blanks.map((blank) => `${blank} ______`)];
  return [
    clean(`[ ] ${id.slice(0, 3)} ${title} (${hands})`),
    ...(line === null ? [] : [clean(`        ${line}`)]),
    ...(drawing === null
      ? []
      : renderBankText(drawing)
          .split('\n')
          .map((row) => `        ${clean(row)}`)),
    ...(fill.length === 0 ? [] : [clean(`        ${fill.join('   ')}`)]),
    ...(opens.length === 0 ? [] : [clean(`        To be put back from here on: ${opens.join(', ')}`)]),
  ];
}

const clean = (text: string): string => text.replace(CONTROL, '\ufffd');
