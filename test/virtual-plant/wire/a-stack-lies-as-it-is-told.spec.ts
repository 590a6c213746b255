import { DEVICE_LIES } from '../../../src/virtual-plant';
import { OpenBench, openImage, openStack, sha256 } from './open-bench';

const image = openImage();
const hash = sha256(image).toString('hex');
const lying = (name: string, more: object = {}) => OpenBench.alone({ faults: [{ name, ...more }] });
const version = (bench: OpenBench) => bench.text(bench.model(1) + 42, 8);
const serial = (bench: OpenBench) => bench.text(bench.model(1) + 50, 16);
const runningHash = (bench: OpenBench) => bench.hex(bench.model(64_870) + 64, 16);

it('lies-about-version: the wanted version over the old firmware, and the running hash gives it away', () => {
  const bench = lying('lies-about-version');
  const before = runningHash(bench);
  expect(version(bench)).toBe('1.4.0');
  bench.update(image);
  expect(version(bench)).toBe('1.5.0');
  expect(bench.stack()).toMatchObject({ versions: { controller: '1.4.0' }, atTarget: false });
  expect(runningHash(bench)).toBe(before);
  expect(version(lying('lies-about-version', { from: 'start', version: '9.9.9' }))).toBe('9.9.9');
});

it('echoes-hash: the flash differs under the hash that was told, and the boot loader does not start it', () => {
  const bench = lying('echoes-hash');
  bench.must('ok', bench.command(1, image)).sendBlocks(image).wait(3);
  bench.must('ok', bench.command(2, image)).wait(3);
  expect(bench.status().state).toBe('verified');
  expect(bench.hex(bench.model(64_870) + 48, 16)).toBe(hash);
  expect(bench.stack().image?.sha256).not.toBe(hash);
  bench.must('ok', bench.command(3, image)).wait(25);
  expect(version(bench)).toBe('');
  expect(bench.stack()).toMatchObject({ torn: true, code: '25', atTarget: false });
});

it('stale-count: a number where no detection has ended', () => {
  expect(OpenBench.alone().service(21)).toEqual([0xffff]);
  expect(lying('stale-count').service(21)).toEqual([1]);
  expect(lying('stale-count', { count: 3 }).service(21)).toEqual([3]);
});

it('other-serial: from its update on, or from the beginning', () => {
  const bench = lying('other-serial');
  expect(serial(bench)).toBe('SN-S1');
  expect(serial(bench.update(image))).toBe('SN-OTHER');
  expect(serial(lying('other-serial', { from: 'start', serial: 'SN-9' }))).toBe('SN-9');
});

it.each(DEVICE_LIES.map(({ name }) => name))('%s is noted once, and at its own stack only', (name) => {
  const stacks = [openStack('S1', '100000', { rememberedStacks: 1 }), openStack('S2', '010000', { on: false })];
  const faults = [{ name, stack: 'S1', from: 'start', count: 2 }];
  const bench = OpenBench.alone({ stacks, links: [], faults });
  bench.update(image).wait(5);
  const said = () => [version(bench), serial(bench), bench.service(21)];
  expect(said()).toEqual(said());
  expect(bench.truth().faultsBitten).toEqual([{ name, times: 1 }]);
  expect(bench.truth().log.filter((entry) => 'event' in entry && entry.event === 'fault-bit')).toHaveLength(1);
});
