import { type BankDrawing, describePattern, patternFromPositions, withCountedWidth } from '../../dip-config';
import type { Answer, PlannedStep, PromptSpec, RunState } from '../../orchestrator';
import { EMPTY_SITE, stepDefinition } from '../../orchestrator';
import { message, type Stamp } from '../../kernel';
import type { Wording } from '../wording';

/** What was asked at this moment of the run. */
export function askedThen(run: RunState, step: PlannedStep, now: Stamp): PromptSpec | undefined {
  return stepDefinition(step.step).prompt?.({ run, site: EMPTY_SITE, step, now });
}

/** An answer as a person would say it: "switch 1 up, 2 to 6 down", "52.8 V (Fluke 117)". */
export function answerWords(
  run: RunState,
  step: PlannedStep,
  answer: Answer,
  asked: PromptSpec | undefined,
  wording: Wording,
): string {
  const { say, text } = wording;
  switch (answer.kind) {
    case 'confirm':
      return confirmed(answer.button, asked, wording);
    case 'switches':
      return switchesWords(run, step, answer.positions, wording);
    case 'code':
      return text(answer.text === '' ? message('answered.nothing') : message('answered.shown', { code: answer.text }));
    case 'version':
      return answer.texts.join(', ');
    case 'number':
      return `${answer.value} ${answer.unit}${answer.meter === undefined ? '' : ` (${answer.meter})`}`;
    case 'count':
      return String(answer.value);
    case 'choice': {
      const option = asked?.options?.find(({ id }) => id === answer.option);
      const words = option === undefined ? answer.option : say(option.message).title;
      return answer.words === undefined ? words : `${words}: ${answer.words}`;
    }
    case 'photo':
      return text(message('answered.photo', { digest: answer.digest }));
    case 'text':
      return answer.text;
    case 'cannot-see': {
      const words = text(message('answered.cannot-see'));
      return answer.why === undefined ? words : `${words}: ${answer.why}`;
    }
  }
}

function confirmed(button: 'done' | 'not-done', asked: PromptSpec | undefined, { say, text }: Wording): string {
  const words = asked === undefined ? undefined : say(asked.message);
  return button === 'done'
    ? (words?.done ?? text(message('answered.done')))
    : (words?.notDone ?? text(message('answered.not-done')));
}

const POSITIONS = {
  up: message('answered.up'),
  down: message('answered.down'),
  'not-told': message('answered.not-told'),
} as const;

function switchesWords(
  run: RunState,
  { params }: PlannedStep,
  positions: readonly (keyof typeof POSITIONS)[],
  { text, drawing }: Wording,
): string {
  const bank = run.plan.banks.find(({ id }) => id === params.bank);
  const told = positions.filter((position) => position !== 'not-told');
  if (bank === undefined || told.length !== positions.length || (bank.width !== null && bank.width !== told.length))
    return positions.map((position) => text(POSITIONS[position])).join(', ');
  const sized = withCountedWidth(bank, told.length);
  return describePattern(sized, patternFromPositions(sized, told), drawing);
}

/** A bank as it shall stand, without anything asked of it: for paper. */
export function standing(drawing: BankDrawing): BankDrawing {
  const switches = drawing.switches.map(({ number, position, on }) => ({ number, position, on, move: false }));
  return { ...drawing, switches };
}
