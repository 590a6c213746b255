import type { BankDrawing } from '../../dip-config';
import type { Plan, PromptSpec } from '../../orchestrator';
import { say } from '../../words';
import { obligationName } from '../plan/names';
import { type DescribedStep, describedSteps } from '../plan/planned-steps';
import { standing } from '../verdict/answer-words';

/** One line of the paper: what to do, a box, and what is to be filled in. */
export interface ChecklistLine {
  readonly id: string;
  readonly title: string;
  readonly line: string | null;
  readonly stack: string | null;
  readonly hands: string;
  /** What the person writes down, each beside a blank. */
  readonly blanks: readonly string[];
  /** What the person ticks. */
  readonly choices: readonly string[];
  /** How the bank shall stand, where that is known before the run. */
  readonly drawing: BankDrawing | null;
  readonly opens: readonly string[];
}

/** Lines that belong together, under one heading. */
export interface ChecklistPart {
  readonly title: string;
  readonly lines: readonly ChecklistLine[];
}

/** The names of the groups of a procedure on paper; a step stands under the innermost that has one. */
const PARTS: Readonly<Record<string, string>> = {
  parked: 'Park',
  'breakers-open': 'Breakers open',
  isolated: 'Stacks apart',
  update: 'Update',
  join: 'Join',
  return: 'Back to service',
};

/** The paper of a plan, in the order of its steps. What the machine judges alone is on it too, so that the paper does not skip it. */
export function checklist(plan: Plan): readonly ChecklistPart[] {
  const parts: { title: string; lines: ChecklistLine[] }[] = [];
  for (const described of describedSteps(plan)) {
    const title = partTitle(described);
    if (parts.at(-1)?.title !== title) parts.push({ title, lines: [] });
    parts.at(-1)?.lines.push(lineOf(plan, described));
  }
  return parts;
}

function partTitle({ step }: DescribedStep): string {
  const group = step.groups.findLast((name) => PARTS[name] !== undefined);
  if (group === undefined) return step.step === 'finish' ? 'End' : 'Arrive, as found';
  const title = PARTS[group] ?? '';
  return group === 'update' && step.stack !== undefined ? `${title} of ${step.stack}` : title;
}

function lineOf(plan: Plan, { step, definition, title, line, prompt }: DescribedStep): ChecklistLine {
  const asFound = step.params.to === 'as-found';
  const moves = definition.does.includes('move-switch');
  const drawing = moves && !asFound && prompt?.drawing !== undefined ? standing(prompt.drawing) : null;
  const seconds = step.params.seconds ?? 0;
  return {
    id: step.id,
    title: definition.kind === 'wait' && seconds > 0 ? `${title} (${seconds} s)` : title,
    line,
    stack: step.stack ?? null,
    hands: say({ id: `hands.${definition.hands}`, params: {} }).title,
    blanks: moves && drawing === null ? ['as recorded:'] : blanksOf(prompt),
    choices: (prompt?.options ?? []).map((option) => say(option.message).title),
    drawing,
    opens: step.creates.map((spec) => obligationName(plan, spec)),
  };
}

function blanksOf(prompt: PromptSpec | null): readonly string[] {
  if (prompt === null) return [];
  const time = ['at:', 'by:'];
  switch (prompt.kind) {
    case 'confirm':
    case 'choice':
      return time;
    case 'switches':
      return [...switchBlanks(prompt), ...time];
    case 'code':
      return ['LCD shows:', ...time];
    case 'version':
      return [
        ...Array.from({ length: prompt.items ?? 1 }, (_, index) =>
          (prompt.items ?? 1) > 1 ? `module ${index + 1}:` : 'version:',
        ),
        ...time,
      ];
    case 'number':
      return [`${prompt.unit ?? ''}:`, ...(prompt.meter === true ? ['meter:'] : []), ...time];
    case 'count':
      return ['how many:', ...time];
    case 'photo':
      return ['photo no.:', ...time];
    case 'text':
      return ['written:', ...time];
  }
}

/** One blank a switch, up or down; a bank whose width nobody published gets one line. */
function switchBlanks(prompt: PromptSpec): readonly string[] {
  const width = prompt.bank?.width ?? 0;
  return width === 0
    ? ['switches, from 1, up or down:']
    : Array.from({ length: width }, (_, index) => `${index + 1} up/down:`);
}
