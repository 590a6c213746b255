import type { BankDrawing } from '../../dip-config';
import { type Message, message } from '../../kernel';
import type { Plan, PromptSpec } from '../../orchestrator';
import type { Language } from '../../words';
import { obligationName } from '../plan/names';
import { type DescribedStep, describedSteps } from '../plan/planned-steps';
import { standing } from '../verdict/answer-words';
import { type Wording, wordingIn } from '../wording';

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
const PARTS: ReadonlySet<string> = new Set(['parked', 'breakers-open', 'isolated', 'update', 'join', 'return']);

/** The paper of a plan, in the order of its steps. What the machine judges alone is on it too, so that the paper does not skip it. */
export function checklist(plan: Plan, language?: Language): readonly ChecklistPart[] {
  const wording = wordingIn(language);
  const parts: { title: string; lines: ChecklistLine[] }[] = [];
  for (const described of describedSteps(plan, wording.say)) {
    const title = wording.text(partOf(described));
    if (parts.at(-1)?.title !== title) parts.push({ title, lines: [] });
    parts.at(-1)?.lines.push(lineOf(plan, described, wording));
  }
  return parts;
}

function partOf({ step }: DescribedStep): Message {
  const group = step.groups.findLast((name) => PARTS.has(name));
  if (group === undefined) return step.step === 'finish' ? message('part.end') : message('part.arrive');
  return message(`part.${group}`, { stack: step.stack ?? '' });
}

function lineOf(
  plan: Plan,
  { step, definition, title, line, prompt }: DescribedStep,
  { say, text }: Wording,
): ChecklistLine {
  const asFound = step.params.to === 'as-found';
  const moves = definition.does.includes('move-switch');
  const drawing = moves && !asFound && prompt?.drawing !== undefined ? standing(prompt.drawing) : null;
  const seconds = step.params.seconds ?? 0;
  return {
    id: step.id,
    title: definition.kind === 'wait' && seconds > 0 ? `${title} (${seconds} s)` : title,
    line,
    stack: step.stack ?? null,
    hands: say(message(`hands.${definition.hands}`)).title,
    blanks: moves && drawing === null ? [text(message('blank.as-recorded'))] : blanksOf(prompt, text),
    choices: (prompt?.options ?? []).map((option) => say(option.message).title),
    drawing,
    opens: step.creates.map((spec) => obligationName(plan, spec, say)),
  };
}

function blanksOf(prompt: PromptSpec | null, text: Wording['text']): readonly string[] {
  if (prompt === null) return [];
  const label = prompt.kind === 'number' ? [`${prompt.unit ?? ''}:`] : labelsOf(prompt).map(text);
  const meter = prompt.kind === 'number' && prompt.meter === true ? [text(message('blank.meter'))] : [];
  return [...label, ...meter, text(message('blank.at')), text(message('blank.by'))];
}

/** What is written beside the time and the name. */
function labelsOf(prompt: PromptSpec): readonly Message[] {
  const items = prompt.items ?? 1;
  switch (prompt.kind) {
    case 'switches':
      return switchBlanks(prompt);
    case 'code':
      return [message('blank.lcd')];
    case 'version':
      return items > 1
        ? Array.from({ length: items }, (_, index) => message('blank.module', { module: index + 1 }))
        : [message('blank.version')];
    case 'count':
      return [message('blank.how-many')];
    case 'photo':
      return [message('blank.photo')];
    case 'text':
      return [message('blank.written')];
    default:
      return [];
  }
}

/** One blank a switch, up or down; a bank whose width nobody published gets one line. */
function switchBlanks(prompt: PromptSpec): readonly Message[] {
  const width = prompt.bank?.width ?? 0;
  return width === 0
    ? [message('blank.switches')]
    : Array.from({ length: width }, (_, index) => message('blank.switch', { number: index + 1 }));
}
