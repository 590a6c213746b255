import { en, wordsProblems } from '../../../src/words';
import { startScenario } from '../../support/rig';

const PROMISE = /\b(?:safe|safely|dead|de-?energi[sz]ed)\b/i;

test('SI-06: no sentence of a whole run calls anything safe, dead or de-energised', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  const said: string[] = [];
  await rig.drive((view) => {
    for (const { words } of [...view.prompts, ...view.waits]) said.push(words.title, words.line ?? '');
    return false;
  });
  expect(said.length).toBeGreaterThan(200);
  expect(said.filter((text) => PROMISE.test(text))).toEqual([]);
});

test('SI-06: a catalogue that promises does not pass its check', () => {
  expect(wordsProblems(en)).toEqual([]);
  const promising = { ...en, 'wait.feeds': { title: 'The busbar is de-energised now.' } };
  expect(wordsProblems(promising)).toEqual([expect.stringContaining('without a measured value and its time')]);
});
