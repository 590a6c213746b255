import { readFileSync } from 'node:fs';
import { findProfile } from '../../src/products';
import type { PlantTruth } from '../../src/virtual-plant';
import { folder, start } from '../support/stage';
import { libmodbus, PEERS, type Reach, type RegisterPeer } from './register-peers';

jest.setTimeout(120_000);

const BASE = 40_000;
/** SunS, models 1, 802, 804 of two modules, the service block, the end. */
const COUNT = 2 + 68 + 64 + 80 + 228 + 2;
const STACK = 'S2';

interface Ports {
  readonly stacks: Readonly<Record<string, { readonly line: string }>>;
}

const place = folder();
const peers: readonly RegisterPeer[] = [...PEERS, libmodbus(place.path)];
afterAll(() => place.drop());

function reachOf(line: string): Reach {
  const port = /^tcp:\/\/127\.0\.0\.1:(\d+)$/.exec(line)?.[1];
  if (port !== undefined) return { kind: 'tcp', port: Number(port) };
  return { kind: 'rtu', path: /^serial:([^?]+)\?/.exec(line)?.[1] ?? '' };
}

/** The published readings of a register dump, by the product's profile. */
function published(words: readonly number[]): Record<string, number | string> {
  const bus = findProfile('open-modbus-stack').bus;
  const models = new Map<number, number>();
  for (let at = 2; words[at] !== 0xffff && at < words.length; at += 2 + (words[at + 1] ?? 0))
    models.set(words[at] ?? 0, at);
  const readings = (bus?.points ?? []).map((point) => {
    const first = (models.get(point.at.model ?? 0) ?? 0) + point.at.offset;
    const own = words.slice(first, first + point.words);
    const name = point.subject === null ? point.reading : `${point.reading} ${point.subject}`;
    if (point.type === 'text') {
      const bytes = Buffer.from(own.flatMap((word) => [word >> 8, word & 0xff]));
      return [name, bytes.toString('latin1').replace(/\0+$/, '')];
    }
    const raw = own.reduce((sum, word) => sum * 65_536 + word, 0);
    const signed = point.type === 'i16' ? (raw << 16) >> 16 : raw;
    const scaleAt = 'offset' in point.scale ? (models.get(point.at.model ?? 0) ?? 0) + (point.scale.offset ?? 0) : -1;
    const power = 'power' in point.scale ? (point.scale.power ?? 0) : ((words[scaleAt] ?? 0) << 16) >> 16;
    return [name, Number((signed * 10 ** power).toFixed(4))];
  });
  return Object.fromEntries(readings) as Record<string, number | string>;
}

const bits = (pattern: string): number => [...pattern].reduce((word, bit, at) => word + (bit === '1' ? 2 ** at : 0), 0);

async function truthOf(url: string) {
  const truth = (await (await fetch(`${url}/truth`)).json()) as PlantTruth;
  const stack = truth.stacks.find(({ tag }) => tag === STACK);
  if (stack === undefined) throw new Error(`no ${STACK}`);
  return {
    serial: stack.serial,
    'version controller': stack.versions['controller'],
    'hardware-class': 'OPEN-1',
    'lcd-code': stack.code ?? '',
    address: stack.address,
    contactor: stack.contactorClosed ? 1 : 0,
    'module-count': stack.modules.length,
    'bank ADDR_SET': bits(stack.switches.ADDR_SET),
    'bank INV_SET': bits(stack.switches.INV_SET),
    'stack-count': 0xffff,
    'boot-counter': 1,
    volts: expect.closeTo(stack.volts, 1),
    amps: expect.closeTo(-stack.amps, 0),
    soc: expect.closeTo(stack.socPercent, 0),
  };
}

describe.each(['tcp', 'serial'])('over %s', (wire) => {
  test.each(peers.map((peer): [string, RegisterPeer] => [peer.name, peer]))('%s', async (_name, peer) => {
    const at = folder();
    const files = ['--state', `${at.path}/plant.json`, '--ports-file', `${at.path}/ports.json`];
    const plant = await start(
      'plant',
      '--json',
      '--stacks',
      '3',
      '--product',
      'open-modbus-stack',
      '--wire',
      wire,
      ...files,
    );
    try {
      const ports = JSON.parse(readFileSync(`${at.path}/ports.json`, 'utf8')) as Ports;
      const words = await peer.read(reachOf(ports.stacks[STACK]?.line ?? ''), BASE, COUNT);
      expect(words).toHaveLength(COUNT);
      expect(words.slice(0, 4)).toEqual([0x5375, 0x6e53, 1, 66]);
      expect(words.slice(-2)).toEqual([0xffff, 0]);
      expect(published(words)).toMatchObject(await truthOf(plant.url));
    } finally {
      await plant.kill();
      at.drop();
    }
  });
});
