import { CanAdapter, Plant } from '../../../src/virtual-plant';
import { openSetup } from './open-bench';

const said = (out: readonly { readonly bytes: Uint8Array }[]) =>
  out.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('');
const give = (adapter: CanAdapter, text: string) => said(adapter.receive(new Uint8Array(Buffer.from(text, 'latin1'))));
const adapter = () => new CanAdapter(Plant.create(openSetup()), () => 0);

it('says nothing before its channel is open, then the battery once a second', () => {
  const can = adapter();
  expect(said(can.idle(0))).toBe('');
  expect(give(can, 'C\rS6\rL\r')).toBe('\r\r\r');
  expect(said(can.idle(100))).toMatch(/^(t[0-9A-F]{4,}\r)+$/);
  expect(said(can.idle(1000))).toBe('');
  expect(said(can.idle(1100))).toContain('t359');
  give(can, 'C\r');
  expect(said(can.idle(9000))).toBe('');
});

it('takes a command in pieces, and rings for what it does not know', () => {
  const can = adapter();
  expect(give(can, 'S')).toBe('');
  expect(give(can, '6\rX9\r')).toBe('\r\x07');
});

it('puts no frame on the CAN, and counts who wanted one there', () => {
  const can = adapter();
  expect(give(can, 'O\rt1232AABB\rT0000000180\r')).toBe('\r\x07\x07');
  expect(can.refusedFrames).toBe(2);
});
