import { agreement } from '../../src/app/demo/agreement';
import { sha256 } from '../../src/kernel';
import type { Answer, PromptView } from '../../src/orchestrator';
import { type Rig, type Scenario, startScenario } from '../support/rig';

/** The same numbers for the same seed, on every machine: a linear congruence of 31 bits. */
class Dice {
  private state: bigint;

  constructor(seed: number) {
    this.state = BigInt(seed);
    for (let warm = 0; warm < 5; warm += 1) this.roll();
  }

  roll(): number {
    this.state = (this.state * 1103515245n + 12345n) % 2147483648n;
    return Number(this.state) / 2147483648;
  }

  below(limit: number): number {
    return Math.floor(this.roll() * limit);
  }

  one<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0];
  }
}

type Switches = Extract<Answer, { kind: 'switches' }>['positions'];
const flipped = (positions: Switches, at: number): Switches =>
  positions.map((position, index) => (index !== at ? position : position === 'up' ? 'down' : 'up'));

/** An answer of the right kind that is not what was seen. */
function misread(seen: Answer, prompt: PromptView, dice: Dice): Answer {
  switch (seen.kind) {
    case 'confirm':
      return { kind: 'confirm', button: 'not-done' };
    case 'count':
      return { ...seen, value: Math.max(0, seen.value + dice.one([-1, 1, 2])) };
    case 'number':
      return {
        ...seen,
        value: dice.one([-seen.value, seen.value + 1, seen.value * 10, 0]),
        meter: dice.one(['', 'M2']),
      };
    case 'switches':
      return { kind: 'switches', positions: [...flipped(seen.positions, dice.below(seen.positions.length))] };
    case 'version':
      return { kind: 'version', texts: seen.texts.map((text) => dice.one([`${text}0`, '0000', text.slice(1)])) };
    case 'code':
      return { kind: 'code', text: dice.one(['none', '0', '1', '19', '20', '25', '62', 'E7']) };
    case 'choice':
      return { kind: 'choice', option: prompt.options[dice.below(prompt.options.length)]?.id ?? 'none' };
    case 'photo':
      return { ...seen, digest: sha256(Buffer.from(String(dice.roll()))) };
    case 'text':
      return { kind: 'text', text: `${seen.text}X` };
    case 'cannot-see':
      return seen;
  }
}

/** Errs at the questions drawn: looks away and leaves the act undone, or does it and reads it wrong; else an honest person. */
function erring(dice: Dice, times: number): NonNullable<Scenario['says']> {
  const questions = new Set(Array.from({ length: times }, () => dice.below(150)));
  let asked = 0;
  return async (prompt: PromptView, rig: Rig) => {
    asked += 1;
    if (!questions.has(asked - 1)) return undefined;
    if (dice.roll() < 0.3) return { kind: 'cannot-see' };
    const seen = await rig.operator.respond(prompt);
    return seen === undefined ? undefined : misread(seen, prompt, dice);
  };
}

const seeds = Array.from({ length: 80 }, (_, index) => index + 1);
test.each(seeds)('two errors in one run, seed %i: an end, no harm, no false "complete"', async (seed) => {
  const dice = new Dice(seed);
  const rig = await startScenario({ site: { stacks: 2 }, says: erring(dice, 2) });
  const view = await rig.drive();
  expect(view.status).toBe('ended');
  expect(agreement(view, rig.truth())).toMatchObject({ oracles: [], differs: [] });
});

const busyLcdThenToolSays =
  (said: string): NonNullable<Scenario['says']> =>
  ({ step, stack }) =>
    step === 'see-tool' && stack === 'S1' ? { kind: 'choice', option: said } : undefined;

test('a tool that says "not started" after an LCD showed the update does not lead the set back together', async () => {
  const rig = await startScenario({
    site: { stacks: 2 },
    says: async (prompt, own) => {
      // The whole update runs to its end meanwhile; then the wrong line of the tool is read.
      if (prompt.step === 'watch-flash' && prompt.stack === 'S1') await own.door.pause(40 * 60_000);
      return busyLcdThenToolSays('not-started')(prompt, own);
    },
  });
  await rig.drive((view) => view.hold !== null);
  expect((await rig.view()).hold?.offers.map(({ id }) => id)).not.toContain('restore');
  const view = await rig.drive();
  expect(rig.truth().oracles).toEqual([]);
  expect(view.outcome).toBe('degraded');
});

test('an LCD that shows the busy code again outweighs what the tool was read to say', async () => {
  let errors = 2;
  const rig = await startScenario({
    site: { stacks: 2 },
    says: ({ step, stack }) => {
      if (stack !== 'S1' || !['watch-flash', 'see-tool'].includes(step) || errors-- <= 0) return undefined;
      return step === 'see-tool' ? { kind: 'choice', option: 'failed' } : { kind: 'cannot-see' };
    },
  });
  const view = await rig.drive();
  expect(rig.truth().oracles).toEqual([]);
  expect(view.outcome).toBe('complete');
});
