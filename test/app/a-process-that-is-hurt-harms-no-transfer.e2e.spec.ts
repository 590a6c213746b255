import { isGone, TransferStage } from './a-process-that-is-hurt.fixture';

jest.setTimeout(300_000);

let stage: TransferStage;
beforeEach(() => {
  stage = new TransferStage();
});
afterEach(() => stage.close());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('asked to end in mid-transfer, the process ends cleanly, and the next one goes on where the stack says', async () => {
  await stage.open();
  await stage.inMidTransfer();
  const { service } = stage;
  service.child.kill('SIGTERM');
  expect(await service.ended).toMatchObject({ code: 0, signal: null, words: '' });
  await stage.startService();
  await stage.endsAsIfNothingWas();
});

test('after a promise that nobody catches the process says so and ends, and is not half alive', async () => {
  await stage.open();
  await stage.inMidTransfer();
  const { service, api } = stage;
  service.child.kill('SIGUSR2');
  const { code, words } = await service.ended;
  expect([code, words]).toEqual([1, expect.stringContaining('nobody waits for this')]);
  expect(await isGone(api)).toBe(true);
  await stage.startService();
  await stage.endsAsIfNothingWas();
});

test.each([300, 4000])(
  'an event loop that stands still for %s ms in a transfer takes no answer for another',
  async (ms) => {
    await stage.open(ms);
    await stage.inMidTransfer();
    stage.service.child.kill('SIGPWR');
    await stage.endsAsIfNothingWas();
  },
);

test.each([5000])('a process that is stopped for %s ms in a transfer and woken again goes on', async (ms) => {
  await stage.open();
  await stage.inMidTransfer();
  stage.service.child.kill('SIGSTOP');
  const before = await stage.blocksWritten();
  await pause(ms);
  // At most the block in flight arrived meanwhile.
  expect((await stage.blocksWritten()) - before).toBeLessThanOrEqual(1);
  stage.service.child.kill('SIGCONT');
  await stage.endsAsIfNothingWas();
});
