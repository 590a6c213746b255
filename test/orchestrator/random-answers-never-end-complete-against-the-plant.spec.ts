import { agreement } from '../../src/app/demo/agreement';
import type { Answer, PromptView } from '../../src/orchestrator';
import { Numbers } from '../sim/numbers';
import { startScenario } from '../support/rig';

/**
 * Nothing but eyes can tell that a source stayed off, how the site was found, or, where the set stays apart, that a cable was left in:
 * there the operator looks.
 */
const believed = ({ step, message }: PromptView, asked: readonly PromptView[]): boolean =>
  ['switch-source-on', 'pull-links'].includes(step) ||
  (message.id === 'ask.tap-bank' && !asked.some((earlier) => earlier.step === 'park-inverter'));

const CODES = ['none', '19', '20', '25', '62', '1', '61', 'E7'];

/** Something a tired person may type here: of the right kind, and not looked at. */
function typedBlindly(prompt: PromptView, random: () => number): Answer {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  if (random() < 0.25) return { kind: 'cannot-see' };
  switch (prompt.kind) {
    case 'confirm':
      return { kind: 'confirm', button: pick(['done', 'not-done']) };
    case 'switches':
      return { kind: 'switches', positions: Array.from({ length: 6 }, () => pick(['up', 'down'] as const)) };
    case 'code':
      return { kind: 'code', text: pick(CODES) };
    case 'version':
      return { kind: 'version', texts: Array.from({ length: prompt.items }, () => pick(['01090', '04001', '9', ''])) };
    case 'number': {
      const [low, high] = prompt.range ?? [0, 100];
      const value = pick([low, high, 0, low + random() * (high - low)]);
      return { kind: 'number', value, unit: prompt.unit ?? '', ...(prompt.meter ? { meter: 'Some meter' } : {}) };
    }
    case 'count':
      return { kind: 'count', value: Math.floor(random() * 4) };
    case 'choice':
      return { kind: 'choice', option: pick(prompt.options).id };
    case 'photo':
      return { kind: 'photo', digest: 'a'.repeat(64), mediaType: 'image/jpeg' };
    case 'text':
      return { kind: 'text', text: pick(['NO-LABEL', 'Ben', '12345']) };
  }
}

async function runOf(seed: number, share: number, procedure: string) {
  const numbers = new Numbers(seed);
  const random = (): number => numbers.next();
  const rig = await startScenario({
    site: { stacks: procedure === 'single-stack-update' ? 1 : 2 },
    procedure,
    patience: 3,
    says: (prompt, { asked }) =>
      random() < share && !believed(prompt, asked) ? typedBlindly(prompt, random) : undefined,
  });
  const view = await rig.drive();
  return { rig, view };
}

const PROCEDURES = ['parallel-stack-update', 'leave-parallel', 'single-stack-update'];
const cases = Array.from({ length: 120 }, (_, index) => ({
  seed: index + 1,
  share: [0.01, 0.03, 0.1, 0.4][index % 4] as number,
  procedure: PROCEDURES[index % 5 === 4 ? 1 : index % 7 === 6 ? 2 : 0] as string,
}));

test.each(cases)('seed $seed, $share of the answers typed blindly, $procedure', async ({ seed, share, procedure }) => {
  const { rig, view } = await runOf(seed, share, procedure);
  expect(view.status).toBe('ended');
  if (!view.outcome?.startsWith('complete')) return;
  if (procedure === 'leave-parallel') expect(rig.truth().links).toEqual([]);
  else expect(agreement(view, rig.truth()).differs).toEqual([]);
});
