import {
  MbapPort,
  Plant,
  type PlantSetup,
  RtuPort,
  stackDevice,
  WIRE_FAULTS,
  type WireOut,
} from '../../../src/virtual-plant';
import { openSetup, readPdu, writePdu } from './open-bench';

type Call = { name: string; [more: string]: unknown };

function crc(bytes: Uint8Array): Buffer {
  let value = 0xffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >> 1) ^ 0xa001 : value >> 1;
  }
  return Buffer.from([value & 0xff, value >> 8]);
}

const rtu = (pdu: Uint8Array, unit = 1): Buffer => {
  const body = Buffer.concat([Buffer.from([unit]), pdu]);
  return Buffer.concat([body, crc(body)]);
};
const mbap = (pdu: Uint8Array, transaction = 7): Buffer =>
  Buffer.concat([Buffer.from([0, transaction, 0, 0, 0, pdu.length + 1, 1]), pdu]);

const READ = readPdu(40_050, 2);
/** An `enter` with a length that is refused: nothing changes, and the answer is an exception. */
const WRITE = writePdu(40_214 + 82, Buffer.alloc(38));

const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');

/** A serial line to a stack with faults; times are given, in milliseconds. */
class FaultyLine {
  readonly plant: Plant;
  private readonly port: RtuPort;
  private readonly tcp: MbapPort;
  nowMs = 0;

  constructor(faults: Call[], more: Partial<PlantSetup> = {}) {
    this.plant = Plant.create(openSetup({ faults, ...more }));
    const device = stackDevice({ plant: this.plant, now: () => 0, changed: () => undefined }, 'S1');
    this.port = new RtuPort({ silenceMs: 1.75, endsBy: 'length' }, device);
    this.tcp = new MbapPort(device);
  }

  ask(pdu: Uint8Array = READ, afterMs = 10): WireOut[] {
    this.nowMs += afterMs;
    return this.port.receive(rtu(pdu), this.nowMs);
  }

  askTcp(pdu: Uint8Array = READ): WireOut[] {
    this.nowMs += 10;
    return this.tcp.receive(mbap(pdu), this.nowMs);
  }

  idle(): WireOut[] {
    return this.port.idle();
  }

  bitten(): number {
    return this.plant.truth().faultsBitten.reduce((sum, { times }) => sum + times, 0);
  }
}

const right = new FaultyLine([]).ask()[0]?.bytes ?? Buffer.alloc(0);
const line = (name: string, more: object = {}): FaultyLine => new FaultyLine([{ name, ...more }]);

it('right is what stands in the map: the serial number of S1, two characters a register', () => {
  expect(hex(right)).toBe(hex(rtu(Buffer.concat([Buffer.from([3, 4]), Buffer.from('\0\0\0\0')]))));
});

it.each(['wire-request-lost', 'wire-answer-lost'])('%s: silence once, then all is well', (name) => {
  const faulty = line(name);
  expect(faulty.ask()).toEqual([]);
  expect(hex(faulty.ask()[0]?.bytes)).toBe(hex(right));
  expect(faulty.bitten()).toBe(1);
});

it('a lost request does nothing at the device, a lost answer hides what it did', () => {
  const enter = writePdu(40_214 + 82, Buffer.concat([Buffer.from([0, 1, 0, 0, 4, 0]), Buffer.alloc(32, 1)]));
  const alone = {
    stacks: openSetup()
      .stacks.slice(0, 1)
      .map((stack) => ({ ...stack, rememberedStacks: 1 })),
    breakers: [],
  };
  const events = (name: string) => {
    const faulty = new FaultyLine([{ name }], alone);
    expect(faulty.ask(enter)).toEqual([]);
    return faulty.plant.truth().log.map((entry) => ('event' in entry ? entry.event : entry.act.act));
  };
  expect(events('wire-request-lost')).not.toContain('update-entered');
  expect(events('wire-answer-lost')).toContain('update-entered');
});

it('wire-answer-delayed', () => {
  expect(line('wire-answer-delayed', { ms: 123 }).ask()).toEqual([{ afterMs: 123, bytes: new Uint8Array(right) }]);
});

it('wire-answer-late: it goes out when the next request has come, in front of its answer', () => {
  const faulty = line('wire-answer-late');
  expect(faulty.ask()).toEqual([]);
  expect(faulty.ask(readPdu(40_000, 2)).map(({ bytes }) => hex(bytes))).toEqual([
    hex(right),
    hex(rtu(Buffer.from('030453756e53', 'hex'))),
  ]);
});

it('wire-answer-twice', () => {
  expect(
    line('wire-answer-twice')
      .ask()
      .map(({ bytes }) => hex(bytes)),
  ).toEqual([hex(right), hex(right)]);
});

it('wire-answer-cut', () => {
  expect(hex(line('wire-answer-cut', { byte: 3 }).ask()[0]?.bytes)).toBe(hex(right.subarray(0, 3)));
});

it('wire-extra-byte', () => {
  expect(hex(line('wire-extra-byte').ask()[0]?.bytes)).toBe(`00${hex(right)}`);
  expect(hex(line('wire-extra-byte', { where: 'after', value: 255 }).ask()[0]?.bytes)).toBe(`${hex(right)}ff`);
});

it.each([1, 2, 3, 4])('wire-bits-flipped: %i bits, and the CRC does not fit', (bits) => {
  const bytes = line('wire-bits-flipped', { bits }).ask()[0]?.bytes ?? new Uint8Array();
  const turned = [...bytes].reduce((sum, byte, index) => {
    return sum + [...(byte ^ (right[index] ?? 0)).toString(2)].filter((bit) => bit === '1').length;
  }, 0);
  expect(turned).toBe(bits);
  expect(hex(bytes.subarray(-2))).not.toBe(hex(crc(bytes.subarray(0, -2))));
});

it('wire-wrong-unit and wire-wrong-function carry a right CRC', () => {
  expect(hex(line('wire-wrong-unit').ask()[0]?.bytes)).toBe(hex(rtu(right.subarray(1, -2), 2)));
  const other = Buffer.from(right.subarray(1, -2));
  other.writeUInt8(4, 0);
  expect(hex(line('wire-wrong-function').ask()[0]?.bytes)).toBe(hex(rtu(other)));
});

it('wire-wrong-echo changes the answers to writes only', () => {
  const block = writePdu(40_214 + 82, Buffer.concat([Buffer.from([0, 1, 0, 0, 4, 0]), Buffer.alloc(32, 1)]));
  const alone = {
    stacks: openSetup()
      .stacks.slice(0, 1)
      .map((stack) => ({ ...stack, rememberedStacks: 1 })),
    breakers: [],
  };
  const echo = (more: object) => {
    const faulty = new FaultyLine([{ name: 'wire-wrong-echo', ...more }], alone);
    expect(hex(faulty.ask()[0]?.bytes)).toBe(hex(right));
    return hex(faulty.ask(block)[0]?.bytes);
  };
  expect(echo({})).toBe(hex(rtu(Buffer.from([16, 0x9d, 0x69, 0, 19]))));
  expect(echo({ what: 'count' })).toBe(hex(rtu(Buffer.from([16, 0x9d, 0x68, 0, 20]))));
});

it('wire-exceptions answers in the place of the device', () => {
  const faulty = line('wire-exceptions', { code: 5, times: 2 });
  const answers = [faulty.ask(), faulty.ask(WRITE), faulty.ask()].map((out) => hex(out[0]?.bytes));
  expect(answers).toEqual([hex(rtu(Buffer.from([0x83, 5]))), hex(rtu(Buffer.from([0x90, 5]))), hex(right)]);
});

it('wire-stale-exception goes out in front', () => {
  const out = line('wire-stale-exception').ask();
  expect(out.map(({ bytes }) => hex(bytes))).toEqual([hex(rtu(Buffer.from([0x83, 6]))), hex(right)]);
});

it('wire-answer-in-pieces', () => {
  const out = line('wire-answer-in-pieces', { bytes: 4, ms: 3 }).ask();
  expect(out.map(({ afterMs, bytes }) => [afterMs, bytes.length])).toEqual([
    [0, 4],
    [3, 4],
    [6, 1],
  ]);
  expect(out.map(({ bytes }) => hex(bytes)).join('')).toBe(hex(right));
});

it('wire-echo and wire-foreign-master put frames beside the answer', () => {
  expect(
    line('wire-echo')
      .ask()
      .map(({ bytes }) => hex(bytes)),
  ).toEqual([hex(rtu(READ)), hex(right)]);
  const foreign = line('wire-foreign-master')
    .ask()
    .map(({ bytes }) => hex(bytes));
  expect(foreign).toEqual([hex(right), hex(rtu(readPdu(0, 10), 2))]);
});

it('wire-foreign-polls stands on the line without a request, and nothing else does', () => {
  const polls = line('wire-foreign-polls', { unit: 3 });
  expect(polls.idle().map(({ bytes }) => hex(bytes))).toEqual([hex(rtu(readPdu(0, 10), 3))]);
  expect(line('wire-garbage').idle()).toEqual([]);
});

it('wire-two-slaves: garbled, or the other one wins', () => {
  const serial = readPdu(40_052, 4);
  const plain = (more: object[]) => new FaultyLine(more as Call[]).ask(serial)[0]?.bytes ?? new Uint8Array();
  const ours = plain([]);
  const garbled = plain([{ name: 'wire-two-slaves' }]);
  expect(hex(garbled)).not.toBe(hex(ours));
  expect(hex(garbled.subarray(-2))).not.toBe(hex(crc(garbled.subarray(0, -2))));
  const theirs = plain([{ name: 'wire-two-slaves', ends: 'other' }]);
  expect(Buffer.from(ours.subarray(3, -2)).toString('latin1').replace(/\0/g, '')).toBe('SN-S1');
  expect(Buffer.from(theirs.subarray(3, -2)).toString('latin1').replace(/\0/g, '')).toBe('SN-S2');
});

it('wire-garbage has no right CRC, whatever is asked', () => {
  const faulty = line('wire-garbage');
  for (let tries = 0; tries < 20; tries += 1) {
    const bytes = faulty.ask()[0]?.bytes ?? new Uint8Array();
    expect(hex(bytes.subarray(-2))).not.toBe(hex(crc(bytes.subarray(0, -2))));
  }
});

it('wire-bursts: some stretches spoil most answers, the others none', () => {
  const faulty = line('wire-bursts', { frames: 10, share: 0.3 });
  const stretches = Array.from(
    { length: 40 },
    () => Array.from({ length: 10 }, () => hex(faulty.ask()[0]?.bytes) !== hex(right)).filter(Boolean).length,
  );
  const bad = stretches.filter((spoilt) => spoilt > 0);
  expect([bad.length > 4, bad.length < 24]).toEqual([true, true]);
  expect(bad.reduce((sum, spoilt) => sum + spoilt, 0) / bad.length).toBeGreaterThan(4);
});

it('wire-reset, half-open and wire-adapter-gone say what becomes of the line', () => {
  expect(line('wire-reset').askTcp()).toMatchObject([{ line: 'reset' }]);
  const halfOpen = line('wire-reset', { ends: 'half-open' });
  expect(halfOpen.askTcp()).toMatchObject([{ line: 'half-open' }]);
  expect(halfOpen.askTcp()).toEqual([]);
  expect(line('wire-adapter-gone', { ms: 300 }).ask()).toMatchObject([{ line: 'gone', goneMs: 300 }]);
});

it('wire-wrong-transaction bites on TCP only', () => {
  expect(hex(line('wire-wrong-transaction').askTcp()[0]?.bytes)).toBe(hex(mbap(right.subarray(1, -2), 6)));
  expect(hex(line('wire-wrong-transaction').ask()[0]?.bytes)).toBe(hex(right));
});

it('wire-gateway-answers where the device is silent', () => {
  const faulty = line('wire-gateway-answers');
  expect(hex(faulty.ask()[0]?.bytes)).toBe(hex(right));
  faulty.plant.act(0, { act: 'press-power', stack: 'S1', holdMs: 2000 });
  expect(hex(faulty.ask()[0]?.bytes)).toBe(hex(rtu(Buffer.from([0x83, 11]))));
});

it('wire-deaf-slave hears who keeps the silence', () => {
  const faulty = line('wire-deaf-slave');
  expect(faulty.ask()).toHaveLength(1);
  expect(faulty.ask(READ, 1)).toEqual([]);
  expect(faulty.ask(READ, 2)).toHaveLength(1);
});

describe('where and how often', () => {
  const silent = (more: object, asked: number) => {
    const faulty = line('wire-answer-lost', more);
    return Array.from({ length: asked }, () => faulty.ask().length === 0);
  };

  it('at a frame, every so many, at most so often, by chance from the seed', () => {
    expect(silent({ at: 3 }, 5)).toEqual([false, false, true, false, false]);
    expect(silent({ every: 2 }, 5)).toEqual([false, true, false, true, false]);
    expect(silent({ every: 2, times: 1 }, 5)).toEqual([false, true, false, false, false]);
    const some = silent({ probability: 0.3 }, 200);
    expect(silent({ probability: 0.3 }, 200)).toEqual(some);
    const share = some.filter(Boolean).length;
    expect([share > 30, share < 90]).toEqual([true, true]);
  });

  it('at one stack, and for reads or writes only', () => {
    expect(silent({ stack: 'S2' }, 2)).toEqual([false, false]);
    expect(silent({ on: 'write' }, 2)).toEqual([false, false]);
    expect(silent({ on: 'read' }, 1)).toEqual([true]);
  });
});

it.each(WIRE_FAULTS.map(({ name }) => name))('%s bites somewhere, and says what it did', (name) => {
  const faulty = line(name, name === 'wire-bursts' ? { share: 1 } : {});
  const enter = writePdu(40_214 + 82, Buffer.alloc(38));
  for (const pdu of [READ, enter]) {
    faulty.ask(pdu);
    faulty.ask(pdu, 1);
    faulty.askTcp(pdu);
  }
  const taken = writePdu(40_214 + 82, Buffer.concat([Buffer.from([0, 4]), Buffer.alloc(36)]));
  faulty.ask(taken);
  faulty.idle();
  faulty.plant.act(0, { act: 'press-power', stack: 'S1', holdMs: 2000 });
  faulty.ask();
  const fault = WIRE_FAULTS.find((known) => known.name === name);
  // The answer to a write that was taken is the only one that this fault changes: it has a test of its own.
  if (name !== 'wire-wrong-echo') expect(faulty.bitten()).toBeGreaterThan(0);
  expect([fault?.bites, fault?.noticed].join(' ').length).toBeGreaterThan(40);
});
