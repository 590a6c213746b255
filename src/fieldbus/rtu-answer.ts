import type { AnswerFault } from './answer-fault';
import { crcFits } from './crc16';
import { findFrames, type HeardFrame } from './heard-frames';
import { answerLength, EXCEPTION_LENGTH, type ModbusRequest } from './modbus-request';

/** `more`: so far so good, bytes are missing. `bad`: whatever comes, this is no answer to the request. */
export type RtuVerdict = 'more' | 'answer' | 'exception' | 'bad';

/**
 * Judges the first `length` bytes after a request, as early as one byte is wrong. The length that is due follows from the request:
 * neither a pause nor the bytes themselves say where an answer ends.
 */
export function judgeRtu(request: ModbusRequest, bytes: Uint8Array, length: number): RtuVerdict {
  if (length === 0) return 'more';
  if (bytes[0] !== request.unit) return 'bad';
  if (length === 1) return 'more';
  const isException = bytes[1] === (request.functionCode | 0x80);
  if (!isException && !matchesSoFar(request, bytes, length)) return 'bad';
  const due = isException ? EXCEPTION_LENGTH : answerLength(request);
  if (length < due) return 'more';
  if (length > due || !crcFits(bytes, 0, due)) return 'bad';
  return isException ? 'exception' : 'answer';
}

function matchesSoFar(request: ModbusRequest, bytes: Uint8Array, length: number): boolean {
  if (bytes[1] !== request.functionCode) return false;
  return faultOf(request, bytes, length) === undefined;
}

/** What of a frame differs from the request, looking at the bytes that are there; undefined where all of them agree. */
export function faultOf(request: ModbusRequest, frame: Uint8Array, length: number): AnswerFault | undefined {
  const { unit, functionCode, address, count } = request;
  if (length > 0 && frame[0] !== unit) return 'wrong-unit';
  if (length < 2 || frame[1] === (functionCode | 0x80)) return undefined;
  if (frame[1] !== functionCode) return 'wrong-function';
  if (functionCode !== 16) return length > 2 && frame[2] !== 2 * count ? 'wrong-count' : undefined;
  if (length > 2 && frame[2] !== address >> 8) return 'wrong-address';
  if (length > 3 && frame[3] !== (address & 0xff)) return 'wrong-address';
  if (length > 4 && frame[4] !== count >> 8) return 'wrong-count';
  return length > 5 && frame[5] !== (count & 0xff) ? 'wrong-count' : undefined;
}

/** What bytes were, after they were refused: each frame in them with its fault, and how many bytes belong to none. */
export interface SortedBytes {
  readonly faults: readonly AnswerFault[];
  /** Frames that would have been the answer: late, or with other bytes around them. */
  readonly fitting: number;
  readonly foreign: readonly Uint8Array[];
  readonly stray: number;
}

/** Sorts refused bytes against the request they came after; `sent` is that request's own frame. */
export function sortBytes(
  bytes: Uint8Array,
  request: ModbusRequest | undefined,
  sent: Uint8Array | undefined,
): SortedBytes {
  const { frames, stray } = findFrames(bytes);
  const faults: AnswerFault[] = [];
  const foreign: Uint8Array[] = [];
  let fitting = 0;
  for (const frame of frames) {
    const fault = sortFrame(frame, request, sent);
    if (fault === 'foreign-frame') foreign.push(frame.bytes);
    if (fault === undefined) fitting++;
    else faults.push(fault);
  }
  return { faults, fitting, foreign, stray };
}

function sortFrame(frame: HeardFrame, request?: ModbusRequest, sent?: Uint8Array): AnswerFault | undefined {
  if (frame.shape === 'request') return isSame(frame.bytes, sent) ? 'echo-heard' : 'foreign-frame';
  return request === undefined ? undefined : faultOf(request, frame.bytes, frame.bytes.length);
}

function isSame(bytes: Uint8Array, sent: Uint8Array | undefined): boolean {
  return sent !== undefined && Buffer.compare(bytes, sent) === 0;
}
