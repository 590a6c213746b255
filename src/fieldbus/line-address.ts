import { badAddress } from './line-problems';

/** Where a line is and how it is spoken to. `baud` of `rtu-over-tcp` is the speed behind the gateway: it sets the silences. */
export type LineAddress =
  | {
      readonly kind: 'serial';
      readonly path: string;
      readonly baud: number;
      readonly parity: 'none' | 'even' | 'odd';
      readonly stopBits: 1 | 2;
    }
  | { readonly kind: 'modbus-tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'rtu-over-tcp'; readonly host: string; readonly port: number; readonly baud: number };

const FORMS =
  'serial:/dev/serial/by-id/NAME?baud=9600&parity=none&stop=1, tcp://HOST:PORT, rtu+tcp://HOST:PORT?baud=9600';
const DEFAULT_BAUD = 9600;
const MODBUS_PORT = 502;

/**
 * Reads `serial:/dev/serial/by-id/x?baud=9600&parity=none&stop=1`, `tcp://127.0.0.1:1502` or `rtu+tcp://host:port?baud=9600`.
 * What is left out is 9600 baud, no parity, one stop bit, port 502. Throws `fieldbus.bad-address`, naming the part.
 */
export function parseLineAddress(text: string): LineAddress {
  const [place, ...queries] = text.trim().split('?');
  const query = readQuery(queries.join('?'), text);
  if (place?.startsWith('serial:')) return serialAddress(place.slice('serial:'.length), query, text);
  if (place?.startsWith('tcp://')) {
    query.nothingElse();
    return { kind: 'modbus-tcp', ...hostAndPort(place.slice('tcp://'.length), text) };
  }
  if (place?.startsWith('rtu+tcp://')) {
    const baud = query.number('baud', DEFAULT_BAUD);
    query.nothingElse();
    return { kind: 'rtu-over-tcp', ...hostAndPort(place.slice('rtu+tcp://'.length), text), baud };
  }
  throw badAddress('the kind of line', text, FORMS);
}

/** The text that `parseLineAddress` reads back to the same address. It names the line everywhere. */
export function lineAddressText(address: LineAddress): string {
  switch (address.kind) {
    case 'serial':
      return `serial:${address.path}?baud=${address.baud}&parity=${address.parity}&stop=${address.stopBits}`;
    case 'modbus-tcp':
      return `tcp://${hostText(address.host)}:${address.port}`;
    case 'rtu-over-tcp':
      return `rtu+tcp://${hostText(address.host)}:${address.port}?baud=${address.baud}`;
  }
}

function serialAddress(path: string, query: Query, text: string): LineAddress {
  if (!path.startsWith('/') || path.endsWith('/') || path.includes('\0')) {
    throw badAddress('the path of the port', text, 'an absolute path, best below /dev/serial/by-id');
  }
  const baud = query.number('baud', DEFAULT_BAUD);
  const parity = query.oneOf('parity', ['none', 'even', 'odd']);
  const stop = query.oneOf('stop', ['1', '2']);
  query.nothingElse();
  return { kind: 'serial', path, baud, parity, stopBits: stop === '2' ? 2 : 1 };
}

function hostAndPort(place: string, text: string): { host: string; port: number } {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^:/[\]\s@]+))(?::(\d{1,5}))?\/?$/.exec(place);
  const host = match?.[1] ?? match?.[2];
  if (host === undefined) throw badAddress('the host', text, 'a name, an IPv4 address, or an IPv6 address in [ ]');
  const port = match?.[3] === undefined ? MODBUS_PORT : Number(match[3]);
  if (port < 1 || port > 65_535) throw badAddress('the port', text, '1 to 65535');
  return { host, port };
}

const hostText = (host: string): string => (host.includes(':') ? `[${host}]` : host);

interface Query {
  number(name: string, otherwise: number): number;
  oneOf<T extends string>(name: string, allowed: readonly [T, ...T[]]): T;
  nothingElse(): void;
}

const BAUD_MAX = 4_000_000;

function readQuery(query: string, text: string): Query {
  const given = new Map<string, string>();
  for (const part of query.split('&').filter((piece) => piece !== '')) {
    const [name = '', value = ''] = part.split('=');
    if (given.has(name)) throw badAddress(name, text, 'each part once');
    given.set(name, value);
  }
  const take = (name: string): string | undefined => {
    const value = given.get(name);
    given.delete(name);
    return value;
  };
  return {
    number(name, otherwise) {
      const value = take(name) ?? String(otherwise);
      if (!/^\d{3,7}$/.test(value) || Number(value) > BAUD_MAX) throw badAddress(name, text, `110 to ${BAUD_MAX}`);
      if (Number(value) < 110) throw badAddress(name, text, `110 to ${BAUD_MAX}`);
      return Number(value);
    },
    oneOf(name, allowed) {
      const value = take(name) ?? allowed[0];
      const found = allowed.find((candidate) => candidate === value);
      if (found === undefined) throw badAddress(name, text, allowed.join(', '));
      return found;
    },
    nothingElse() {
      const [name] = given.keys();
      if (name !== undefined) throw badAddress(name, text, FORMS);
    },
  };
}
