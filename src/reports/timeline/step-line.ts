import { message, type Stamp } from '../../kernel';
import {
  type Answer,
  type PlannedStep,
  type PromptSpec,
  type RunEvent,
  type RunState,
  stepDefinition,
} from '../../orchestrator';
import type { Say } from '../../words';
import { askedThen } from '../verdict/answer-words';
import type { Wording } from '../wording';
import type { Line } from './line';

/** What happened at one step: asked and answered, read by the machine, waited for, left out. */
export function stepLine(event: RunEvent, run: RunState, wording: Wording): Line | undefined {
  const { say } = wording;
  switch (event.type) {
    case 'answer.given':
      return at(run, event, (step) => {
        const asked = askedThen(run, step, event.at);
        return { kind: 'answer', title: titleOf(run, step, event.at, say), ...answered(event.data.answer, asked, say) };
      });
    case 'step.done':
      return at(run, event, (step) => byMachine(run, step, event, wording));
    case 'wait.started':
      return at(run, event, (step) => ({
        kind: 'wait',
        title: titleOf(run, step, event.at, say),
        measured: { value: event.data.durationMs / 1000, unit: 's', meter: null },
      }));
    case 'prompt.overdue':
      return at(run, event, () => ({ kind: 'overdue', title: wordsOf(say(message(`overdue.${event.data.level}`))) }));
    case 'step.skipped':
      return at(run, event, (step) => ({
        kind: 'skipped',
        title: titleOf(run, step, event.at, say),
        detail: wordsOf(say(event.data.because)),
      }));
    case 'answer.corrected':
      return at(run, event, (step) => ({
        kind: 'corrected',
        title: titleOf(run, step, event.at, say),
        detail: event.data.why,
      }));
    default:
      return undefined;
  }
}

/** Title and line as one text. */
export const wordsOf = ({ title, line }: { readonly title: string; readonly line?: string }): string =>
  line === undefined ? title : `${title} ${line}`;

/** The line of a step, with its place; a step that people have no words for has none. */
function at(
  { plan }: RunState,
  { data: { stepId } }: { readonly data: { readonly stepId: string } },
  line: (step: PlannedStep) => Line | undefined,
): Line | undefined {
  const step = plan.steps.find(({ id }) => id === stepId);
  const told = step === undefined ? undefined : line(step);
  return told === undefined || told.title === '' ? undefined : { ...told, stepId, stack: step?.stack ?? null };
}

/** As it was asked then, what was waited for, or what the machine did. */
function titleOf(run: RunState, step: PlannedStep, now: Stamp, say: Say): string {
  const definition = stepDefinition(step.step);
  const words = askedThen(run, step, now)?.message ?? waitedFor(run, step, now);
  if (words !== undefined) return say(words).title;
  const effect = definition.effect ?? definition.byMachine?.effect;
  const params = { stack: step.stack ?? '', inverter: step.params.inverter ?? '' };
  return effect === undefined ? '' : say(message(`act.${effect}`, params)).title;
}

const waitedFor = (run: RunState, step: PlannedStep, now: Stamp) =>
  stepDefinition(step.step).wait?.({ run, site: { obligations: new Map() }, step, now }).message;

/** What nobody was asked, because the machine saw or did it itself. */
function byMachine(
  run: RunState,
  step: PlannedStep,
  { at: now, data }: Extract<RunEvent, { type: 'step.done' }>,
  { say, machine }: Wording,
): Line | undefined {
  const ended = run.steps.get(step.id)?.ended;
  if (ended === undefined || run.steps.get(step.id)?.promptId !== undefined) return undefined;
  const values = data.facts.flatMap(({ value }) =>
    typeof value === 'string' || typeof value === 'number'
      ? [machine(String(value))]
      : Array.isArray(value)
        ? [value.join(', ')]
        : [],
  );
  return {
    kind: 'machine',
    title: titleOf(run, step, now, say),
    detail: values.length === 0 ? machine(ended.said) : values.join(' · '),
  };
}

type Told = Pick<Line, 'detail' | 'measured' | 'photo'>;

function answered(answer: Answer, asked: PromptSpec | undefined, say: Say): Told {
  switch (answer.kind) {
    case 'confirm':
      return { detail: button(answer.button, asked, say) };
    case 'switches':
      return { detail: answer.positions.map((one) => (one === 'up' ? '▲' : one === 'down' ? '▼' : '·')).join(' ') };
    case 'code':
      return { detail: answer.text === '' ? say(message('answered.nothing')).title : answer.text };
    case 'version':
      return { detail: answer.texts.join(', ') };
    case 'number':
      return { measured: { value: answer.value, unit: answer.unit, meter: answer.meter ?? null } };
    case 'count':
      return { detail: String(answer.value) };
    case 'choice':
      return { detail: choice(answer, asked, say) };
    case 'photo':
      return { photo: answer.digest };
    case 'text':
      return { detail: answer.text };
    case 'cannot-see':
      return { detail: joined(say(message('answered.cannot-see')).title, answer.why) };
  }
}

function button(pressed: 'done' | 'not-done', asked: PromptSpec | undefined, say: Say): string {
  const words = asked === undefined ? undefined : say(asked.message);
  if (pressed === 'done') return words?.done ?? say(message('answered.done')).title;
  return words?.notDone ?? say(message('answered.not-done')).title;
}

function choice(
  { option, words }: Extract<Answer, { kind: 'choice' }>,
  asked: PromptSpec | undefined,
  say: Say,
): string {
  const chosen = asked?.options?.find(({ id }) => id === option);
  return joined(chosen === undefined ? option : say(chosen.message).title, words);
}

const joined = (text: string, more: string | undefined): string => (more === undefined ? text : `${text}: ${more}`);
