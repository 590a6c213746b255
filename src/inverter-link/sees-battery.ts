import { type InverterValue, noValue } from './inverter-reading';
import { first, type Look, pointsNamed } from './look';
import { BATTERY_THERE, EVENT_COMMUNICATION, STORAGE_STATUS } from './sunspec-enums';

/**
 * Whether the inverter sees the battery, as far as it tells. A "no" of any point beats every "yes": an inverter may go on with the last
 * values it heard, and then its state of charge looks as alive as before. A fault or an unknown number is no answer.
 */
export function seesBattery(look: Look): InverterValue<boolean> {
  const told = [
    first(look, 'E3', pointsNamed(look, ['802.Evt1']), (events) => (isSilent(events) ? false : undefined)),
    first(look, 'E3', pointsNamed(look, ['802.State']), (state) => BATTERY_THERE[state]),
    storageStatus(look),
  ];
  const { blocks, refused } = look;
  const isAsked = blocks.some(({ model }) => model.id === 802 || model.id === 713);
  return (
    told.find(({ value }) => value === false) ??
    told.find(({ value }) => value === true) ??
    noValue(!isAsked && refused.length > 0 ? 'refused' : 'not-told')
  );
}

function isSilent(events: number): boolean {
  return (events & EVENT_COMMUNICATION) !== 0;
}

/** Model 713 has no word for "not heard"; a good status beside a state of charge is all it can say. */
function storageStatus(look: Look): InverterValue<boolean> {
  const [charge] = pointsNamed(look, ['713.SoC']);
  const soc = charge === undefined ? null : first(look, 'E3', [charge], (value) => value).value;
  if (soc === null) return noValue('not-told');
  return first(look, 'E3', pointsNamed(look, ['713.Sta']), (status) =>
    status === STORAGE_STATUS.ok || status === STORAGE_STATUS.warning ? true : undefined,
  );
}
