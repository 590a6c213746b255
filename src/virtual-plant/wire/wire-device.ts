import type { Plant } from '../plant';
import { createInverterWire, answerInverter } from '../wire-inverter';
import { CanAdapter } from './can-adapter';
import { seededRandom } from './seeded-random';
import type { Talker } from './talker';
import type { AnswerPdu } from './wire-out';
import { MbapPort, PLANT_UNIT, RtuPort, type WireDevice } from './wire-port';

const WRITE_MANY = 16;
const WRITE_ONE = 6;

export interface WiredPlant {
  readonly plant: Plant;
  /** The plant's own time in milliseconds. */
  readonly now: () => number;
  /** Called when a write may have changed the plant. */
  readonly changed: () => void;
}

function device({ plant, changed }: WiredPlant, name: string, ask: AnswerPdu, other: AnswerPdu): WireDevice {
  return {
    name,
    answer: (unit, pdu) => {
      if (unit !== PLANT_UNIT) return null;
      const answer = ask(unit, pdu);
      if (pdu[0] === WRITE_MANY || pdu[0] === WRITE_ONE) changed();
      return answer;
    },
    onRequest: (request) => plant.requestBitten(request),
    onAnswer: (told) => plant.answerBitten(told),
    onIdle: (idle) => plant.idleBitten(idle),
    other,
    random: seededRandom(plant.seed(), name),
  };
}

/** What stands behind the service port of a stack. */
export function stackDevice(wired: WiredPlant, name: string): WireDevice {
  const { plant, now } = wired;
  const second = plant.wiredStacks().find((tag) => tag !== name);
  const ask = (tag: string | undefined): AnswerPdu => {
    return (_unit, pdu) => (tag === undefined ? null : plant.wire(now(), tag, pdu));
  };
  return device(wired, name, ask(name), ask(second));
}

/** What stands behind the port of an inverter. What was written to its limits is kept as long as its process runs. */
export function inverterDevice(wired: WiredPlant, name: string): WireDevice {
  const { plant, now } = wired;
  const wire = createInverterWire();
  return device(
    wired,
    name,
    (_unit, pdu) => answerInverter(plant, now(), name, pdu, wire),
    () => null,
  );
}

/** What a TCP connection to a device speaks. */
export function mbapTalker(device: WireDevice): () => Talker {
  return () => new MbapPort(device);
}

/** What a serial line to a device speaks. On a pseudo terminal frames end where their length says: it keeps no byte times. */
export function rtuTalker(device: WireDevice, silenceMs: number): () => Talker {
  return () => new RtuPort({ silenceMs, endsBy: 'length' }, device);
}

/** An adapter on the CAN of the site's battery. */
export function canTalker({ plant, now }: WiredPlant): () => Talker {
  return () => new CanAdapter(plant, now);
}
