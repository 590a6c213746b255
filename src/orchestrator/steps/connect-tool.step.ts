import { message } from '../../kernel';
import { done, fact, refused, stackOf, type StepDefinition } from '../step';

/** The vendor's tool is connected to this stack and shows it. */
export const connectTool: StepDefinition = {
  name: 'connect-tool',
  kind: 'confirm',
  hands: 'hands',
  does: ['connect-tool'],
  ifInterrupted: 'ask',
  minutes: 3,
  prompt: ({ run, step }) => ({
    kind: 'confirm',
    message: message('ask.connect-tool', { stack: stackOf(step), tool: run.plan.route?.tool ?? '' }),
  }),
  judge: ({ step }, answer) =>
    answer.kind === 'confirm' && answer.button === 'done'
      ? done(fact('site/tool-on', stackOf(step), 'E0'))
      : refused(message('mean.connect-first')),
};

/** The tool's cable comes off, after the stack has passed. */
export const disconnectTool: StepDefinition = {
  name: 'disconnect-tool',
  kind: 'confirm',
  hands: 'hands',
  does: ['disconnect-tool'],
  ifInterrupted: 'ask',
  minutes: 1,
  prompt: ({ run, step }) => ({
    kind: 'confirm',
    message: message('ask.disconnect-tool', { stack: stackOf(step), tool: run.plan.route?.tool ?? '' }),
  }),
  judge: (_c, answer) =>
    answer.kind === 'confirm' && answer.button === 'done'
      ? done(fact('site/tool-on', null, 'E0'))
      : refused(message('mean.disconnect-first')),
};
