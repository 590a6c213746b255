import { createHash } from 'node:crypto';
import type { Problem } from '../../src/kernel';
import { openBus } from '../../src/products/profiles/open-modbus-stack.map';
import {
  buildOpenImage,
  type FlashLimits,
  type FlashOutcome,
  type FlashPorts,
  openUpdateDevice,
  runFlashSession,
  type TakenImage,
  type UnitFacts,
  type UpdateRegisters,
} from '../../src/updater';
import { OpenDevice, openUnit, UPDATE_AT } from '../support/open-device';

export const BLOCKS = 64;
export const LIMITS: FlashLimits = {
  ...{ eraseMs: 10_000, verifyMs: 10_000, restartMs: 60_000, hardLimitMs: 900_000, pollMs: 200, repeats: 3 },
};

function bytesOf(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + seed * 17 + (index >> 8)) & 0xff);
}

function open(version: string, payload: Uint8Array): TakenImage {
  const parts = { hardwareClass: 'OPEN-1', version, component: 'controller' };
  const bytes = buildOpenImage({ ...parts, payload });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const header = { ...parts, payloadBytes: payload.length };
  return { bytes, sha256, format: 'open', header, fileSha256: sha256, fileBytes: bytes.length };
}

/** 64 blocks, the last one short and of an odd length. */
export const NEW_IMAGE = open('1.5.0', bytesOf(BLOCKS * 232 - 64 - 99, 1));
export const OLD_IMAGE = open('1.4.0', bytesOf(500, 2));

export function unit(serial = 'SN-1') {
  return openUnit(serial, OLD_IMAGE.bytes, '1.4.0');
}

/** A device with the unit in it, and another unit that the lead can be put into. */
export function bench(): OpenDevice {
  return new OpenDevice(unit(), unit('SN-2'));
}

export interface Rig {
  readonly device: OpenDevice;
  readonly progress: number[];
  readonly proofs: { count: number };
}

/** Runs one session as the service would: a new object each time, what was known before from the journal. */
export async function flash(
  device: OpenDevice,
  more: { image?: TakenImage; stopAt?: number; registers?: UpdateRegisters; limits?: Partial<FlashLimits> } = {},
): Promise<FlashOutcome & Rig> {
  const image = more.image ?? NEW_IMAGE;
  const progress: number[] = [];
  const proofs = { count: 0 };
  const facts = async (): Promise<UnitFacts> => {
    await device.readHolding(1, UPDATE_AT, 4);
    const { serial, hardwareClass, version, bootCounter, bootedAtMs } = device.unit;
    return {
      serial,
      hardwareClass,
      version,
      bootCounter,
      uptimeSeconds: Math.floor((device.nowMs - bootedAtMs) / 1000),
    };
  };
  const ports: FlashPorts = {
    wait: async (ms) => device.pass(ms),
    now: () => device.nowMs,
    progress: ({ confirmed }) => progress.push(confirmed),
    stopped: () => (progress.at(-1) ?? 0) >= (more.stopAt ?? Number.POSITIVE_INFINITY),
    generation: () => device.generation,
    readFacts: facts,
    proveIdentity: async () => {
      proofs.count++;
      return (await facts()).serial === 'SN-1' ? null : otherUnit;
    },
  };
  const outcome = await runFlashSession(
    {
      device: openUpdateDevice({
        ...{ registers: more.registers ?? device, unit: 1, block: updateBlock(), mayWrite: [64870] },
        models: [{ model: 64870, address: UPDATE_AT, length: 226 }],
      }),
      ...{ image, approvedSha256: image.sha256, limits: { ...LIMITS, ...more.limits } },
      before: {
        serial: 'SN-1',
        hardwareClass: 'OPEN-1',
        version: '1.4.0',
        bootCounter: 7,
        uptimeSeconds: 1000,
        runningHash: OLD_IMAGE.sha256,
      },
    },
    ports,
  );
  return { ...outcome, device, progress, proofs };
}

export const otherUnit: Problem = { code: 'test.other-unit', what: 'Another unit answers.', remedy: 'None in a test.' };

function updateBlock() {
  if (openBus.update === null) throw new Error('the open map has no update block');
  return openBus.update;
}
