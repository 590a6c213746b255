import { createServer, type Server, type Socket } from 'node:net';
import { FieldbusError, type Line, openLine } from '../../../src/fieldbus';
import type { HoldingLine } from '../../../src/inverter-link';
import {
  answerInverter,
  createInverterWire,
  type InverterWire,
  Plant,
  type PlantSetup,
} from '../../../src/virtual-plant';
import { benchSetup } from '../bench-site';

type WireInput = Parameters<typeof createInverterWire>[0];

/** A plant whose inverter is asked for registers, without a socket between them; the plant's clock stands until it is told. */
export class InverterPort implements HoldingLine {
  nowMs = 0;
  readonly wire: InverterWire;

  constructor(
    readonly plant: Plant,
    wire: WireInput = {},
    readonly inverter = 'I1',
  ) {
    this.wire = createInverterWire(wire);
  }

  ask(pdu: Uint8Array): Uint8Array | null {
    return answerInverter(this.plant, this.nowMs, this.inverter, pdu, this.wire);
  }

  async readHolding(_unit: number, address: number, count: number): Promise<readonly number[]> {
    const request = Buffer.alloc(5);
    request.writeUInt8(3, 0);
    request.writeUInt16BE(address, 1);
    request.writeUInt16BE(count, 3);
    const answer = this.taken(request);
    return Array.from({ length: count }, (_, index) => answer.readUInt16BE(2 + index * 2));
  }

  async writeHolding(_unit: number, address: number, words: readonly number[]): Promise<void> {
    const request = Buffer.alloc(6 + words.length * 2);
    request.writeUInt8(0x10, 0);
    request.writeUInt16BE(address, 1);
    request.writeUInt16BE(words.length, 3);
    request.writeUInt8(words.length * 2, 5);
    for (const [index, word] of words.entries()) request.writeUInt16BE(word, 6 + index * 2);
    this.taken(request);
  }

  private taken(request: Buffer): Buffer {
    const answer = this.ask(request);
    if (answer === null) throw new FieldbusError({ code: 'fieldbus.no-answer', what: 'no answer', remedy: 'none' });
    const [code = 0, exceptionCode = 0] = answer;
    if (code < 0x80) return Buffer.from(answer);
    const problem = { code: 'fieldbus.exception', what: `exception ${exceptionCode}`, remedy: 'none' };
    throw new FieldbusError(problem, { exceptionCode });
  }
}

export function portOf(more: Partial<PlantSetup> = {}, wire: WireInput = {}): InverterPort {
  return new InverterPort(Plant.create(benchSetup(more)), wire);
}

/** The same inverter behind a real Modbus TCP port, framed by hand, and a line of ours to it. */
export async function lineTo(port: InverterPort): Promise<{ readonly line: Line; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let waiting = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      waiting = Buffer.concat([waiting, chunk]);
      while (waiting.length >= 7 && waiting.length >= 6 + waiting.readUInt16BE(4)) {
        const size = 6 + waiting.readUInt16BE(4);
        const [frame, rest] = [waiting.subarray(0, size), waiting.subarray(size)];
        waiting = rest;
        const answer = port.ask(frame.subarray(7));
        if (answer === null) continue;
        const head = Buffer.from(frame.subarray(0, 7));
        head.writeUInt16BE(answer.length + 1, 4);
        socket.write(Buffer.concat([head, answer]));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const line = await openLine(
    { kind: 'modbus-tcp', host: '127.0.0.1', port: listeningPort(server) },
    { answerTimeoutMs: 2000, worstLateAnswerMs: 100, interFrameMs: 0, listenBeforeMs: 0, echo: false },
  );
  const close = async (): Promise<void> => {
    await line.close();
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { line, close };
}

function listeningPort(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server of this test listens nowhere');
  return address.port;
}
