import { FieldbusError } from '../../src/fieldbus';
import { StackhandError } from '../../src/kernel';
import { findProfile } from '../../src/products';
import {
  flashLimits,
  imageFits,
  type ImageUnit,
  judgeRestart,
  linkTest,
  type ModbusBlockRoute,
  openUpdateDevice,
  type RestartSeen,
  writingOnlyInto,
} from '../../src/updater';
import { eventOf } from '../../src/updater/flash/wire-events';
import { NEW_IMAGE } from './flash-rig';

const codes = (problems: readonly { readonly code: string; readonly where?: string | undefined }[]): string[] =>
  problems.map(({ code, where }) => `${code} ${where ?? ''}`.trim());

describe('a restart', () => {
  const unit = { serial: 'SN-1', hardwareClass: 'OPEN-1' };
  const seen: RestartSeen = {
    before: { ...unit, version: '1.4.0', bootCounter: 7, uptimeSeconds: 1000, runningHash: 'old' },
    after: { ...unit, version: '1.5.0', bootCounter: 8, uptimeSeconds: 70 },
    ...{ runningHash: 'new', header: NEW_IMAGE.header, sinceActivateMs: 10_000, restartMs: 60_000 },
  };
  const after = (change: Partial<RestartSeen['after']>): RestartSeen => ({
    ...seen,
    after: { ...seen.after, ...change },
  });
  const before = (change: Partial<RestartSeen['before']>): RestartSeen => ({
    ...seen,
    before: { ...seen.before, ...change },
  });

  it.each([
    ['nothing', seen, []],
    ['another serial', after({ serial: 'SN-2' }), ['updater.unit-changed serial']],
    ['no serial any more', after({ serial: null }), ['updater.unit-changed serial']],
    [
      'a serial that was never known',
      { ...before({ serial: null }), after: { ...seen.after, serial: null } },
      ['updater.unit-changed serial'],
    ],
    ['another class', after({ hardwareClass: 'X' }), ['updater.unit-changed hardware class']],
    ['the same boot counter', after({ bootCounter: 7 }), ['updater.no-restart-seen boot counter']],
    ['a lower boot counter', after({ bootCounter: 6 }), ['updater.no-restart-seen boot counter']],
    ['no boot counter now', after({ bootCounter: null }), ['updater.no-restart-seen boot counter']],
    ['no boot counter before', before({ bootCounter: null }), ['updater.no-restart-seen boot counter']],
    ['an uptime that is too long', after({ uptimeSeconds: 71 }), ['updater.no-restart-seen uptime']],
    ['no uptime', after({ uptimeSeconds: null }), []],
    ['a start that another session asked for', { ...after({ uptimeSeconds: 9999 }), sinceActivateMs: null }, []],
    ['another version', after({ version: '1.4.0' }), ['updater.version-differs version']],
    ['an image that names none', { ...seen, header: null }, ['updater.version-differs version']],
    ['the same image', before({ runningHash: 'new' }), ['updater.image-unchanged hash of the running image']],
    ['no hash, before and now', { ...before({ runningHash: null }), runningHash: null }, []],
  ])('has %s against it', (_what, told, expected) => {
    expect(codes(judgeRestart(told))).toEqual(expected);
  });

  it('says what was read and what was wanted', () => {
    expect(judgeRestart(after({ uptimeSeconds: 71 }))[0]).toMatchObject({ value: '71 s', allowed: 'up to 70 s' });
    expect(judgeRestart(after({ bootCounter: null }))[0]).toMatchObject({ value: 'nothing', allowed: 'more than 7' });
    expect(judgeRestart(after({ version: '1.4.0' }))[0]).toMatchObject({ value: '1.4.0', allowed: '1.5.0' });
    expect(judgeRestart({ ...after({ version: null }), header: null })[0]).toMatchObject({
      ...{ value: 'nothing', allowed: 'an image that names its version' },
    });
    expect(judgeRestart(after({ serial: null }))[0]).toMatchObject({ value: 'nothing', allowed: 'SN-1' });
  });
});

describe('an image for a unit', () => {
  const unit: ImageUnit = {
    ...{ hardwareClass: 'OPEN-1', bootloader: '2', components: ['controller'], version: '1.4.0', target: '1.5.0' },
  };

  it.each([
    ['nothing', {}, []],
    ['other hardware', { hardwareClass: 'OPEN-2' }, ['updater.image-other-hardware']],
    ['hardware that is not known', { hardwareClass: null }, ['updater.hardware-unknown']],
    ['a boot loader that is not known', { bootloader: null }, ['updater.bootloader-unknown']],
    ['another component', { components: ['module'] }, ['updater.image-other-component']],
    ['another target', { target: '1.6.0' }, ['updater.image-not-the-target']],
    ['the version that it runs', { version: '1.5.0' }, ['updater.image-same-version']],
    ['nothing, where only the boot loader runs', { version: '' }, []],
    ['nothing, where nobody could read the version', { version: null }, []],
  ])('has %s against it', (_what, change, expected) => {
    expect(imageFits(NEW_IMAGE, { ...unit, ...change }).map(({ code }) => code)).toEqual(expected);
  });

  it('is told which components this way updates', () => {
    const allowed = (components: readonly string[]) => imageFits(NEW_IMAGE, { ...unit, components })[0]?.allowed;
    expect(allowed(['module', 'gateway'])).toBe('module, gateway');
    expect(allowed([])).toBe('none');
  });

  it('that names nothing has that against it, beside what is not known of the unit', () => {
    const unnamed = { ...NEW_IMAGE, header: null };
    expect(imageFits(unnamed, unit).map(({ code }) => code)).toEqual(['updater.image-unnamed']);
    expect(imageFits(unnamed, { ...unit, bootloader: null }).map(({ code }) => code)).toEqual([
      'updater.bootloader-unknown',
      'updater.image-unnamed',
    ]);
  });
});

describe('the patience of a route', () => {
  const route = findProfile('open-modbus-stack').routes.find(({ kind }) => kind === 'modbus-block');
  const seconds = (value: number) => ({ value, standing: 'stated', source: 'test' }) as const;
  const stated = {
    ...route,
    ...{
      eraseSeconds: seconds(1),
      verifySeconds: seconds(2),
      restartSeconds: seconds(3),
      hardLimitSeconds: seconds(4),
    },
  } as ModbusBlockRoute;

  it('is what the profile states, in milliseconds', () => {
    expect(flashLimits(stated)).toEqual({
      ...{ eraseMs: 1000, verifyMs: 2000, restartMs: 3000, hardLimitMs: 4000, pollMs: 200, repeats: 3 },
    });
  });

  it('is refused by name where nobody published a time', () => {
    const unknown = { value: null, standing: 'unknown', reason: 'test' } as const;
    const told = (): unknown => flashLimits({ ...stated, verifySeconds: unknown });
    expect(told).toThrow(expect.objectContaining({ code: 'updater.time-unknown' }));
    expect(told).toThrow('verifySeconds');
  });
});

describe('what a line says', () => {
  const problem = (code: string) => ({ code, what: 'Said.', remedy: 'None in a test.' });
  const said = (code: string): FieldbusError => new FieldbusError(problem(code));
  const exception = (exceptionCode: number) => new FieldbusError(problem('fieldbus.exception'), { exceptionCode });

  it.each([
    [1, { kind: 'refused', final: true }],
    [2, { kind: 'refused', final: true }],
    [3, { kind: 'refused', final: false }],
    [4, { kind: 'refused', final: false }],
    [5, { kind: 'busy' }],
    [6, { kind: 'busy' }],
    [10, { kind: 'silent' }],
    [11, { kind: 'silent' }],
  ])('exception %d to a write', (code, event) => {
    expect(eventOf(exception(code), true)).toEqual({ ...event, problem: problem('fieldbus.exception') });
    expect(eventOf(exception(code), false)).toEqual({ kind: 'silent', problem: problem('fieldbus.exception') });
  });

  it.each([
    'no-answer',
    'garbled',
    'wrong-answer',
    'line-lost',
    'unreachable',
    'port-missing',
    'cannot-open',
    'no-permission',
  ])('%s is silence', (name) => {
    expect(eventOf(said(`fieldbus.${name}`), true)).toMatchObject({ kind: 'silent' });
  });

  it('another opening is one, and whatever else the line says is hopeless', () => {
    expect(eventOf(said('fieldbus.reopened-meanwhile'), true)).toEqual({ kind: 'reopened' });
    expect(eventOf(said('fieldbus.foreign-master'), true)).toMatchObject({ kind: 'hopeless' });
  });

  it('a status that cannot be read is hopeless, a reading that fails is silence', () => {
    const other = (code: string) => new StackhandError(problem(code));
    expect(eventOf(other('updater.status-unreadable'), false)).toMatchObject({ kind: 'hopeless' });
    expect(eventOf(other('stack-link.no-answer'), false)).toMatchObject({ kind: 'silent' });
  });

  it('a defect is thrown on', () => {
    const defect = new Error('a defect');
    expect(() => eventOf(defect, true)).toThrow(defect);
    const strange = new StackhandError(problem('updater.write-not-allowed'));
    expect(() => eventOf(strange, true)).toThrow(strange);
  });
});

describe('a test of the lead', () => {
  const status = (failing: (read: number) => Error | undefined) => {
    let read = 0;
    return async () => {
      read += 1;
      const error = failing(read);
      if (error !== undefined) throw error;
      return {} as never;
    };
  };
  const lost = new FieldbusError({ code: 'fieldbus.no-answer', what: 'No answer.', remedy: 'None in a test.' });

  it('reads as often as it is told, and names the first of what failed', async () => {
    const once = await linkTest({ status: status((read) => (read === 3 ? lost : undefined)) }, 3);
    expect(once).toMatchObject({ reads: 3, failed: 1, problem: { code: 'updater.link-unsound', value: '1 of 3' } });
    expect(once.problem?.what).toContain('No answer.');
    expect(await linkTest({ status: status((read) => (read > 3 ? lost : undefined)) }, 3)).toMatchObject({ failed: 0 });
    expect(await linkTest({ status: status(() => undefined) }, 3)).toEqual({ reads: 3, failed: 0, problem: null });
  });
});

describe('registers that may be written', () => {
  const written: number[] = [];
  const registers = {
    readHolding: async () => [],
    writeHolding: async (_unit: number, address: number) => void written.push(address),
  };
  const allowed = [
    { address: 100, count: 10 },
    { address: 200, count: 2 },
  ];
  const write = (address: number, words: number) =>
    writingOnlyInto(registers, allowed).writeHolding(1, address, new Array<number>(words).fill(0));

  it.each([
    [100, 10],
    [109, 1],
    [200, 2],
  ])('%d, %d of them', async (address, words) => {
    await write(address, words);
    expect(written.at(-1)).toBe(address);
  });

  it.each([
    [99, 2],
    [109, 2],
    [100, 11],
    [100, 0],
    [300, 1],
  ])('not %d, %d of them', async (address, words) => {
    const before = written.length;
    await expect(write(address, words)).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: 'updater.write-not-allowed', allowed: '100 to 109, 200 to 201' })],
    });
    expect(written).toHaveLength(before);
  });
});

it('registers of which none may be written are named as none', async () => {
  const registers = { readHolding: async () => [], writeHolding: async () => undefined };
  await expect(writingOnlyInto(registers, []).writeHolding(1, 0, [1])).rejects.toMatchObject({
    problems: [expect.objectContaining({ allowed: 'none' })],
  });
});

describe('the update block of a unit', () => {
  const block = {
    ...{ model: 7, mapVersion: { offset: 2, value: 1 }, state: 4, error: 5, imageLength: 6, confirmedOffset: 8 },
    ...{ blockBytes: 10, lastSequence: 11, flashHash: 12, runningHash: 28, command: 44, block: 63 },
  };
  const END = 63 + 122;

  function unit(words: Readonly<Record<number, number>>, length = END - 2) {
    const asked: { address: number; count: number }[] = [];
    const sent: { address: number; words: readonly number[] }[] = [];
    const registers = {
      readHolding: async (_unit: number, address: number, count: number) => {
        asked.push({ address, count });
        return Array.from({ length: count }, (_, index) => words[address - 1000 + index] ?? 0);
      },
      writeHolding: async (_unit: number, address: number, values: readonly number[]) =>
        void sent.push({ address, words: values }),
    };
    const models = [
      { model: 6, address: 500, length: 5 },
      { model: 7, address: 1000, length },
    ];
    const device = openUpdateDevice({ registers, unit: 1, block, models, mayWrite: [7] });
    return { device, asked, sent };
  }
  const fine = { 2: 1, 4: 1, 5: 4, 6: 1, 7: 2, 8: 0, 9: 464, 10: 232, 11: 3, 12: 0xabcd };

  it('is read in one request, and says what the map says', async () => {
    const { device, asked } = unit(fine);
    expect(await device.status()).toEqual({
      ...{ state: 'receiving', fault: 'block-crc', imageBytes: 0x1_0002, confirmedOffset: 464, blockBytes: 232 },
      ...{ lastSequence: 3, flashHash: `abcd${'0'.repeat(60)}`, runningHash: null },
    });
    expect(asked).toEqual([{ address: 1002, count: 42 }]);
  });

  it.each([
    ['another map', { 2: 2 }, '2'],
    ['a state that the map does not have', { 4: 6 }, '6'],
    ['no block at all', { 10: 0 }, '0'],
  ])('with %s is no ground to write on', async (_what, change, value) => {
    const { device } = unit({ ...fine, ...change });
    await expect(device.status()).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: 'updater.status-unreadable', value })],
    });
  });

  it('says which states there are, and takes a hash that begins with zeros for one', async () => {
    await expect(unit({ ...fine, 4: 6 }).device.status()).rejects.toMatchObject({
      problems: [expect.objectContaining({ allowed: '0 to 5' })],
    });
    const { device } = unit({ ...fine, 12: 0, 13: 0xab });
    expect(await device.status()).toMatchObject({ flashHash: `000000ab${'0'.repeat(56)}` });
  });

  it('takes no more bytes in a block than a frame carries, and names no fault that the map does not', async () => {
    const { device } = unit({ ...fine, 5: 99, 10: 500 });
    expect(await device.status()).toMatchObject({ blockBytes: 232, fault: null });
  });

  it('is there whole, or not at all', () => {
    expect(() => unit(fine, END - 3)).toThrow('updater.no-update-block');
    expect(() => unit(fine)).not.toThrow();
    const registers = { readHolding: async () => [], writeHolding: async () => undefined };
    const place = { registers, unit: 1, block, mayWrite: [7] };
    const named = (models: typeof found) => () => openUpdateDevice({ ...place, models });
    const found = [{ model: 6, address: 500, length: 5 }];
    expect(named(found)).toThrow('6 (5)');
    expect(named([])).toThrow('no model');
    const far = { ...place, block: { ...block, command: END } };
    expect(() => openUpdateDevice({ ...far, models: [{ model: 7, address: 1, length: END }] })).toThrow('7 (185)');
  });

  it('is told a command with the length and the hash of the image', async () => {
    const { device, sent } = unit(fine);
    const commands = ['enter', 'verify', 'activate', 'leave'] as const;
    for (const command of commands) await device.command(command, { bytes: 0x1_0002, sha256: 'ab'.repeat(32) }, 1);
    expect(sent).toEqual(
      [1, 2, 3, 4].map((code) => ({ address: 1044, words: [code, 1, 2, ...new Array<number>(16).fill(0xabab)] })),
    );
  });

  it('goes first on its line, and its writes through the opening that was proven alone', async () => {
    const options: unknown[] = [];
    const registers = {
      readHolding: async (_unit: number, _address: number, count: number, how: unknown) => {
        options.push(how);
        return Array.from({ length: count }, (_, index) => (fine as Record<number, number>)[index + 2] ?? 0);
      },
      writeHolding: async (_unit: number, _address: number, _words: readonly number[], how: unknown) =>
        void options.push(how),
    };
    const models = [{ model: 7, address: 1000, length: END - 2 }];
    const device = openUpdateDevice({ registers, unit: 1, block, models, mayWrite: [7] });
    await device.status();
    await device.command('enter', { bytes: 1, sha256: 'ab'.repeat(32) }, 4);
    await device.sendBlock({ sequence: 1, offset: 0, data: Uint8Array.of(1) }, 5);
    expect(options).toEqual([
      { priority: 'write' },
      { priority: 'write', generation: 4 },
      { priority: 'write', generation: 5 },
    ]);
  });

  it('is sent a block with its number, place, length and checksum, filled up to whole registers', async () => {
    const { device, sent } = unit(fine);
    await device.sendBlock({ sequence: 7, offset: 0x1_0002, data: Uint8Array.of(1, 2, 3) }, 1);
    expect(sent).toEqual([{ address: 1063, words: [7, 1, 2, 3, 0x55bc, 0x801d, 0x0102, 0x0300] }]);
    await device.sendBlock({ sequence: 8, offset: 0, data: Uint8Array.of(1, 2) }, 1);
    expect(sent[1]?.words).toHaveLength(7);
  });
});
