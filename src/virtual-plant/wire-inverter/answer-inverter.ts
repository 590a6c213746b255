import type { Plant } from '../plant';
import { DEVICE_FAILURE, exceptionPdu, ILLEGAL_ADDRESS, ILLEGAL_VALUE, readPdu, takeApart } from './inverter-pdu';
import { type InverterWire, WITHOUT_WIRE } from './inverter-wire';
import { FILL, type Shown, STORAGE_WRITABLE } from './models';
import { inverterSeen } from './seen';

const CONTROL = 715;
const ORDER = 8;
const STORAGE = 124;
/** What a hand at the inverter's menu would choose for each order: stop, start, into standby, out of it. */
const MODE_OF_ORDER = ['off', 'running', 'standby', 'running'] as const;

/** An inverter at a moment, and the plant behind it. */
interface Addressed {
  readonly plant: Plant;
  readonly nowMs: number;
  readonly inverter: string;
  readonly wire: InverterWire;
}

/** The whole map, `S` of the marker first; where each model begins in it. */
interface RegisterMap {
  readonly words: Uint16Array;
  readonly begins: ReadonlyMap<number, number>;
}

/**
 * What an inverter of the plant answers to a Modbus request without its frame (function code first). null: nothing feeds it, or it is
 * off and its card with it, so it keeps silent. An order to 715.OpCtl acts on the plant as a hand at the inverter's menu would. Throws
 * for an inverter that the site does not have.
 */
export function answerInverter(
  plant: Plant,
  nowMs: number,
  inverter: string,
  pdu: Uint8Array,
  wire: InverterWire = WITHOUT_WIRE,
): Uint8Array | null {
  const seen = plant.peek(nowMs, (state) => inverterSeen(state, inverter));
  if (!seen.alive || (seen.mode === 'off' && !wire.setup.answersWhileOff)) return null;
  const code = pdu[0] ?? 0;
  const request = takeApart(pdu);
  if (request.kind === 'refused') return exceptionPdu(code, request.exception);
  const map = mapOf({ id: inverter, seen, setup: wire.setup, storage: wire.storage(inverter) });
  const first = request.address - wire.setup.base;
  if (request.kind === 'read') {
    if (first < 0 || first + request.count > map.words.length) return exceptionPdu(code, ILLEGAL_ADDRESS);
    return readPdu(map.words.slice(first, first + request.count));
  }
  const refusal = write({ plant, nowMs, inverter, wire }, map, first, request.words);
  return refusal === null ? pdu.slice(0, 5) : exceptionPdu(code, refusal);
}

function mapOf(shown: Shown): RegisterMap {
  const words = [0x5375, 0x6e53];
  const begins = new Map<number, number>();
  for (const id of shown.setup.models) {
    begins.set(id, words.length);
    words.push(...FILL[id](shown).words);
  }
  if (shown.setup.endMarker) words.push(0xffff, 0);
  return { words: Uint16Array.from(words), begins };
}

/** The exception of a write that is not taken; null: taken. A request that names one wrong register changes nothing at all. */
function write(at: Addressed, map: RegisterMap, first: number, words: readonly number[]): number | null {
  const order = map.begins.get(CONTROL);
  if (order !== undefined && first === order + ORDER)
    return words.length === 1 ? obey(at, words[0] ?? 0) : ILLEGAL_ADDRESS;
  const storage = map.begins.get(STORAGE);
  if (storage === undefined) return ILLEGAL_ADDRESS;
  const places = words.map((_, index) => first + index - storage);
  if (places.some((place) => !STORAGE_WRITABLE.has(place))) return ILLEGAL_ADDRESS;
  if (!at.wire.keepsWrites) return DEVICE_FAILURE;
  for (const [index, place] of places.entries()) at.wire.write(at.inverter, place, words[index] ?? 0);
  return null;
}

function obey({ plant, nowMs, inverter, wire }: Addressed, order: number): number | null {
  const mode = MODE_OF_ORDER[order];
  if (mode === undefined) return ILLEGAL_VALUE;
  if (wire.setup.orders === 'ignored') return null;
  if (wire.setup.orders !== 'followed') return DEVICE_FAILURE;
  return plant.act(nowMs, { act: 'inverter', inverter, mode }).done ? null : DEVICE_FAILURE;
}
