import { FieldbusError } from '../../src/fieldbus';
import {
  type FlashLimits,
  type FlashOutcome,
  runFlashSession,
  type TakenImage,
  type UnitBefore,
  type UnitFacts,
  type UpdateStatus,
} from '../../src/updater';
import { LIMITS, NEW_IMAGE, OLD_IMAGE, otherUnit } from './flash-rig';

/** What is asked of a unit, in the words of its log. */
type Asked = 'status' | 'prove' | 'facts' | 'enter' | 'block' | 'verify' | 'activate' | 'leave';

const BEFORE: UnitBefore = {
  ...{ serial: 'SN-1', hardwareClass: 'OPEN-1', version: '1.4.0', bootCounter: 7, uptimeSeconds: 1000 },
  runningHash: OLD_IMAGE.sha256,
};

export const noAnswer = (): FieldbusError =>
  new FieldbusError({ code: 'fieldbus.no-answer', what: 'No answer.', remedy: 'None in a test.' });
export const foreignMaster = (): FieldbusError =>
  new FieldbusError({ code: 'fieldbus.foreign-master', what: 'Another master.', remedy: 'None in a test.' });

export const unitIsBusy = (): FieldbusError =>
  new FieldbusError({ code: 'fieldbus.exception', what: 'Busy.', remedy: 'None in a test.' }, { exceptionCode: 6 });

/**
 * A unit without a wire, that does what it is told at once, and whose every answer a test may change: `meanwhile` is called before each
 * request and may throw what a line throws. Its clock moves only when the session waits.
 */
export class ScriptedUnit {
  readonly log: string[] = [];
  readonly told: number[] = [];
  readonly waits: number[] = [];
  nowMs = 1000;
  generation = 1;
  stopped = false;
  rightUnit = true;
  meanwhile: (asked: Asked, unit: ScriptedUnit) => void = () => undefined;
  status: UpdateStatus = {
    ...{ state: 'running', fault: 'none', imageBytes: 0, confirmedOffset: 0, blockBytes: 8192, lastSequence: 0 },
    ...{ flashHash: null, runningHash: OLD_IMAGE.sha256 },
  };
  facts: UnitFacts = { ...BEFORE };

  set(change: Partial<UpdateStatus>): void {
    this.status = { ...this.status, ...change };
  }

  private ask(asked: Asked, words: string = asked): void {
    this.log.push(words);
    this.meanwhile(asked, this);
  }

  private command(name: 'enter' | 'verify' | 'activate' | 'leave'): void {
    this.ask(name);
    if (name === 'enter') this.set({ state: 'receiving', imageBytes: NEW_IMAGE.bytes.length, lastSequence: 0 });
    if (name === 'verify') this.set({ state: 'verified', flashHash: NEW_IMAGE.sha256 });
    if (name === 'leave') this.set({ state: 'running' });
    if (name !== 'activate') return;
    this.set({ state: 'running', runningHash: NEW_IMAGE.sha256 });
    this.facts = { ...this.facts, version: '1.5.0', bootCounter: 8, uptimeSeconds: 0 };
  }

  async session(
    more: { image?: TakenImage; approved?: string; limits?: Partial<FlashLimits>; before?: Partial<UnitBefore> } = {},
  ): Promise<FlashOutcome> {
    const image = more.image ?? NEW_IMAGE;
    const device = {
      status: async () => {
        this.ask('status');
        return this.status;
      },
      command: async (name: 'enter' | 'verify' | 'activate' | 'leave') => this.command(name),
      sendBlock: async ({ sequence, offset, data }: { sequence: number; offset: number; data: Uint8Array }) => {
        this.ask('block', `block ${sequence} at ${offset}`);
        this.set({ lastSequence: sequence, confirmedOffset: offset + data.length });
      },
    };
    const ports = {
      wait: async (ms: number) => {
        this.waits.push(ms);
        this.nowMs += ms;
      },
      now: () => this.nowMs,
      progress: ({ confirmed }: { confirmed: number }) => this.told.push(confirmed),
      stopped: () => this.stopped,
      generation: () => this.generation,
      proveIdentity: async () => {
        this.ask('prove');
        return this.rightUnit ? null : otherUnit;
      },
      readFacts: async () => {
        this.ask('facts');
        return this.facts;
      },
    };
    const before = { ...BEFORE, ...more.before };
    const limits = { ...LIMITS, ...more.limits };
    const approvedSha256 = more.approved ?? image.sha256;
    return runFlashSession({ device, image, approvedSha256, before, limits }, ports);
  }
}
