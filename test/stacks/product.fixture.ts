import type { SwitchBank } from '../../src/dip-config';
import type { Fact } from '../../src/kernel';
import type { Component, DisplayCode, StackSlice } from '../../src/stacks';

export const SOURCE = 'test sheet';

export function stated<T>(value: T): Fact<T> {
  return { value, standing: 'stated', source: SOURCE };
}

export function unknown<T>(): Fact<T> {
  return { value: null, standing: 'unknown', reason: 'nobody published it' };
}

export function component(scale: readonly string[], unreadable: readonly string[] = ['0000']): Component {
  return {
    key: 'main',
    label: 'Main board',
    on: 'controller',
    boardCode: null,
    generation: 'gen2',
    flashOrder: stated(1),
    scale: scale.map((version) => ({ version, source: SOURCE })),
    minimum: unknown(),
    unreadable: [...unreadable],
  };
}

function code(text: string, kind: DisplayCode['class'], expectedDuring: DisplayCode['expectedDuring']): DisplayCode {
  return {
    code: text,
    meaning: `meaning of ${text}`,
    class: kind,
    expectedDuring,
    lookAt: `look at ${text}`,
    source: SOURCE,
  };
}

/** Two to eight modules, addresses 1 to 16 by switches, at most 15 stacks of which 10 without a word. */
export function product(overrides: Partial<StackSlice> = {}): StackSlice {
  return {
    unit: 'stack',
    modulesPerUnit: [2, 8],
    modulesAddressBank: null,
    voltageClass: stated({ nominalVolts: 48, maximumVolts: 56 }),
    units: { soft: stated(10), hard: stated(15) },
    equalModuleCount: stated(true),
    addressing: { method: 'dip', bank: 'ADDR_SET', masterKey: '1', standaloneKey: '1', contiguous: stated(true) },
    links: [],
    controllerGenerations: [
      { id: 'gen3', recognise: 'antenna port', source: SOURCE },
      { id: 'gen2', recognise: 'no antenna port', source: SOURCE },
    ],
    moduleGenerations: ['gen3', 'gen2'],
    matching: { maxDeltaVolts: unknown(), maxDeltaSocPercent: unknown() },
    quietAmps: stated(1),
    flashWindow: { socPercent: unknown(), temperatureCelsius: unknown(), cellSpreadMillivolts: unknown() },
    powerOn: { order: stated('lastToMaster'), gapSeconds: stated(10), bootSeconds: unknown() },
    powerOff: { order: unknown() },
    whereStackVoltageIsRead: unknown(),
    reconnect: unknown(),
    showsOwnAddress: unknown(),
    detections: [],
    codes: [
      code('19', 'fault', ['isolated', 'inverter-dead']),
      code('020', 'fault', []),
      code('25', 'busy', ['flashing']),
      code('62', 'mode', ['detecting']),
    ],
    components: [],
    versionRead: [],
    ...overrides,
  };
}

/** ADDR SET with a made-up pattern for each address of the list; `inferred` from address 11 on. */
export function addressBank(addresses: readonly number[] = Array.from({ length: 16 }, (_, i) => i + 1)): SwitchBank {
  return {
    id: 'ADDR_SET',
    label: 'ADDR SET',
    aliases: [],
    on: 'controller',
    width: 6,
    upIs: 'ON',
    lowestSwitch: 'first',
    effective: 'afterRestart',
    effectiveStanding: 'stated',
    snapshotFirst: true,
    patterns: addresses.map((address) => ({
      key: String(address),
      pattern: address.toString(2).padStart(6, '0'),
      meaning: `address ${address}`,
      use: 'address',
      standing: address > 10 ? 'inferred' : 'stated',
      source: SOURCE,
    })),
    source: SOURCE,
  };
}
