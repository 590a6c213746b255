import type { CanView } from './can-watch';
import type { InverterSide } from './error-19';
import type { InverterReading } from './inverter-reading';

/**
 * The inverter's side of a code from what was read: `reading` null for an inverter without a bus, `'silent'` for one that did not
 * answer; `can` null where nobody listens to the battery's CAN.
 */
export function inverterSide(reading: InverterReading | 'silent' | null, can: CanView | null): InverterSide {
  const heartbeat = can === null ? null : heartbeatOn(can);
  if (reading === null) return { bus: 'none', heartbeat };
  if (reading === 'silent') return { bus: 'modbus', answers: false, state: null, seesBattery: null, heartbeat };
  return {
    bus: 'modbus',
    answers: true,
    state: reading.state.value,
    seesBattery: reading.seesBattery.value,
    heartbeat,
  };
}

/** A missing heartbeat counts only beside a battery that is heard: an adapter that hears nobody may hang on no bus at all. */
function heartbeatOn(can: CanView): boolean | null {
  if (can.heartbeat.heard === true) return true;
  return can.battery.heard === true ? can.heartbeat.heard : null;
}
