import { openInverter, park, resume, type WatchFor } from '../../src/inverter-link';
import { exception, JumpingClock, newerInverter, noAnswer } from './register-device.fixture';

const WATCH: WatchFor = { withinMs: 30_000, pollMs: 1000, quietAmps: 1 };
const ENTER_STANDBY = 2;
const EXIT_STANDBY = 3;
const STANDBY = 7;
const RUNNING = 3;

type Change = Parameters<typeof newerInverter>[0];

/** An inverter that follows an order after so many looks at its state; `amps` in tenths. */
async function inverter(more: Change = {}, { looks = 2, amps = 2 }: { looks?: number; amps?: number } = {}) {
  const { device, starts } = newerInverter(more);
  const at = (model: number, offset: number) => (starts[model] ?? 0) + offset;
  let left = -1;
  device.onWrite = (address) => {
    if (address === at(715, 8)) left = looks;
    return true;
  };
  device.onRead = (address) => {
    if (address !== at(701, 0) || left < 0) return;
    if (left === 0) {
      const isParked = device.registers.get(at(715, 8)) === ENTER_STANDBY;
      device.put(at(701, 4), isParked ? STANDBY : RUNNING);
      if (isParked) device.put(at(714, 55), amps);
    }
    left -= 1;
  };
  const access = await openInverter(device, 1, { clock: new JumpingClock() });
  return { device, access, at };
}

describe('Parked is what state and current show', () => {
  it('is done when its own state says standby and the battery current is quiet, in two looks in a row', async () => {
    const { device, access, at } = await inverter();
    const result = await park(access, WATCH);
    expect(result).toMatchObject({ way: 'machine', outcome: 'done', before: 'running', trouble: null });
    expect(device.writes).toEqual([`write 1 ${at(715, 8)} ${ENTER_STANDBY}`]);
    expect(result.message).toEqual({ id: 'inverter.done', params: { state: 'standby', amps: '0.2' } });
  });

  it('says that the order was accepted and the state stayed', async () => {
    const { access } = await inverter({}, { looks: 1000 });
    expect(await park(access, WATCH)).toMatchObject({ outcome: 'state-not-reached', before: 'running' });
  });

  it('says that current flows although the state says standby', async () => {
    const { access } = await inverter({}, { amps: 0x10000 - 480 });
    const result = await park(access, WATCH);
    expect(result).toMatchObject({ outcome: 'current-flows' });
    expect(result.message.params).toEqual({ state: 'standby', amps: '-48' });
  });

  it('is not fooled by a current that passes through nothing once', async () => {
    const { device, access, at } = await inverter({ 701: { 4: STANDBY } });
    let look = 0;
    device.onRead = (address) => {
      if (address === at(714, 0)) device.put(at(714, 55), look++ % 2 === 0 ? 0 : 150);
    };
    expect(await park(access, { ...WATCH, withinMs: 4000 })).not.toMatchObject({ outcome: 'done' });
    expect(await park(access, { ...WATCH, withinMs: 4000 })).not.toMatchObject({ outcome: 'already' });
  });

  it('is not known where time allowed one good look only', async () => {
    const { access } = await inverter({ 701: { 4: STANDBY }, 714: { 55: 0 } });
    expect(await park(access, { ...WATCH, withinMs: 0 })).toMatchObject({ outcome: 'unknown', before: 'standby' });
  });

  it('leaves the current to a person where no register tells it', async () => {
    const { access } = await inverter({ 714: { 45: 0 } });
    expect(await park(access, WATCH)).toMatchObject({ outcome: 'state-only' });
  });

  it.each([4, 6, 1, 0x0a])('takes exception %i for a refusal, and nothing was changed', async (code) => {
    const { device, access } = await inverter();
    device.onWrite = () => {
      throw exception(code);
    };
    expect(await park(access, WATCH)).toMatchObject({ outcome: 'refused', before: 'running' });
    expect(device.writes).toHaveLength(1);
  });

  it.each([5, 0x0b])('looks for itself after exception %i: it may have been done', async (code) => {
    const { device, access, at } = await inverter();
    device.onWrite = () => {
      device.put(at(701, 4), STANDBY).put(at(714, 55), 0);
      throw exception(code);
    };
    expect(await park(access, WATCH)).toMatchObject({ outcome: 'done' });
    expect(device.writes).toHaveLength(1);
  });

  it('sends an order once: after a lost answer only a look tells', async () => {
    const { device, access } = await inverter();
    device.onWrite = () => {
      throw noAnswer();
    };
    expect(await park(access, WATCH)).toMatchObject({
      outcome: 'state-not-reached',
      trouble: expect.stringMatching(/no answer/),
    });
    expect(device.writes).toHaveLength(1);
  });

  it('does not know when nothing answers any more after the order', async () => {
    const { device, access } = await inverter();
    device.onWrite = () => {
      device.onRead = () => {
        throw noAnswer();
      };
      return true;
    };
    const result = await park(access, WATCH);
    expect(result).toMatchObject({ outcome: 'unknown', reading: null });
    expect(result.message.id).toBe('inverter.unknown');
  });

  it('throws what the line throws while nothing was sent', async () => {
    const { device, access } = await inverter();
    device.onRead = () => {
      throw noAnswer();
    };
    await expect(park(access, WATCH)).rejects.toThrow(/no answer/);
    expect(device.writes).toEqual([]);
  });

  it('sends nothing to an inverter that stands by already', async () => {
    const { device, access } = await inverter({ 701: { 4: STANDBY }, 714: { 55: 0 } });
    expect(await park(access, WATCH)).toMatchObject({ outcome: 'already', before: 'standby' });
    expect(device.writes).toEqual([]);
  });

  it.each([
    ['no bus', 'no-bus', {}],
    ['an empty OpCtl', 'no-control', { 715: { 8: 0xffff } }],
    ['orders taken at its own menu only', 'local', { 715: { 2: 1 } }],
  ] as const)('leaves an inverter with %s to a person', async (_name, because, change) => {
    const { device, access } = await inverter(change);
    expect(await park(because === 'no-bus' ? { bus: 'none' } : access, WATCH)).toMatchObject({
      way: 'person',
      because,
    });
    expect(device.writes).toEqual([]);
  });

  it('leaves an inverter without the control model to a person', async () => {
    const { access } = await inverter();
    const map = { ...access.map, models: access.map.models.filter(({ id }) => id !== 715) };
    expect(await park({ ...access, map }, WATCH)).toMatchObject({ way: 'person', because: 'no-control' });
  });

  it('brings it back to what it did as found', async () => {
    const { device, access, at } = await inverter({ 701: { 4: STANDBY } });
    expect(await resume(access, 'running', WATCH)).toMatchObject({ outcome: 'done', before: 'standby' });
    expect(device.writes).toEqual([`write 1 ${at(715, 8)} ${EXIT_STANDBY}`]);
  });

  it('starts no inverter that was found parked', async () => {
    const { device, access } = await inverter({ 701: { 4: STANDBY } });
    expect(await resume(access, 'standby', WATCH)).toMatchObject({ outcome: 'already' });
    expect(await resume({ bus: 'none' }, 'standby', WATCH)).toMatchObject({ way: 'person', because: 'no-bus' });
    expect(device.writes).toEqual([]);
  });
});
