import { MbapSlave, mbapBytes } from './mbap-slave';
import { RtuSlave, type RtuRules, rtuBytes } from './rtu-slave';
import type { AnswerPdu, WireOut } from './wire-out';

/** The unit number that an open stack and a plant's inverter answer to; to any other they are silent. */
export const PLANT_UNIT = 1;

/** One connection to a Modbus TCP port of the plant: bytes in, bytes out. */
export class MbapPort {
  private readonly slave = new MbapSlave();

  constructor(private readonly answer: AnswerPdu) {}

  /** What came is no Modbus: close the connection. */
  get broken(): boolean {
    return this.slave.broken;
  }

  receive(bytes: Uint8Array): WireOut[] {
    return this.slave.push(bytes).flatMap((frame) => {
      const pdu = this.answer(frame.unit, frame.pdu);
      return pdu === null ? [] : [{ afterMs: 0, bytes: mbapBytes({ ...frame, pdu }) }];
    });
  }
}

/** One serial line of the plant: bytes in, bytes out. */
export class RtuPort {
  private readonly slave: RtuSlave;

  constructor(
    rules: RtuRules,
    private readonly answer: AnswerPdu,
  ) {
    this.slave = new RtuSlave(rules);
  }

  receive(bytes: Uint8Array, atMs: number): WireOut[] {
    return this.slave.push(bytes, atMs).flatMap((frame) => {
      const pdu = this.answer(frame.unit, frame.pdu);
      return pdu === null ? [] : [{ afterMs: 0, bytes: rtuBytes({ unit: frame.unit, pdu }) }];
    });
  }
}
