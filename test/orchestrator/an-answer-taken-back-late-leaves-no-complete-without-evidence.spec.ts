import { asRunEvent, runStream } from '../../src/orchestrator';
import { closingReport } from '../../src/reports';
import { startScenario } from '../support/rig';

jest.setTimeout(60_000);

/** Whoever says that they had not seen it after all, when the next thing is asked already. */
async function unseenAfterAll(name: string) {
  const rig = await startScenario({ site: { stacks: 2 } });
  const last = asked.findLastIndex(({ step }) => step === name);
  await rig.drive(() => rig.asked.length > last);
  const correction = { stepId: asked[last]?.stepId ?? '', why: 'guessed', answer: { kind: 'cannot-see' } } as const;
  const refusal = await rig.engine.correct(rig.runId, correction, { actor: 'Ana' }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  await rig.drive();
  const { run, site } = await rig.engine.state(rig.runId);
  const { verdict } = closingReport(run, site, (await rig.journal.read(runStream(rig.runId))).map(asRunEvent));
  return { name, refusal, agrees: verdict.agrees, findings: verdict.findings };
}

let asked: readonly { readonly step: string; readonly stepId: string }[] = [];
beforeAll(async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive();
  asked = rig.asked;
});

test('the record agrees with its run, whichever answer was no answer', async () => {
  const names = [...new Set(asked.map(({ step }) => step))];
  const came = [];
  for (const name of names) came.push(await unseenAfterAll(name));
  expect(came.filter(({ agrees, findings }) => !agrees || findings.length > 0)).toEqual([]);
  const taken = came.filter(({ refusal }) => refusal === undefined).map(({ name }) => name);
  expect(taken).toEqual(expect.arrayContaining(['read-version', 'read-count', 'see-mode', 'tap-bank']));
});
