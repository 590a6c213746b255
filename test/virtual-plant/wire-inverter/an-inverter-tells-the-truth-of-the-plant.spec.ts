import fc from 'fast-check';
import {
  inverterQuirksSchema,
  lookAtInverter,
  openInverter,
  park,
  readLimits,
  restoreLimits,
  resume,
  walkSunSpec,
} from '../../../src/inverter-link';
import type { PlantAct } from '../../../src/virtual-plant';
import { JumpingClock } from '../../inverter-link/register-device.fixture';
import { type InverterPort, lineTo, portOf } from './inverter-port.fixture';

/** Two makes of inverter, and the models that each tells its battery by. */
const OLDER = [1, 103, 802, 715, 124] as const;
const NEWER = [1, 701, 713, 714, 715, 124] as const;
const WATCH = { withinMs: 10_000, pollMs: 1000, quietAmps: 1 };

const open = async (port: InverterPort) => openInverter(port, 1, { clock: new JumpingClock() });
const look = async (port: InverterPort) => lookAtInverter(await open(port));

function truthOf(port: InverterPort) {
  const truth = port.plant.truth(port.nowMs);
  const [inverter] = truth.inverters;
  const speaker = truth.stacks.find((stack) => stack.inverterLead);
  if (inverter === undefined || speaker === undefined) throw new Error('the bench has an inverter and a lead');
  return { truth, inverter, speaker };
}

/** Everything that the inverter shows, beside the same in the plant's truth. */
async function compare(port: InverterPort) {
  const { inverter, speaker } = truthOf(port);
  const reading = await look(port);
  const amps = inverter.dcSideVolts === 0 ? 0 : inverter.batteryWatts / inverter.dcSideVolts;
  expect(reading.acWatts.value).toBeCloseTo(inverter.batteryWatts, -0.4);
  expect(reading.batteryVolts.value).toBeCloseTo(inverter.dcSideVolts, 0.9);
  expect(reading.batteryAmps.value).toBeCloseTo(amps, 0.9);
  expect(reading.seesBattery.value === true).toBe(inverter.seesBattery);
  if (inverter.seesBattery) expect(reading.socPercent.value).toBeCloseTo(speaker.socPercent, 0.9);
  else expect(reading.socPercent.value).toBeNull();
  return reading;
}

describe.each([
  ['older models', OLDER, { volts: 802, charge: 802 }],
  ['newer models', NEWER, { volts: 714, charge: 713 }],
])('An inverter of the plant with the %s', (_name, models, tells) => {
  it.each([40_000, 0, 50_000] as const)('shows its truth in a map at %i', async (base) => {
    const port = portOf({}, { models: [...models], base });
    expect((await open(port)).map).toMatchObject({ base, models: models.map((id) => ({ id })) });
    const reading = await compare(port);
    expect(reading.identity).toEqual({
      maker: 'Stackhand plant',
      model: 'Training inverter',
      version: '1.0',
      serial: 'I1',
    });
    expect(reading.state.value).toBe('running');
    expect(reading.batteryVolts).toMatchObject({ source: { model: tells.volts } });
    expect(reading.batteryAmps).toMatchObject({ source: { model: tells.volts } });
    expect(reading.socPercent).toMatchObject({ source: { model: tells.charge } });
    expect(reading.seesBattery).toMatchObject({ source: { model: tells.charge } });
    expect(reading.batteryFlow.value).toBe('discharging');
  });

  it('shows charging, standby, off, an open breaker, a battery that is not heard', async () => {
    const port = portOf({}, { models: [...models] });
    const act = (given: PlantAct) => expect(port.plant.act(port.nowMs, given).done).toBe(true);
    act({ act: 'inverter-demand', inverter: 'I1', watts: -1500 });
    expect((await compare(port)).batteryFlow.value).toBe('charging');
    act({ act: 'inverter', inverter: 'I1', mode: 'standby' });
    expect((await compare(port)).state.value).toBe('standby');
    act({ act: 'set-breaker', breaker: 'B1', closed: false });
    port.nowMs += 60_000;
    await compare(port);
    act({ act: 'inverter', inverter: 'I1', mode: 'running' });
    act({ act: 'inverter-lead', stack: 'S1', plugged: false });
    expect((await look(port)).state.value).toBe('fault');
    act({ act: 'inverter', inverter: 'I1', mode: 'off' });
    expect((await look(port)).state.value).toBe('off');
  });

  it('goes to standby and back on our order, and the plant with it', async () => {
    const port = portOf({}, { models: [...models] });
    const access = await open(port);
    expect(await park(access, WATCH)).toMatchObject({ outcome: 'done', before: 'running' });
    expect(truthOf(port).inverter).toMatchObject({ mode: 'standby', batteryWatts: 0 });
    expect(await resume(access, 'running', WATCH)).toMatchObject({ outcome: 'done' });
    expect(truthOf(port).inverter).toMatchObject({ mode: 'running', batteryWatts: 2000 });
  });
});

describe('An inverter of the plant', () => {
  it('tells its battery by the basic storage model where it has no other', async () => {
    const port = portOf({}, { models: [1, 103, 124] });
    const { inverter, speaker } = truthOf(port);
    const reading = await look(port);
    expect(reading.batteryVolts.value).toBeCloseTo(inverter.dcSideVolts, 0.9);
    expect(reading.socPercent.value).toBeCloseTo(speaker.socPercent, 0.9);
    expect(reading.batteryAmps.value).toBeNull();
    const quirks = inverterQuirksSchema.parse({ dcOfInverterModel: 'battery', source: 'the plant' });
    const known = await lookAtInverter(await openInverter(port, 1, { clock: new JumpingClock(), quirks }));
    expect(known.batteryAmps.value).toBeCloseTo(inverter.batteryWatts / inverter.dcSideVolts, 0.9);
  });

  it('is read over a real Modbus TCP port through a line of ours', async () => {
    const port = portOf();
    const { line, close } = await lineTo(port);
    try {
      const access = await openInverter(line, 1, { clock: new JumpingClock() });
      const reading = await lookAtInverter(access);
      expect(reading.acWatts).toMatchObject({ value: 2000, evidence: 'E4' });
      expect(reading.socPercent.value).toBeCloseTo(55, 0.9);
      expect(await park(access, WATCH)).toMatchObject({ outcome: 'done' });
      expect(truthOf(port).inverter.mode).toBe('standby');
      expect(line.counters()).toMatchObject({ timeouts: 0, wrongFunction: 0, wrongCount: 0 });
    } finally {
      await close();
    }
  });

  it.each([
    ['refused', { way: 'machine', outcome: 'refused' }],
    ['ignored', { way: 'machine', outcome: 'state-not-reached' }],
    ['local', { way: 'person', because: 'local' }],
  ] as const)('stays as it is where orders are %s, and that is said', async (orders, result) => {
    const port = portOf({}, { orders });
    expect(await park(await open(port), WATCH)).toMatchObject(result);
    expect(truthOf(port).inverter.mode).toBe('running');
  });

  it('stands by, and another source still draws: the current is told', async () => {
    const port = portOf({
      inverters: [
        { id: 'I1', demandWatts: 2000, capacitorsChargedFromGrid: true },
        { id: 'I2', demandWatts: 3000, capacitorsChargedFromGrid: true },
      ],
      breakers: [
        { id: 'B1', inverter: 'I1' },
        { id: 'B2', inverter: 'I2' },
      ],
    });
    expect(await park(await open(port), WATCH)).toMatchObject({ outcome: 'done' });
    expect(port.plant.truth().inverters.map(({ mode }) => mode)).toEqual(['standby', 'running']);
  });

  it.each([true, false])('that is off answers by its card or not: %s', async (answersWhileOff) => {
    const port = portOf({ inverters: [{ id: 'I1', mode: 'off' }] }, { answersWhileOff });
    const answered = await look(port).then(
      ({ state }) => state.value,
      () => 'silent',
    );
    expect(answered).toBe(answersWhileOff ? 'off' : 'silent');
  });

  it('keeps silent when nothing feeds it', async () => {
    const port = portOf({ inverters: [{ id: 'I1', hasGrid: false }] });
    port.plant.act(0, { act: 'set-breaker', breaker: 'B1', closed: false });
    await expect(look(port)).rejects.toThrow(/no answer/);
  });

  it.each([true, false])('counts discharge as positive or not: %s', async (dischargeIsPositive) => {
    const reading = await look(portOf({}, { dischargeIsPositive }));
    expect((reading.batteryAmps.value ?? 0) > 0).toBe(dischargeIsPositive);
    expect(reading.batteryFlow.value).toBe('discharging');
  });

  it.each([true, false])('goes on showing a battery that it no longer hears or not: %s', async (keepsLastCharge) => {
    const port = portOf({}, { keepsLastCharge });
    port.plant.act(0, { act: 'inverter-lead', stack: 'S1', plugged: false });
    expect((await look(port)).seesBattery.value).toBe(keepsLastCharge ? true : null);
  });

  it.each([true, false])('ends its map with a marker or not: %s', async (endMarker) => {
    const walked = walkSunSpec(portOf({}, { endMarker }), 1).then(() => 'walked', String);
    expect(await walked).toMatch(endMarker ? /^walked$/ : /no-end-marker/);
  });

  it('keeps the limits that are written to it, and they are put back', async () => {
    const port = portOf();
    const access = await open(port);
    const found = await readLimits(access);
    if (found === null) throw new Error('the plant shows model 124');
    const storage = access.map.models.find(({ id }) => id === 124)?.address ?? 0;
    await port.writeHolding(1, storage + 12, [2500, 2500]);
    expect(await readLimits(access)).toMatchObject({ chargeRatePercent: 25, dischargeRatePercent: 25 });
    expect((await restoreLimits(access, found)).every(({ restored }) => restored)).toBe(true);
    expect(await readLimits(access)).toEqual(found);
  });

  it('takes no write outside what can be written, and then changes nothing at all', async () => {
    const port = portOf();
    const storage = (await open(port)).map.models.find(({ id }) => id === 124)?.address ?? 0;
    const before = await port.readHolding(1, storage, 26);
    await expect(port.writeHolding(1, storage + 2, [1, 2])).rejects.toThrow(/exception 2/);
    await expect(port.writeHolding(1, 40_004, [0x4141])).rejects.toThrow(/exception 2/);
    expect(await port.readHolding(1, storage, 26)).toEqual(before);
  });

  it('answers any bytes with an answer of their function or an exception, and moves no hand for rubbish', () => {
    const port = portOf();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (pdu) => {
        const [code = 0] = port.ask(pdu) ?? [];
        expect([pdu[0] ?? 0, (pdu[0] ?? 0) | 0x80]).toContain(code);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
