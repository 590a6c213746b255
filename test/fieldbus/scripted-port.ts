import {
  LeapingClock,
  type Line,
  type LineEvent,
  type LineTiming,
  openLineOn,
  parseLineAddress,
  type Transport,
  type TransportEvents,
} from '../../src/fieldbus';
import { crc16 } from '../../src/fieldbus/crc16';

export const TIMING: LineTiming = {
  answerTimeoutMs: 50,
  worstLateAnswerMs: 40,
  interFrameMs: 0,
  listenBeforeMs: 500,
  echo: false,
};
export const SERIAL = 'serial:/dev/x';
export const OVER_TCP = 'rtu+tcp://host:1';

export function framed(...bytes: readonly number[]): Buffer {
  const body = Uint8Array.from(bytes);
  const crc = crc16(body, 0, body.length);
  return Buffer.of(...bytes, crc & 0xff, crc >> 8);
}
export const FOREIGN = framed(9, 3, 0, 0, 0, 1);

/** A port in the hands of a test: it answers each read with the address that was asked, or does what it is told. */
export class Port implements Transport {
  readonly frames: Buffer[] = [];
  opened = 0;
  closed = 0;
  drained = 0;
  events: TransportEvents | undefined;
  whileOpening: () => void | Promise<void> = () => undefined;
  answers: (frame: Buffer) => Buffer | undefined = (frame) =>
    frame[1] === 16
      ? framed(...frame.subarray(0, 6))
      : framed(frame[0] ?? 0, frame[1] ?? 0, 2, ...frame.subarray(2, 4));

  async open(events: TransportEvents): Promise<void> {
    this.opened += 1;
    this.events = events;
    await this.whileOpening();
  }

  write(frame: Buffer): void {
    this.frames.push(Buffer.from(frame));
    const answer = this.answers(frame);
    if (answer !== undefined) this.events?.onBytes(answer);
  }

  drain(): void {
    this.drained += 1;
  }

  async close(): Promise<void> {
    this.closed += 1;
  }

  /** The register or first address of each request that left. */
  get asked(): readonly number[] {
    return this.frames.map((frame) => frame.readUInt16BE(2));
  }
}

export interface Open {
  readonly line: Line;
  readonly port: Port;
  readonly clock: LeapingClock;
  readonly told: LineEvent[];
}

export async function open(address = SERIAL, port = new Port()): Promise<Open> {
  const clock = new LeapingClock();
  const line = await openLineOn(port, parseLineAddress(address), TIMING, clock);
  const told: LineEvent[] = [];
  line.onEvent((event) => told.push(event));
  return { line, port, clock, told };
}
export const code = (of: string) => expect.objectContaining({ code: `fieldbus.${of}` }) as unknown;
export const kinds = (told: readonly LineEvent[]) => told.map(({ kind }) => kind);
