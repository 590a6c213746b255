import type { Answer, PromptView, RunView, WaitView } from '../../orchestrator';

/** What a step of the demo looks like in a terminal: the stack, what is asked, the drawing of a move, what was answered. */
export function promptLines(prompt: PromptView): readonly string[] {
  const stack = prompt.stack === null ? '    ' : prompt.stack.padEnd(4);
  const because =
    prompt.because === null
      ? []
      : [`      ! ${prompt.because.title}${prompt.because.line === undefined ? '' : ` ${prompt.because.line}`}`];
  const drawing = prompt.drawingText === null ? [] : prompt.drawingText.split('\n').map((line) => `      ${line}`);
  return [...because, `${stack}  ${prompt.words.title}`, ...drawing];
}

/** The answer in a few words. */
export function answerLine(answer: Answer): string {
  const said = wordsOf(answer);
  return `        → ${said}`;
}

function wordsOf(answer: Answer): string {
  switch (answer.kind) {
    case 'confirm':
      return answer.button === 'done' ? 'done' : 'not done';
    case 'switches':
      return answer.positions.map((position, index) => `${index + 1} ${position}`).join(', ');
    case 'code':
      return `LCD: ${answer.text}`;
    case 'version':
      return answer.texts.join(', ');
    case 'number':
      return `${answer.value} ${answer.unit}`;
    case 'count':
      return String(answer.value);
    case 'choice':
      return answer.option;
    case 'photo':
      return `photo ${answer.digest.slice(0, 12)}`;
    case 'text':
      return answer.text;
    case 'cannot-see':
      return 'cannot see it';
  }
}

export const waitLine = (wait: WaitView): string =>
  `${(wait.stack ?? '').padEnd(4)}  … ${wait.words.title} (${wait.secondsLeft} s)`;

export function holdLines(view: RunView): readonly string[] {
  if (view.hold === null) return [];
  const { because, card, physical } = view.hold;
  return [
    `HELD  ${because.title} ${because.line ?? ''}`,
    `      ${card.title} [${physical}]`,
    ...(card.lines ?? []).map((line) => `      ${line}`),
  ];
}
