import type { Answer, PromptView } from '../../src/orchestrator';
import { type Scenario, startScenario } from '../support/rig';

const notSeen: Answer = { kind: 'cannot-see' };

async function heldWhen(scenario: Scenario): Promise<string> {
  const rig = await startScenario({ site: { stacks: 2, people: 1 }, ...scenario });
  const view = await rig.drive(({ hold }) => hold !== null);
  return view.hold?.because.title ?? `ended ${view.outcome}`;
}

/** From the first of these questions on, nobody can see. */
const blindAt =
  (test: (prompt: PromptView) => boolean) =>
  (prompt: PromptView): Answer | undefined =>
    test(prompt) ? notSeen : undefined;

test('who cannot see anything is held, in words, and never done', async () => {
  const rig = await startScenario({ site: { stacks: 2 }, says: () => notSeen });
  const view = await rig.drive(({ hold }) => hold !== null);
  expect(view.hold?.because.title).toBeTruthy();
  expect(rig.asked.length).toBeLessThan(40);
});

// Every question of the main job that is answered by looking; who cannot see it is led to a hold, or it stands in the report.
const LOOKED_AT: readonly [string, (prompt: PromptView) => boolean, string][] = [
  ['the inverter while it is parked', ({ step }) => step === 'park-inverter', 'Inverter INV1: not parked.'],
  ['whether a source is off', ({ step }) => step === 'switch-source-off', 'Not switched off'],
  ['the locks', ({ step }) => step === 'open-and-lock-breakers', 'No locks'],
  ['whether the feeds are on', ({ step }) => step === 'check-feeds', 'Nobody saw whether'],
  ['whether a stack is dark', ({ step }) => step === 'switch-off', 'not dark'],
  ['the busbar', ({ step }) => step === 'read-busbar', 'Nobody measured the busbar.'],
  ['the cables in hand', ({ step }) => step === 'pull-links', 'Link cables in hand'],
  ['which LCD lit', ({ step }) => step === 'switch-on', 'Nobody saw whether stack S1 is on.'],
  ['the mode of the count', ({ step }) => step === 'see-mode', 'begin to count'],
  ['the plugs', ({ step }) => step === 'plug-links', 'Link'],
  ['the photo of the restored switches', ({ message }) => message.id === 'ask.photo-restored', 'photo'],
  ['the closed breakers', ({ step }) => step === 'close-breakers', 'battery breakers closed'],
  ['whether the inverter sees the battery', ({ step }) => step === 'resume-inverter', 'battery'],
  ['the share of a stack', ({ message }) => message.id === 'ask.amps-charging', 'share'],
];
test.each(LOOKED_AT)('nobody can see %s', async (_what, test, words) => {
  const title = await heldWhen({ says: blindAt(test) });
  expect(title.toLowerCase()).toContain(words.toLowerCase());
});

test('a serial or a photo as found that nobody could get stands in the report', async () => {
  const rig = await startScenario({
    site: { stacks: 2 },
    says: blindAt(({ step, message }) => step === 'identify-stack' || message.id === 'ask.photo-as-found'),
  });
  const view = await rig.drive();
  expect(view.outcome).toBe('complete-with-deviations');
  expect(new Set(view.deviations.map(({ what }) => what.id))).toEqual(
    new Set(['deviation.no-serial', 'deviation.no-photo']),
  );
});

test('volts without the name of their meter are not taken', async () => {
  let asked = 0;
  const rig = await startScenario({
    site: { stacks: 2 },
    says: ({ message }) =>
      message.id === 'ask.volts' && (asked += 1) === 1 ? { kind: 'number', value: 52.8, unit: 'V' } : undefined,
  });
  await rig.drive();
  const again = rig.asked.filter(({ message }) => message.id === 'ask.volts')[1];
  expect(again?.because?.title).toBe('Name the meter too.');
});

const during = (mode: 'charging' | 'discharging', value: (stack: string) => number): Scenario => ({
  says: ({ message, stack }) =>
    message.id === `ask.amps-${mode}` ? { kind: 'number', value: value(stack ?? ''), unit: 'A' } : undefined,
});

test.each<[string, Scenario, string]>([
  ['flows against the others', during('charging', (stack) => (stack === 'S2' ? 28 : -28)), 'against the other'],
  ['has the same sign both ways', during('discharging', () => -28), 'Same sign'],
  ['is not its share', during('charging', (stack) => (stack === 'S2' ? -5 : -28)), 'Not its share'],
])('a current that %s is no proof of a share', async (_what, scenario, words) => {
  expect(await heldWhen(scenario)).toContain(words);
});

test('none of these brings the plant to harm', async () => {
  for (const [, test] of LOOKED_AT) {
    const rig = await startScenario({ site: { stacks: 2, people: 1 }, says: blindAt(test) });
    const view = await rig.drive();
    expect(rig.truth().oracles).toEqual([]);
    expect(view.outcome).not.toMatch(/^complete/);
  }
});

test('a live busbar has every stack looked at again, also one that was said to be dark', async () => {
  let lies = 1;
  const rig = await startScenario({
    site: { stacks: 2 },
    says: ({ step, stack }) =>
      step === 'switch-off' && stack === 'S2' && lies-- > 0 ? { kind: 'choice', option: 'off' } : undefined,
  });
  const view = await rig.drive();
  expect(rig.holds).toEqual([]);
  expect(view.outcome).toBe('complete');
  expect(rig.truth().oracles).toEqual([]);
});
