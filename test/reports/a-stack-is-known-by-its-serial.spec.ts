import { sameSerial, visitsOf } from '../../src/reports';
import { startScenario } from '../support/rig';
import { recordOf } from './report-of';

test('a visit says how each stack was found and left: switches, versions, photos', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive();
  const [first, second] = visitsOf((await recordOf(rig)).run);
  expect([first?.serial, second?.serial]).toEqual(['TRAIN-0001', 'TRAIN-0002']);
  for (const { bank, found, now, same } of first?.banks ?? []) {
    expect([bank, now, same]).toEqual([bank, found, true]);
    expect(found).toMatch(/^[01]+$/);
  }
  const changed = first?.versions.find(({ before, after }) => before !== null && after !== null);
  expect(changed?.before).not.toEqual(changed?.after);
  expect(first?.photos.map(({ subject, by }) => [subject, by])).toContainEqual(['as-found', 'Ana']);
});

test('what nobody tapped again is not known to stand as found', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive((view) => view.prompts.some(({ step }) => step === 'switch-off'));
  const [visit] = visitsOf((await recordOf(rig)).run);
  expect(visit?.banks.map(({ found, now, same }) => [typeof found, now, same])).toContainEqual(['string', null, null]);
});

test('a serial is the same however it is written', () => {
  expect(sameSerial('hg-0012 34', 'HG001234')).toBe(true);
  expect(sameSerial('HG001234', 'HG001235')).toBe(false);
  expect(sameSerial(null, '')).toBe(false);
});
