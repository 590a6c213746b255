import type { LineEvent } from '../../src/fieldbus';
import { code, FOREIGN, framed, kinds, open, type Open, OVER_TCP, Port, SERIAL } from './scripted-port';

describe('before the first word', () => {
  it('a line listens for as long as it is told, and looks once more at what has arrived', async () => {
    const { port, clock, line } = await open();
    expect(clock.nowMs()).toBe(500);
    expect(port).toMatchObject({ opened: 1, drained: 1, closed: 0 });
    expect(line.generation).toBe(1);
    expect(line.counters()).toMatchObject({ reopened: 0, lost: 0, requests: 0 });
  });

  it('a line on which another master is heard is not opened, and is let go', async () => {
    const port = new Port();
    port.whileOpening = () => void setImmediate(() => port.events?.onBytes(Buffer.concat([Buffer.of(0xff), FOREIGN])));
    await expect(open(SERIAL, port)).rejects.toMatchObject({
      code: 'fieldbus.foreign-master',
      problems: [expect.objectContaining({ value: expect.stringContaining('09 03 00 00 00 01') as unknown })],
    });
    expect(port.closed).toBe(1);
    expect(port.frames).toEqual([]);
  });

  it('nor is one on which there is only noise', async () => {
    const port = new Port();
    port.whileOpening = () => void setImmediate(() => port.events?.onBytes(Buffer.of(0x55, 0xaa)));
    await expect(open(SERIAL, port)).rejects.toEqual(code('foreign-master'));
  });

  it('over Modbus TCP nobody can be heard, so nobody is waited for', async () => {
    const { clock, line } = await open('tcp://host:1');
    expect(clock.nowMs()).toBe(0);
    expect(line.generation).toBe(1);
  });

  it('a port that is lost meanwhile is not taken for open', async () => {
    const port = new Port();
    port.whileOpening = () => void setImmediate(() => port.events?.onLost('unplugged'));
    await expect(open(SERIAL, port)).rejects.toEqual(code('line-lost'));
    const early = new Port();
    early.whileOpening = () => early.events?.onLost('unplugged');
    await expect(open(SERIAL, early)).rejects.toEqual(code('line-lost'));
  });

  it('a port that cannot be opened says why, and is closed', async () => {
    const port = new Port();
    port.whileOpening = () => {
      throw new Error('no such port');
    };
    await expect(open(SERIAL, port)).rejects.toThrow('no such port');
    expect(port.closed).toBe(1);
  });
});

describe('one opening', () => {
  it('carries what was meant for it, and nothing that was meant for another', async () => {
    const { line, port } = await open();
    expect(await line.readHolding(1, 7, 1, { generation: 1 })).toEqual([7]);
    await expect(line.writeHolding(1, 8, [1], { generation: 2 })).rejects.toEqual(code('reopened-meanwhile'));
    expect(await line.readHolding(1, 9, 1)).toEqual([9]);
    expect(port.asked).toEqual([7, 9]);
  });

  it('is made anew by the next request after a loss, heard out again, and counted', async () => {
    const { line, port, clock, told } = await open();
    port.events?.onLost('unplugged');
    expect(line.counters()).toMatchObject({ lost: 1, reopened: 0 });
    const before = clock.nowMs();
    expect(await line.readHolding(1, 7, 1)).toEqual([7]);
    expect(line.generation).toBe(2);
    expect(line.counters()).toMatchObject({ lost: 1, reopened: 1 });
    // What was asked before the loss is let out first: twice the worst late answer, and then the listening.
    expect(clock.nowMs() - before).toBeGreaterThanOrEqual(580);
    expect(kinds(told).slice(0, 3)).toEqual(['lost', 'quarantine', 'reopened']);
    expect(told.find(({ kind }) => kind === 'reopened')).toMatchObject({ generation: 2 });
  });

  it('does not listen to what an older one still tells', async () => {
    const { line, port } = await open();
    const older = port.events;
    older?.onLost('unplugged');
    await line.readHolding(1, 7, 1);
    older?.onLost('unplugged again');
    older?.onBytes(FOREIGN);
    expect(line.counters()).toMatchObject({ lost: 1, foreignFrames: 0, bytesReceived: 7 });
    expect(await line.readHolding(1, 8, 1)).toEqual([8]);
    expect(port.opened).toBe(2);
  });

  it('fails whoever waits when it is lost, and whoever comes next opens another', async () => {
    const { line, port } = await open();
    port.answers = () => {
      port.events?.onLost('unplugged');
      return undefined;
    };
    const both = [line.readHolding(1, 1, 1), line.readHolding(1, 2, 1)];
    await expect(Promise.all(both.map((one) => one.catch((error: unknown) => error)))).resolves.toEqual([
      code('line-lost'),
      code('line-lost'),
    ]);
    expect(port.asked).toEqual([1]);
  });

  it('that cannot be made fails whoever waits, each time anew', async () => {
    const { line, port } = await open();
    port.events?.onLost('unplugged');
    port.whileOpening = () => {
      throw new Error('no such port');
    };
    await expect(line.readHolding(1, 1, 1)).rejects.toThrow('no such port');
    port.whileOpening = () => undefined;
    expect(await line.readHolding(1, 2, 1)).toEqual([2]);
  });
});

describe('one mouth', () => {
  it('says one thing at a time, writes before checks before polls, in the order in which they came', async () => {
    const { line, port } = await open();
    const asked = [
      line.readHolding(1, 1, 1, { priority: 'poll' }),
      line.readHolding(1, 2, 1),
      line.writeHolding(1, 3, [1]),
      line.readInput(1, 4, 1),
      line.writeHolding(1, 5, [1]),
    ];
    await Promise.all(asked);
    expect(port.asked).toEqual([3, 5, 2, 4, 1]);
    expect(port.frames.map((frame) => frame[1])).toEqual([16, 16, 3, 4, 3]);
  });

  it('sends the words as they were when they were handed over', async () => {
    const { line, port } = await open();
    const words = [1, 2];
    const sent = line.writeHolding(1, 3, words);
    words[0] = 9;
    await sent;
    expect([...(port.frames[0] ?? [])].slice(7, 11)).toEqual([0, 1, 0, 2]);
  });

  it('refuses what is no request, and does not send it', async () => {
    const { line, port } = await open();
    await expect(line.readHolding(0, 1, 1)).rejects.toEqual(code('bad-request'));
    await expect(line.readHolding(1, 1, 1, { answerTimeoutMs: 0 })).rejects.toMatchObject({});
    expect(port.frames).toEqual([]);
  });

  it('counts what it sends and hears, and tells it to whoever listens', async () => {
    const { line, told } = await open();
    await line.readHolding(1, 7, 1);
    expect(line.counters()).toMatchObject({ requests: 1, answers: 1, bytesSent: 8, bytesReceived: 7 });
    expect(kinds(told)).toEqual(['sent', 'received']);
    expect(told[0]).toMatchObject({ bytes: Uint8Array.from(framed(1, 3, 0, 7, 0, 1)) });
  });

  it('tells nobody who stopped listening', async () => {
    const { line } = await open();
    const heard: LineEvent[] = [];
    const stop = line.onEvent((event) => heard.push(event));
    stop();
    await line.readHolding(1, 7, 1);
    expect(heard).toEqual([]);
  });

  it('gives out its counters, and not the means to change them', async () => {
    const { line } = await open();
    Object.assign(line.counters(), { requests: 99 });
    expect(line.counters().requests).toBe(0);
  });
});

describe('a connection that returns nothing', () => {
  const silentFor = async (address: string, times: number): Promise<Open> => {
    const opened = await open(address);
    opened.port.answers = () => undefined;
    for (let time = 0; time < times; time++) {
      await expect(opened.line.readHolding(1, time, 1)).rejects.toEqual(code('no-answer'));
    }
    return opened;
  };

  it('is made anew after the third request without a byte', async () => {
    expect((await silentFor(OVER_TCP, 2)).line.counters().lost).toBe(0);
    const { line, told } = await silentFor(OVER_TCP, 3);
    expect(line.counters().lost).toBe(1);
    expect(told.find(({ kind }) => kind === 'lost')).toMatchObject({ why: '3 requests without a byte in return' });
    const twice = await silentFor(OVER_TCP, 6);
    expect(twice.line.counters()).toMatchObject({ lost: 2, reopened: 1 });
  });

  it('is a silent device on a serial line, which stays open', async () => {
    expect((await silentFor(SERIAL, 4)).line.counters().lost).toBe(0);
  });

  it('is not one that said anything in between', async () => {
    const { line, port } = await silentFor(OVER_TCP, 2);
    port.answers = (frame) => framed(frame[0] ?? 0, 0x83, 2);
    await expect(line.readHolding(1, 1, 1)).rejects.toEqual(code('exception'));
    port.answers = () => undefined;
    await expect(line.readHolding(1, 1, 1)).rejects.toEqual(code('no-answer'));
    await expect(line.readHolding(1, 1, 1)).rejects.toEqual(code('no-answer'));
    expect(line.counters().lost).toBe(0);
  });
});

describe('a line that is closed', () => {
  it('fails whoever waits and whoever comes, tells it once, and lets the port go', async () => {
    const { line, port, told } = await open();
    port.answers = () => undefined;
    const waiting = [line.readHolding(1, 1, 1), line.readHolding(1, 2, 1)].map((one) => one.catch((e: unknown) => e));
    await new Promise((resolve) => setImmediate(resolve));
    await line.close();
    expect(await Promise.all(waiting)).toEqual([code('closed'), code('closed')]);
    await line.close();
    expect(port.closed).toBe(1);
    expect(kinds(told).filter((kind) => kind === 'closed')).toHaveLength(1);
    await expect(line.readHolding(1, 3, 1)).rejects.toEqual(code('closed'));
    port.events?.onBytes(FOREIGN);
    expect(line.counters().bytesReceived).toBe(0);
  });

  it('leaves no port behind that opened after all', async () => {
    const { line, port } = await open();
    port.events?.onLost('unplugged');
    let goOn = (): void => undefined;
    port.whileOpening = () =>
      new Promise<void>((resolve) => {
        goOn = resolve;
      });
    const asked = line.readHolding(1, 1, 1).catch((error: unknown) => error);
    await new Promise((resolve) => setImmediate(resolve));
    await line.close();
    const before = port.closed;
    goOn();
    expect(await asked).toEqual(code('closed'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(port.closed).toBe(before + 1);
  });
});

it('a request that the transport throws at fails with what it threw, and the next one is sent', async () => {
  const { line, port } = await open();
  port.answers = () => {
    throw new Error('the port is full');
  };
  await expect(line.readHolding(1, 1, 1)).rejects.toThrow('the port is full');
  const honest = new Port();
  port.answers = honest.answers.bind(honest);
  expect(await line.readHolding(1, 2, 1)).toEqual([2]);
});
