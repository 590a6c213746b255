import { lineAddressText, type LineTiming } from '../../src/fieldbus';
import { type LineTarget, lineTarget } from '../../src/cli/line-tools/line-target';
import { MisbehavingSlave, type SlaveKind } from '../support/misbehaving-slave';

/** Answers within 150 ms: long enough for a busy machine, short enough for many tests. */
const QUICK: LineTiming = {
  answerTimeoutMs: 150,
  worstLateAnswerMs: 40,
  interFrameMs: 0,
  listenBeforeMs: 20,
  echo: false,
};
export const LISTEN_MS = 60;

const slaves: MisbehavingSlave[] = [];

export async function aDevice(kind: SlaveKind): Promise<MisbehavingSlave> {
  const slave = await MisbehavingSlave.start(kind);
  slaves.push(slave);
  return slave;
}

export async function stopDevices(): Promise<void> {
  for (const slave of slaves.splice(0)) await slave.stop();
}

export const addressOf = (slave: MisbehavingSlave): string => lineAddressText(slave.address);

export function targetAt(slave: MisbehavingSlave, given: { unit?: number; product?: string } = {}): LineTarget {
  return { ...lineTarget(addressOf(slave), given), timing: QUICK };
}

function text(words: number, value: string): number[] {
  const bytes = Buffer.alloc(words * 2);
  bytes.write(value, 'latin1');
  return Array.from({ length: words }, (_, index) => bytes.readUInt16BE(index * 2));
}

const COMMON = [1, 66, ...text(16, 'Example'), ...text(16, 'Device 7'), ...text(8, ''), ...text(8, '1.4.0')];
const common = (serial: string): number[] => [...COMMON, ...text(16, serial), 1, 0];
const empty = (model: number, length: number): number[] => [model, length, ...Array.from({ length }, () => 0)];

/** The register map of a device that has the common model and these others, all of whose registers are 0. */
export function sunSpec(slave: MisbehavingSlave, serial: string, others: readonly (readonly [number, number])[]): void {
  const models = others.flatMap(([model, length]) => empty(model, length));
  slave.registers.set([0x5375, 0x6e53, ...common(serial), ...models, 0xffff, 0], 40_000);
}

/** A stack of the open map with this serial; its service block stands last. */
export function openStack(slave: MisbehavingSlave, serial: string): void {
  sunSpec(slave, serial, [
    [802, 62],
    [804, 46],
    [64870, 226],
  ]);
  const service = 40_000 + 2 + 68 + 64 + 48;
  slave.registers.set(text(8, 'OPEN-1'), service + 3);
  slave.registers.set(text(2, '62'), service + 19);
  slave.registers.set([3, 1], service + 21);
}
