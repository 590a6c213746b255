import { message, type Message } from '../../kernel';
import { normaliseCode } from '../../stacks';
import { bankOf, patternOf } from '../banks';
import { done, fact, key, refused, stackOf, type StepContext, type StepDefinition } from '../step';
import { readable } from '../wire-facts';

const detectionOf = ({ run }: StepContext) => run.plan.slice.detections.find((candidate) => candidate.id === 'stacks');

/** What another number than the mode's tells about the switches: the LCD shows the bank's value in binary. */
function whatTheNumberTells({ run, step }: StepContext, code: string | null): Message {
  const detection = run.plan.slice.detections.find((candidate) => candidate.id === 'stacks');
  const bank = bankOf(run.plan, detection?.bank ?? '');
  const pattern = patternOf(bank, detection?.patternKey ?? '') ?? '';
  const value = (bits: string) =>
    String([...bits].reduce((sum, bit, index) => sum + (bit === '1' ? 2 ** index : 0), 0));
  const turned = [...pattern].reverse().join('');
  const inverted = [...pattern].map((bit) => (bit === '1' ? '0' : '1')).join('');
  if (code === value(turned)) return message('mean.switches-mirrored', { stack: stackOf(step), bank: bank.label });
  if (code === value(inverted)) return message('mean.switches-inverted', { stack: stackOf(step), bank: bank.label });
  return message(code === null ? 'mean.no-mode-yet' : 'mean.other-mode', {
    stack: stackOf(step),
    bank: bank.label,
    code: code ?? '',
  });
}

/** The LCD shows the mode that the switches were set to; the device itself proves the switches. */
export const seeMode: StepDefinition = {
  name: 'see-mode',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 0.5,
  prompt: ({ run, step }) => {
    const detection = run.plan.slice.detections.find((candidate) => candidate.id === 'stacks');
    const bank = bankOf(run.plan, detection?.bank ?? '');
    return { kind: 'code', message: message('ask.mode', { stack: stackOf(step), bank: bank.label }) };
  },
  judge: (c, answer) => {
    if (answer.kind === 'cannot-see') return done(fact(key(c.step, 'mode'), null, 'E0'));
    if (answer.kind !== 'code') return refused(message('mean.type-the-code'));
    const wanted = c.run.plan.slice.detections.find((candidate) => candidate.id === 'stacks')?.modeCode ?? null;
    const code = normaliseCode(answer.text);
    if (wanted !== null && code !== wanted) return refused(whatTheNumberTells(c, code));
    return done(fact(key(c.step, 'mode'), code ?? '', 'E2'));
  },
  byMachine: {
    effect: 'read-stack',
    wants: (c) => readable(c, 'lcd-code', `bank:${detectionOf(c)?.bank}`),
    // The mode shows for a short while only; the switches as the controller reads them are as good a proof.
    judge: (c, readings) => {
      const shown = normaliseCode(String(readings['lcd-code'] ?? 'none'));
      const wanted = detectionOf(c)?.modeCode ?? null;
      const bank = bankOf(c.run.plan, detectionOf(c)?.bank ?? '');
      const standsSo = readings[`bank:${bank.id}`] === patternOf(bank, detectionOf(c)?.patternKey ?? '');
      if (!standsSo && (wanted === null || shown !== wanted))
        return { verdict: 'ask', because: whatTheNumberTells(c, shown) };
      return { verdict: 'done', facts: [fact(key(c.step, 'mode'), standsSo ? 'switches-read-back' : shown, 'E4')] };
    },
  },
  uses: ({ step }) => [key(step, 'power')],
};
