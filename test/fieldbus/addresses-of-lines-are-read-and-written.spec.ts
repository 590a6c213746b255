import fc from 'fast-check';
import { type LineAddress, lineAddressText, parseLineAddress } from '../../src/fieldbus';

const host = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6());
const port = fc.integer({ min: 1, max: 65_535 });
const baud = fc.constantFrom(1200, 9600, 19_200, 115_200, 250_000);
const name = fc.stringMatching(/^[A-Za-z0-9._:-]{1,40}$/);
const anAddress: fc.Arbitrary<LineAddress> = fc.oneof(
  fc.record({
    kind: fc.constant('serial' as const),
    path: name.map((file) => `/dev/serial/by-id/${file}`),
    baud,
    parity: fc.constantFrom('none' as const, 'even' as const, 'odd' as const),
    stopBits: fc.constantFrom(1 as const, 2 as const),
  }),
  fc.record({ kind: fc.constant('modbus-tcp' as const), host, port }),
  fc.record({ kind: fc.constant('rtu-over-tcp' as const), host, port, baud }),
);

test('an address written is the address read', () => {
  fc.assert(fc.property(anAddress, (address) => expect(parseLineAddress(lineAddressText(address))).toEqual(address)));
});

test('what is left out is what most devices have', () => {
  expect(parseLineAddress('serial:/dev/ttyUSB0')).toEqual({
    kind: 'serial',
    path: '/dev/ttyUSB0',
    baud: 9600,
    parity: 'none',
    stopBits: 1,
  });
  expect(parseLineAddress('tcp://battery.local')).toEqual({ kind: 'modbus-tcp', host: 'battery.local', port: 502 });
});

test.each([
  ['', 'the kind of line'],
  ['/dev/ttyUSB0', 'the kind of line'],
  ['http://host:1', 'the kind of line'],
  ['serial:ttyUSB0', 'the path of the port'],
  ['serial:/dev/x?baud=fast', 'baud'],
  ['serial:/dev/x?baud=50', 'baud'],
  ['serial:/dev/x?baud=9600&baud=19200', 'baud'],
  ['serial:/dev/x?parity=mark', 'parity'],
  ['serial:/dev/x?stop=3', 'stop'],
  ['serial:/dev/x?speed=9600', 'speed'],
  ['tcp://', 'the host'],
  ['tcp://user@host', 'the host'],
  ['tcp://host:0', 'the port'],
  ['tcp://host:70000', 'the port'],
  ['tcp://host?baud=9600', 'baud'],
  ['rtu+tcp://host:1?parity=even', 'parity'],
])('%p is refused, naming %s', (text, part) => {
  expect(() => parseLineAddress(text)).toThrow(
    expect.objectContaining({ code: 'fieldbus.bad-address', problems: [expect.objectContaining({ where: part })] }),
  );
});
