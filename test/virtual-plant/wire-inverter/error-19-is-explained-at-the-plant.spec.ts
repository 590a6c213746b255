import { SlcanParser } from '../../../src/fieldbus';
import {
  CanWatch,
  type Error19Meaning,
  explainError19,
  inverterSide,
  lookAtInverter,
  NO_QUIRKS,
  openInverter,
} from '../../../src/inverter-link';
import type { Stamp } from '../../../src/kernel';
import { canFrames, type PlantAct, type PlantSetup } from '../../../src/virtual-plant';
import { JumpingClock } from '../../inverter-link/register-device.fixture';
import { type InverterPort, portOf } from './inverter-port.fixture';

type WireInput = Parameters<typeof portOf>[1];

/** The code may also come from a silent inverter here: the hard case, where both sides must be looked at. */
const SILENCE: Partial<PlantSetup> = { options: { error19AlsoFromInverterSilence: true } };
const OFF_GRID: Partial<PlantSetup> = { ...SILENCE, inverters: [{ id: 'I1', hasGrid: false }] };
const OLDER: WireInput = { models: [1, 103, 802] };

const LEAD_OUT: PlantAct = { act: 'inverter-lead', stack: 'S1', plugged: false };
const BREAKER_OPEN: PlantAct = { act: 'set-breaker', breaker: 'B1', closed: false };
const LINK_OUT: PlantAct = { act: 'unplug-link', from: 'S2', to: 'S3' };

const at = (monoMs: number): Stamp => ({ wallMs: monoMs, monoMs, bootId: 'boot-1' });

/** What the CAN tells after five seconds at the lead. */
function listened(port: InverterPort) {
  const watch = new CanWatch(NO_QUIRKS.can, at(port.nowMs));
  const parser = new SlcanParser();
  for (let second = 0; second < 5; second += 1) {
    port.nowMs += 1000;
    for (const item of parser.feed(Buffer.from(canFrames(port.plant, port.nowMs), 'latin1'))) {
      if (item.kind === 'frame') watch.hear(item.frame, at(port.nowMs));
    }
  }
  return watch.view(at(port.nowMs));
}

async function reading(port: InverterPort) {
  return openInverter(port, 1, { clock: new JumpingClock() }).then(lookAtInverter, () => 'silent' as const);
}

/** Ten minutes after the acts: what the stacks show, what both buses tell, and what that means. */
async function explained(
  more: Partial<PlantSetup>,
  acts: readonly PlantAct[],
  wire: WireInput,
  counted: number | null,
) {
  const port = portOf(more, wire);
  for (const act of acts) port.plant.act(0, act);
  port.nowMs = 600_000;
  const { stacks } = port.plant.truth(port.nowMs);
  const shownBy = stacks.filter(({ code }) => code === '19').map(({ tag }) => tag);
  const both = inverterSide(await reading(port), listened(port));
  const withoutBus = inverterSide(null, listened(port));
  const side = { shownBy, stacks: stacks.length, counted };
  return {
    shownBy,
    meaning: explainError19(side, both).meaning,
    withoutBus: explainError19(side, withoutBus).meaning,
    byModbusAlone: explainError19(side, inverterSide(await reading(port), null)).meaning,
  };
}

const CASES: readonly (readonly [
  string,
  { more: Partial<PlantSetup>; acts: readonly PlantAct[]; wire?: WireInput; counted: number | null },
  { shownBy: readonly string[]; meaning: Error19Meaning; withoutBus: Error19Meaning; byModbusAlone: Error19Meaning },
])[] = [
  [
    'nothing touched',
    { more: SILENCE, acts: [], counted: 3 },
    { shownBy: [], meaning: 'not-shown', withoutBus: 'not-shown', byModbusAlone: 'not-shown' },
  ],
  [
    'an inverter that lives by the battery, its breaker open',
    { more: OFF_GRID, acts: [BREAKER_OPEN], counted: 3 },
    { shownBy: ['S1'], meaning: 'inverter-silent', withoutBus: 'inverter-silent', byModbusAlone: 'inverter-silent' },
  ],
  [
    'the lead out, an inverter that says it sees no battery',
    { more: SILENCE, acts: [LEAD_OUT], wire: OLDER, counted: 3 },
    { shownBy: ['S1'], meaning: 'inverter-silent', withoutBus: 'ask-inverter', byModbusAlone: 'inverter-silent' },
  ],
  [
    'the lead out, an inverter that does not tell what it sees, an adapter that hears nobody',
    { more: SILENCE, acts: [LEAD_OUT], counted: 3 },
    { shownBy: ['S1'], meaning: 'ask-inverter', withoutBus: 'ask-inverter', byModbusAlone: 'ask-inverter' },
  ],
  [
    'a Link cable out, the inverter alive',
    { more: SILENCE, acts: [LINK_OUT], counted: null },
    {
      shownBy: ['S1', 'S2', 'S3'],
      meaning: 'count-not-proven',
      withoutBus: 'count-not-proven',
      byModbusAlone: 'count-not-proven',
    },
  ],
  [
    'a Link cable out, and the inverter dark',
    { more: OFF_GRID, acts: [LINK_OUT, BREAKER_OPEN], counted: null },
    { shownBy: ['S1', 'S2', 'S3'], meaning: 'both', withoutBus: 'both', byModbusAlone: 'both' },
  ],
];

describe('ERROR 19 is explained at the plant', () => {
  it.each(CASES)('%s', async (_name, { more, acts, wire, counted }, expected) => {
    expect(await explained(more, acts, wire, counted)).toEqual(expected);
  });
});
