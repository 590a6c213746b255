import { type BatterySide, type Error19Meaning, explainError19, type InverterSide } from '../../src/inverter-link';
import { say } from '../../src/words';

const COUNTED: BatterySide = { shownBy: ['S1', 'S2'], stacks: 3, counted: 3 };
const NOT_COUNTED: BatterySide = { ...COUNTED, counted: null };
const ONE_SHORT: BatterySide = { ...COUNTED, counted: 2 };
const NONE: BatterySide = { ...COUNTED, shownBy: [] };

const ALIVE: InverterSide = { bus: 'modbus', answers: true, state: 'running', seesBattery: true, heartbeat: null };
const SILENT: InverterSide = { ...ALIVE, answers: false, state: null, seesBattery: null };
const BLIND: InverterSide = { ...ALIVE, seesBattery: false };
const OFF: InverterSide = { ...ALIVE, state: 'off', seesBattery: null };
const MUTE: InverterSide = { ...ALIVE, heartbeat: false };
const SAYS_NOTHING: InverterSide = { ...ALIVE, seesBattery: null };
const NO_BUS: InverterSide = { bus: 'none', heartbeat: null };
const NO_BUS_HEARD: InverterSide = { bus: 'none', heartbeat: true };
const NO_BUS_MUTE: InverterSide = { bus: 'none', heartbeat: false };

const TABLE: readonly (readonly [string, BatterySide, InverterSide, Error19Meaning])[] = [
  ['no 19', NONE, SILENT, 'not-shown'],
  ['counted, inverter alive', COUNTED, ALIVE, 'unexplained'],
  ['counted, inverter answers nothing', COUNTED, SILENT, 'inverter-silent'],
  ['counted, inverter sees no battery', COUNTED, BLIND, 'inverter-silent'],
  ['counted, inverter off', COUNTED, OFF, 'inverter-silent'],
  ['counted, it answers us and its heartbeat is missed', COUNTED, MUTE, 'inverter-silent'],
  ['counted, it does not say what it sees', COUNTED, SAYS_NOTHING, 'ask-inverter'],
  ['counted, no bus', COUNTED, NO_BUS, 'ask-inverter'],
  ['counted, no bus, heartbeat heard', COUNTED, NO_BUS_HEARD, 'unexplained'],
  ['counted, no bus, heartbeat missed', COUNTED, NO_BUS_MUTE, 'inverter-silent'],
  ['not counted, inverter alive', NOT_COUNTED, ALIVE, 'count-not-proven'],
  ['not counted, inverter silent', NOT_COUNTED, SILENT, 'both'],
  ['not counted, no bus', NOT_COUNTED, NO_BUS, 'count-not-proven'],
  ['one short, inverter alive', ONE_SHORT, ALIVE, 'count-not-proven'],
  ['one short, heartbeat missed', ONE_SHORT, NO_BUS_MUTE, 'both'],
];

describe('ERROR 19 is told from both sides', () => {
  it.each(TABLE)('%s', (_name, battery, inverter, meaning) => {
    const explained = explainError19(battery, inverter);
    expect(explained.meaning).toBe(meaning);
    for (const told of [explained.message, explained.battery, explained.inverter]) {
      expect(say(told).title.length).toBeGreaterThan(10);
    }
  });

  it('gives the reading of each side in words', () => {
    const explained = explainError19(ONE_SHORT, { ...BLIND, heartbeat: true });
    expect(say(explained.message).title).toBe('19 on S1, S2: the number of stacks is not proven.');
    expect(say(explained.battery).title).toBe('Battery side: 2 of 3 counted.');
    expect(say(explained.inverter).title).toBe('Inverter side: running, sees the battery: no; heartbeat: yes.');
  });
});
