import { joined } from './wire-out';

const HEAD_BYTES = 7;
/** Unit and PDU: the length that a header may announce. */
const LEAST_LENGTH = 2;
const MOST_LENGTH = 254;

/** One frame of Modbus TCP. */
export interface MbapFrame {
  readonly transaction: number;
  readonly unit: number;
  readonly pdu: Uint8Array;
}

export function mbapBytes({ transaction, unit, pdu }: MbapFrame): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  const view = new DataView(head.buffer);
  view.setUint16(0, transaction);
  view.setUint16(4, pdu.length + 1);
  view.setUint8(6, unit);
  return joined(head, pdu);
}

/** Cuts the bytes of one connection into frames, however the segments fall. */
export class MbapSlave {
  private rest = new Uint8Array();
  /** A header came that is not Modbus: a server closes such a connection, and so do we. */
  broken = false;

  push(bytes: Uint8Array): MbapFrame[] {
    this.rest = joined(this.rest, bytes) as Uint8Array<ArrayBuffer>;
    const frames: MbapFrame[] = [];
    for (let frame = this.next(); frame !== null; frame = this.next()) frames.push(frame);
    return frames;
  }

  private next(): MbapFrame | null {
    if (this.broken || this.rest.length < HEAD_BYTES) return null;
    const view = new DataView(this.rest.buffer, this.rest.byteOffset);
    const length = view.getUint16(4);
    if (view.getUint16(2) !== 0 || length < LEAST_LENGTH || length > MOST_LENGTH) {
      this.broken = true;
      return null;
    }
    const end = HEAD_BYTES - 1 + length;
    if (this.rest.length < end) return null;
    const pdu = this.rest.slice(HEAD_BYTES, end);
    const frame = { transaction: view.getUint16(0), unit: view.getUint8(6), pdu };
    this.rest = this.rest.slice(end);
    return frame;
  }
}
