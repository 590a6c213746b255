import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Line, openLine, parseLineAddress } from '../../../src/fieldbus';
import type { PlantTruth } from '../../../src/virtual-plant';
import { blockData, openImage, sha256 } from '../../virtual-plant/wire/open-bench';
import { folder, type Started, start } from '../../support/stage';

jest.setTimeout(60_000);

const TIMING = { answerTimeoutMs: 1000, worstLateAnswerMs: 20, interFrameMs: 0, listenBeforeMs: 0, echo: false };
const SERVICE = 40_214;
const image = openImage({ payloadBytes: 5000 });

const words = (bytes: Buffer): number[] =>
  Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16BE(index * 2));

function enter(): number[] {
  const head = Buffer.alloc(6);
  head.writeUInt16BE(1, 0);
  head.writeUInt32BE(image.length, 2);
  return words(Buffer.concat([head, sha256(image)]));
}

async function confirmed(line: Line): Promise<number> {
  const [high = 0, low = 0] = await line.readHolding(1, SERVICE + 44, 2);
  return high * 65_536 + low;
}

async function until<Value>(ask: () => Promise<Value>, isIt: (value: Value) => boolean): Promise<Value> {
  for (let tries = 0; tries < 200; tries += 1) {
    const value = await ask();
    if (isIt(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('waited in vain');
}

/** The inverter is parked, so that no current flows and the stack lets itself be written. */
async function park({ url }: Started): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ act: 'inverter', inverter: 'INV1', mode: 'standby' });
  await fetch(`${url}/hands`, { method: 'POST', headers, body });
}

test('killed in a transfer and started again: the same port, the state whole, and no block that was kept is missing', async () => {
  const place = folder();
  const kept = path.join(place.path, 'plant.json');
  const portsFile = path.join(place.path, 'ports.json');
  const args = ['plant', '--stacks', '1', '--product', 'open-modbus-stack', '--pace', '20', '--json'];
  const plant = () => start(...args, '--state', kept, '--ports-file', portsFile);
  const linePlace = () => (JSON.parse(readFileSync(portsFile, 'utf8')) as Ports).stacks.S1.line;
  const first = await plant();
  let line = await openLine(parseLineAddress(linePlace()), TIMING);
  await park(first);
  await line.writeHolding(1, SERVICE + 82, enter());
  await line.writeHolding(1, SERVICE + 104, words(blockData(1, 0, image.subarray(0, 232))));
  await until(
    () => confirmed(line),
    (offset) => offset === 232,
  );
  for (const sequence of [2, 3, 4, 5]) {
    const offset = (sequence - 1) * 232;
    await line.writeHolding(1, SERVICE + 104, words(blockData(sequence, offset, image.subarray(offset, offset + 232))));
  }
  // What was written is on disk a moment later; the kill comes after that.
  await until(
    async () => readFileSync(kept, 'utf8'),
    (text) => text.includes('"confirmed":1160'),
  );
  await first.kill();
  await line.close();
  const before = linePlace();

  const second = await plant();
  expect(linePlace()).toBe(before);
  line = await openLine(parseLineAddress(before), TIMING);
  expect(await confirmed(line)).toBe(1160);
  const truth = (await (await fetch(`${second.url}/truth`)).json()) as PlantTruth;
  expect(truth.stacks[0]?.image).toEqual({
    bytes: 1160,
    sha256: sha256(image.subarray(0, 1160)).toString('hex'),
  });
  await line.close();
  await second.kill();
  place.drop();
});

interface Ports {
  readonly stacks: { readonly S1: { readonly line: string } };
}
