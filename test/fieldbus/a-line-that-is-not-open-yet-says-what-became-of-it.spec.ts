import { LeapingClock, type LineEvent, parseLineAddress } from '../../src/fieldbus';
import { GuardedLine } from '../../src/fieldbus/guarded-line';
import { RequestQueue } from '../../src/fieldbus/request-queue';
import { code, FOREIGN, framed, type Open, Port, SERIAL, TIMING } from './scripted-port';

describe('a line in the middle of its opening', () => {
  function unopened(address: string): Open & { readonly line: GuardedLine } {
    const port = new Port();
    const clock = new LeapingClock();
    const line = new GuardedLine(parseLineAddress(address), TIMING, port, clock);
    const told: LineEvent[] = [];
    line.onEvent((event) => told.push(event));
    return { line, port, clock, told };
  }
  const soon = (act: () => unknown) => () => void setImmediate(act);

  it('counts what it heard, and names the request among it', async () => {
    const { line, port } = unopened(SERIAL);
    const answer = framed(9, 3, 2, 0, 1);
    port.whileOpening = soon(() => port.events?.onBytes(Buffer.concat([Buffer.of(0xff), answer, FOREIGN])));
    const named = expect.objectContaining({ value: '09 03 00 00 00 01 85 42' }) as unknown;
    await expect(line.start()).rejects.toMatchObject({ problems: [named] });
    expect(line.counters()).toMatchObject({ strayBytes: 1, foreignFrames: 1 });
  });

  it('says whether what it heard was a request', async () => {
    const heard = async (bytes: Buffer): Promise<unknown> => {
      const { line, port } = unopened(SERIAL);
      port.whileOpening = soon(() => port.events?.onBytes(bytes));
      return line.start().catch((error: { problems: readonly { what: string }[] }) => error.problems[0]?.what);
    };
    expect(await heard(FOREIGN)).toContain('Another master asks');
    expect(await heard(Buffer.of(0x55, 0xaa))).toContain('nobody was asked');
  });

  it('is not open when the port was lost meanwhile, also where nobody is heard out, and is let go once', async () => {
    for (const address of [SERIAL, 'tcp://host:1']) {
      const { line, port } = unopened(address);
      port.whileOpening = () => port.events?.onLost('unplugged');
      await expect(line.start()).rejects.toEqual(code('line-lost'));
      expect(line.generation).toBe(0);
      expect(port.closed).toBe(1);
    }
  });

  it('does not listen to the end of a port that is gone', async () => {
    const { line, port, clock } = unopened(SERIAL);
    port.whileOpening = soon(() => port.events?.onLost('unplugged'));
    await expect(line.start()).rejects.toEqual(code('line-lost'));
    expect(clock.nowMs()).toBeLessThan(500);
  });

  it('says that it was closed where somebody closed it', async () => {
    const { line, port } = unopened(SERIAL);
    port.whileOpening = soon(() => void line.close());
    await expect(line.start()).rejects.toEqual(code('closed'));
  });

  it('tells whoever waits why the opening failed, lost or closed while it was let out', async () => {
    for (const [end, of] of [
      [(at: Open) => at.port.events?.onLost('again'), 'line-lost'],
      [(at: Open) => void at.line.close(), 'closed'],
    ] as const) {
      const at = unopened(SERIAL);
      await at.line.start();
      at.port.events?.onLost('unplugged');
      at.port.whileOpening = soon(() => end(at));
      await expect(at.line.readHolding(1, 1, 1)).rejects.toEqual(code(of));
    }
  });

  it('is not opened again while it is never quiet', async () => {
    const { line, port, clock } = unopened(SERIAL);
    await line.start();
    port.events?.onLost('unplugged');
    let isBabbling = true;
    const babble = (): void => {
      port.events?.onBytes(Buffer.of(0x55));
      if (isBabbling) clock.after(30, babble);
    };
    port.whileOpening = soon(babble);
    await expect(line.readHolding(1, 1, 1)).rejects.toEqual(code('never-quiet'));
    isBabbling = false;
    expect(line.generation).toBe(1);
    expect(port.frames).toEqual([]);
  });

  it('tells whoever waits that it was lost while it was opened', async () => {
    const { line, port } = unopened(SERIAL);
    await line.start();
    port.events?.onLost('unplugged');
    port.whileOpening = () => port.events?.onLost('once more');
    await expect(line.readHolding(1, 1, 1)).rejects.toThrow('lost while it was opened');
  });

  it('tells of a port that does not even close', async () => {
    const { line, port, told } = unopened(SERIAL);
    await line.start();
    port.close = async () => {
      throw new Error('stuck');
    };
    port.events?.onLost('unplugged');
    await new Promise((resolve) => setImmediate(resolve));
    expect(told.filter(({ kind }) => kind === 'lost')).toMatchObject([{ why: 'unplugged' }, { why: 'Error: stuck' }]);
  });
});

it('a queue is empty until something is put in, and when everything is taken out', () => {
  const queue = new RequestQueue<string>();
  expect(queue.isEmpty).toBe(true);
  queue.put('poll', 'a');
  queue.put('write', 'b');
  expect(queue.isEmpty).toBe(false);
  expect([queue.take(), queue.isEmpty, queue.take(), queue.isEmpty, queue.take()]).toEqual([
    'b',
    false,
    'a',
    true,
    undefined,
  ]);
  queue.put('check', 'c');
  expect([queue.takeAll(), queue.isEmpty]).toEqual([['c'], true]);
});
