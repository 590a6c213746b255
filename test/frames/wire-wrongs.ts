import { WIRE_FAULTS } from '../../src/virtual-plant';
import type { SpoilRequest, WireKind } from './frame-line';

/** One thing that goes wrong with one frame: a fault of the plant's wire, or what becomes of a request on its way. */
export interface WireWrong {
  readonly name: string;
  readonly wires: readonly WireKind[];
  /** Arguments of the plant's fault; left out: it is of the request. */
  readonly call?: { readonly name: string; readonly [argument: string]: string | number };
  readonly request?: (frame: Uint8Array) => ReturnType<SpoilRequest>;
  /** It stands on the line all the time: there is no frame to choose. */
  readonly always?: true;
}

const BOTH: readonly WireKind[] = ['tcp', 'serial'];
/** What only one kind of wire has; flipped bits never reach us over TCP, which has its own check. */
const ONLY: Readonly<Record<string, WireKind>> = {
  'wire-foreign-master': 'serial',
  'wire-foreign-polls': 'serial',
  'wire-wrong-transaction': 'tcp',
  'wire-bits-flipped': 'serial',
};

/** A fault is played with each of these; left out: as its file says. */
const CALLS: Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>> = {
  'wire-answer-delayed': [{ ms: 200 }, { ms: 299 }, { ms: 301 }, { ms: 600 }],
  'wire-answer-cut': [{ byte: 1 }, { byte: 4 }, { byte: 7 }],
  'wire-extra-byte': [{}, { where: 'after' }],
  'wire-bits-flipped': [{ bits: 1 }, { bits: 2 }, { bits: 3 }],
  'wire-wrong-echo': [{}, { what: 'count' }],
  'wire-exceptions': [
    { times: 1 },
    { times: 1, code: 1 },
    { times: 1, code: 3 },
    { times: 1, code: 4 },
    { times: 1, code: 11 },
  ],
  'wire-two-slaves': [{}, { ends: 'other' }],
  'wire-reset': [{}, { ends: 'half-open' }],
  'wire-bursts': [{ share: 1, times: 1 }],
  'wire-deaf-slave': [{ ms: 60_000, times: 1 }],
};

const ofThePlant: readonly WireWrong[] = WIRE_FAULTS.flatMap((fault) =>
  (CALLS[fault.name] ?? [{}]).map((call) => ({
    name: [fault.name, ...Object.values(call)].join(' '),
    wires: ONLY[fault.name] === undefined ? BOTH : [ONLY[fault.name] ?? 'tcp'],
    call: { name: fault.name, stack: 'S1', ...call },
    ...(fault.onIdle === undefined ? {} : { always: true as const }),
  })),
);

const NOTHING = new Uint8Array();
const turned = (frame: Uint8Array, at: number): Uint8Array =>
  frame.map((byte, index) => (index === at ? byte ^ 0x10 : byte));

/** Towards the stack. On a serial line only: a TCP connection brings every byte once, or none. */
const ofRequests: readonly WireWrong[] = (
  [
    ['request cut', (frame) => ({ bytes: frame.subarray(0, frame.length >> 1) })],
    ['request without its last byte', (frame) => ({ bytes: frame.subarray(0, -1) })],
    ['request with a bit turned', (frame) => ({ bytes: turned(frame, frame.length >> 1) })],
    ['request with a byte in front', (frame) => ({ bytes: Uint8Array.of(0, ...frame) })],
    ['request as noise', (frame) => ({ bytes: frame.map((byte, index) => (byte * 167 + index * 31) & 0xff) })],
    ['request twice', (frame) => ({ bytes: frame, later: frame })],
    ['request late', (frame) => ({ bytes: NOTHING, later: frame })],
  ] as const satisfies readonly (readonly [string, NonNullable<WireWrong['request']>])[]
).map(([name, request]) => ({ name, wires: ['serial'], request }));

export const WIRE_WRONGS: readonly WireWrong[] = [...ofThePlant, ...ofRequests];
