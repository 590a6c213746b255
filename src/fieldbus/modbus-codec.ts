import { EventEmitter } from 'node:events';
import ModbusRTU from 'modbus-serial';
import type { ModbusRequest } from './modbus-request';

/** The port that modbus-serial writes to and hears from. It never touches a wire: the line above decides when bytes leave. */
class CodecPort extends EventEmitter {
  readonly isOpen = true;
  frame: Buffer | undefined;

  open(callback: (error: Error | null) => void): void {
    callback(null);
  }

  write(frame: Buffer): void {
    this.frame = frame;
  }

  close(callback: () => void): void {
    callback();
  }
}

/** What an answer said. */
export type DecodedAnswer =
  | { readonly ok: true; readonly words: readonly number[] }
  | { readonly ok: false; readonly exceptionCode: number }
  | { readonly ok: false; readonly exceptionCode?: undefined; readonly why: string };

interface CodecError {
  readonly modbusCode?: number;
  readonly message?: string;
}

/**
 * Puts requests into RTU frames and takes answers apart, by modbus-serial. That library compares neither the unit of an exception
 * nor the echoed address, has no queue and takes a late answer for the next one, so it gets only frames that the line has judged,
 * at once after the request they belong to.
 */
export class ModbusCodec {
  private readonly port = new CodecPort();
  private readonly client = new ModbusRTU(this.port);
  private decoded: DecodedAnswer | undefined;

  constructor() {
    this.client.open(() => undefined);
  }

  /** The frame of a request, CRC included. The next `decode` is the answer to it. */
  encode(request: ModbusRequest): Buffer {
    this.port.frame = undefined;
    const { unit, address, count } = request;
    switch (request.functionCode) {
      case 3:
        this.client.writeFC3(unit, address, count, this.take);
        break;
      case 4:
        this.client.writeFC4(unit, address, count, this.take);
        break;
      case 16:
        this.client.writeFC16(unit, address, request.words ?? [], this.take);
        break;
    }
    if (this.port.frame === undefined) throw new TypeError('modbus-serial made no frame');
    return this.port.frame;
  }

  /** Takes a judged RTU frame apart. */
  decode(frame: Buffer): DecodedAnswer {
    this.decoded = undefined;
    this.port.emit('data', frame);
    return this.decoded ?? { ok: false, why: 'modbus-serial took no notice of the frame' };
  }

  private readonly take = (
    error: CodecError | null,
    answer?: { readonly data?: number[]; readonly length?: number },
  ): void => {
    if (!error) this.decoded = { ok: true, words: answer?.data ?? [] };
    else if (error.modbusCode !== undefined) this.decoded = { ok: false, exceptionCode: error.modbusCode };
    else this.decoded = { ok: false, why: error.message ?? 'no reason given' };
  };
}
