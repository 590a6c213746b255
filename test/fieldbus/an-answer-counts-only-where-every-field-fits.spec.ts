import { crc16 } from '../../src/fieldbus/crc16';
import type { ModbusRequest } from '../../src/fieldbus/modbus-request';
import { faultOf, judgeRtu, sortBytes } from '../../src/fieldbus/rtu-answer';

const READ: ModbusRequest = { unit: 1, functionCode: 3, address: 0x0102, count: 2 };
const WRITE: ModbusRequest = { unit: 1, functionCode: 16, address: 0x0102, count: 0x0003, words: [1, 2, 3] };

/** The bytes with their checksum behind them. */
function framed(...bytes: readonly number[]): Uint8Array {
  const body = Uint8Array.from(bytes);
  const crc = crc16(body, 0, body.length);
  return Uint8Array.of(...bytes, crc & 0xff, crc >> 8);
}
const READ_ANSWER = framed(1, 3, 4, 0, 10, 0, 20);
const WRITE_ANSWER = framed(1, 16, 1, 2, 0, 3);
const EXCEPTION = framed(1, 0x83, 2);

describe('an answer', () => {
  it.each([
    ['to a read', READ, READ_ANSWER, 'answer'],
    ['to a write', WRITE, WRITE_ANSWER, 'answer'],
    ['that is an exception', READ, EXCEPTION, 'exception'],
    ['that is an exception to a write', WRITE, framed(1, 0x90, 6), 'exception'],
  ] as const)('%s is taken when it is whole, and not before', (_what, request, frame, verdict) => {
    for (let length = 0; length < frame.length; length++) expect(judgeRtu(request, frame, length)).toBe('more');
    expect(judgeRtu(request, frame, frame.length)).toBe(verdict);
  });

  it.each([
    ['another unit', READ, framed(2, 3, 4, 0, 10, 0, 20), 1],
    ['another function', READ, framed(1, 4, 4, 0, 10, 0, 20), 2],
    ['an exception to another function', READ, framed(1, 0x84, 2), 2],
    ['another number of bytes', READ, framed(1, 3, 6, 0, 10, 0, 20, 0, 30), 3],
    ['the high half of another address', WRITE, framed(1, 16, 2, 2, 0, 3), 3],
    ['the low half of another address', WRITE, framed(1, 16, 1, 3, 0, 3), 4],
    ['the high half of another count', WRITE, framed(1, 16, 1, 2, 1, 3), 5],
    ['the low half of another count', WRITE, framed(1, 16, 1, 2, 0, 2), 6],
  ])('of %s is refused at the first byte that is wrong', (_what, request, frame, at) => {
    expect(judgeRtu(request, frame, at - 1)).toBe('more');
    for (let length = at; length <= frame.length; length++) expect(judgeRtu(request, frame, length)).toBe('bad');
  });

  it('with a wrong checksum, or with a byte behind it, is none', () => {
    const turned = Uint8Array.from(READ_ANSWER);
    turned[4] = 11;
    expect(judgeRtu(READ, turned, turned.length)).toBe('bad');
    const longer = Uint8Array.of(...READ_ANSWER, 0);
    expect(judgeRtu(READ, longer, longer.length)).toBe('bad');
    const afterException = Uint8Array.of(...EXCEPTION, 0);
    expect(judgeRtu(READ, afterException, afterException.length)).toBe('bad');
  });
});

describe('what differs', () => {
  it.each([
    [READ, READ_ANSWER, undefined],
    [READ, EXCEPTION, undefined],
    [WRITE, WRITE_ANSWER, undefined],
    [READ, framed(2, 3, 4), 'wrong-unit'],
    [READ, framed(2, 0x83, 2), 'wrong-unit'],
    [READ, framed(1, 6, 4), 'wrong-function'],
    [READ, framed(1, 0x90, 4), 'wrong-function'],
    [READ, framed(1, 3, 2, 0, 1), 'wrong-count'],
    [WRITE, framed(1, 16, 0, 2, 0, 3), 'wrong-address'],
    [WRITE, framed(1, 16, 1, 0, 0, 3), 'wrong-address'],
    [WRITE, framed(1, 16, 1, 2, 1, 3), 'wrong-count'],
    [WRITE, framed(1, 16, 1, 2, 0, 4), 'wrong-count'],
  ])('is named: %#', (request, frame, fault) => {
    expect(faultOf(request, frame, frame.length)).toBe(fault);
  });

  it('is looked for in the bytes that are there, and in no others', () => {
    expect(faultOf(READ, framed(2, 6), 0)).toBeUndefined();
    expect(faultOf(READ, framed(1, 6), 1)).toBeUndefined();
    expect(faultOf(READ, framed(1, 6), 2)).toBe('wrong-function');
    expect(faultOf(READ, framed(1, 3, 9), 2)).toBeUndefined();
    expect(faultOf(WRITE, framed(1, 16, 9, 9, 9, 9), 2)).toBeUndefined();
    expect(faultOf(WRITE, framed(1, 16, 1, 9, 9, 9), 3)).toBeUndefined();
    expect(faultOf(WRITE, framed(1, 16, 1, 2, 9, 9), 4)).toBeUndefined();
    expect(faultOf(WRITE, framed(1, 16, 1, 2, 0, 9), 5)).toBeUndefined();
  });
});

describe('refused bytes', () => {
  const request = framed(1, 3, 1, 2, 0, 2);
  const together = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

  it('are sorted into what fits, what is wrong, who else asks, and what is nothing', () => {
    const other = framed(7, 3, 0, 0, 0, 1);
    const bytes = together(READ_ANSWER, framed(2, 3, 4, 0, 10, 0, 20), other, Uint8Array.of(0xff));
    const sorted = sortBytes(bytes, READ, request);
    expect(sorted).toMatchObject({ faults: ['wrong-unit', 'foreign-frame'], fitting: 1, stray: 1 });
    expect(sorted.foreign.map((frame) => [...frame])).toEqual([[...other]]);
  });

  it('may be our own request, as an adapter hears it', () => {
    expect(sortBytes(request, READ, request)).toMatchObject({ faults: ['echo-heard'], fitting: 0, foreign: [] });
    expect(sortBytes(request, READ, framed(1, 3, 1, 2, 0, 1)).faults).toEqual(['foreign-frame']);
    expect(sortBytes(request, READ, undefined).faults).toEqual(['foreign-frame']);
  });

  it('are compared with nothing where nothing was asked', () => {
    expect(sortBytes(READ_ANSWER, undefined, undefined)).toMatchObject({ faults: [], fitting: 1, stray: 0 });
  });
});
