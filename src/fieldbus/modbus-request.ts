import type { LineAddress } from './line-address';
import { badRequest } from './line-problems';

/** One request before it is a frame. `words` only with function 16, and then `count` of them. */
export interface ModbusRequest {
  readonly unit: number;
  readonly functionCode: 3 | 4 | 16;
  readonly address: number;
  readonly count: number;
  readonly words?: number[];
}

const MOST_READ = 125;
const MOST_WRITTEN = 123;

const isWhole = (value: number, from: number, to: number): boolean =>
  Number.isInteger(value) && value >= from && value <= to;

/** Throws `fieldbus.bad-request` for what does not fit into a frame. Unit 0 is a broadcast on a serial line: no answer, so refused. */
export function checkRequest(request: ModbusRequest, kind: LineAddress['kind']): void {
  const { unit, address, count, words } = request;
  const [firstUnit, lastUnit] = kind === 'modbus-tcp' ? [0, 255] : [1, 247];
  const most = words === undefined ? MOST_READ : MOST_WRITTEN;
  if (!isWhole(unit, firstUnit, lastUnit)) throw badRequest('unit', unit, `${firstUnit} to ${lastUnit}`);
  if (!isWhole(address, 0, 0xffff)) throw badRequest('address', address, '0 to 65535');
  if (!isWhole(count, 1, most)) throw badRequest('count', count, `1 to ${most}`);
  if (address + count > 0x1_0000) throw badRequest('address + count', address + count, 'at most 65536');
  for (const word of words ?? []) if (!isWhole(word, 0, 0xffff)) throw badRequest('word', word, '0 to 65535');
}

/** The length of the answer as an RTU frame, CRC included, when it is no exception. */
export function answerLength(request: ModbusRequest): number {
  return request.functionCode === 16 ? 8 : 5 + 2 * request.count;
}

/** An exception as an RTU frame: unit, function + 0x80, code, CRC. */
export const EXCEPTION_LENGTH = 5;
