import fc from 'fast-check';
import { type CanFrame, listenToCanOn, SLCAN_COMMANDS } from '../../src/fieldbus';
import { type AdapterReplies, FakeAdapter, HASTY_CLOCK, USUAL } from './slcan-adapter.fixture';

async function listen(adapter: FakeAdapter) {
  const frames: CanFrame[] = [];
  const lost: string[] = [];
  const events = { onFrame: (frame: CanFrame) => frames.push(frame), onLost: (why: string) => lost.push(why) };
  const listener = await listenToCanOn(adapter, 'serial:/dev/can', events, HASTY_CLOCK);
  return { listener, frames, lost };
}

/** Everything that may ever leave for an adapter. */
const ALLOWED = ['V\r', 'C\r', 'S6\r', 'L\r'];

describe('A CAN adapter only listens', () => {
  it('is asked for its version, closed, set to 500 kbit/s and opened to listen, in this order', async () => {
    const adapter = new FakeAdapter(USUAL);
    const { listener, frames } = await listen(adapter);
    expect(adapter.sent).toEqual(['V\r', 'C\r', 'S6\r', 'L\r']);
    expect(listener.adapterAnswers).toBe(true);
    adapter.say('t3558370064000000');
    adapter.say('0000\rt30580000000000000000\rt3\r');
    expect(frames.map(({ id }) => id)).toEqual([0x355, 0x305]);
    expect(listener.counters()).toEqual({ frames: 2, malformed: 1 });
    await listener.close();
    await listener.close();
    expect(adapter.sent.slice(4)).toEqual(['C\r']);
    expect(adapter.isOpen).toBe(false);
  });

  it('has no command that sends a frame or opens the channel for sending', () => {
    expect(Object.values(SLCAN_COMMANDS).sort()).toEqual([...ALLOWED].sort());
  });

  it('is used although it gives no word to commands: some never do', async () => {
    const adapter = new FakeAdapter(() => null);
    const { listener, frames } = await listen(adapter);
    expect(listener.adapterAnswers).toBe(false);
    adapter.say('t3050\r');
    expect(frames).toHaveLength(1);
  });

  it.each([
    ['listening only', 'L\r', 'fieldbus.can-not-listen-only'],
    ['the speed', 'S6\r', 'fieldbus.can-speed-refused'],
  ])('that refuses %s is closed and not used', async (_name, refused, code) => {
    const adapter = new FakeAdapter((command) => (command === refused ? '\x07' : USUAL(command)));
    await expect(listen(adapter)).rejects.toMatchObject({ code });
    expect(adapter.sent.at(-1)).toBe('C\r');
    expect(adapter.isOpen).toBe(false);
  });

  it('that refuses late is closed and told as lost', async () => {
    const adapter = new FakeAdapter(() => null);
    const { lost, frames } = await listen(adapter);
    adapter.say('\x07');
    await new Promise((resolve) => setImmediate(resolve));
    expect(lost).toEqual([expect.stringMatching(/can-not-listen-only/)]);
    adapter.say('t3050\r');
    expect(frames).toEqual([]);
    expect(adapter.sent.at(-1)).toBe('C\r');
  });

  it('goes on listening when something is refused after frames came: those prove that it listens', async () => {
    const adapter = new FakeAdapter(USUAL);
    const { lost, frames } = await listen(adapter);
    adapter.say('t3050\r\x07');
    await new Promise((resolve) => setImmediate(resolve));
    adapter.say('t3050\r');
    expect(frames).toHaveLength(2);
    expect(lost).toEqual([]);
  });

  it('hands over no frame of a channel that somebody else had open', async () => {
    const adapter = new FakeAdapter((command) => (command === 'C\r' ? 't1231FF\r\r' : USUAL(command)));
    const { frames, listener } = await listen(adapter);
    expect(frames).toEqual([]);
    expect(listener.counters().frames).toBe(0);
  });

  it('tells that it was unplugged, while opening and later', async () => {
    const early = new FakeAdapter(() => {
      early.unplug();
      return null;
    });
    await expect(listen(early)).rejects.toMatchObject({ code: 'fieldbus.line-lost' });
    const later = new FakeAdapter(USUAL);
    const { lost, listener } = await listen(later);
    later.unplug();
    later.unplug();
    expect(lost).toEqual(['hang-up']);
    await listener.close();
  });

  it('is never sent anything else, whatever it says and whenever it is closed', async () => {
    const reply = fc.constantFrom('\r', '\x07', 'V1013\r', 'z\r', 't3050\r', '', 'O\r');
    const speech = fc.array(fc.oneof(fc.uint8Array({ maxLength: 40 }), reply), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(reply, { minLength: 1 }), speech, async (replies, said) => {
        let turn = 0;
        const answers: AdapterReplies = () => replies[turn++ % replies.length] ?? null;
        const adapter = new FakeAdapter(answers);
        const listening = await listen(adapter).catch(() => null);
        for (const words of said) adapter.say(words);
        await listening?.listener.close();
        expect(adapter.sent.filter((command) => !ALLOWED.includes(command))).toEqual([]);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
