import {
  exampleSite,
  expectedLinks,
  linkChain,
  masterOf,
  powerOffOrder,
  powerOnOrder,
  stacksByAddress,
} from '../../src/stacks';
import { product, stated, unknown } from './product.fixture';

const three = exampleSite({ stacks: 3 });
const shuffled = { ...three, stacks: [...three.stacks].reverse() };

function withOrder(order: 'lastToMaster' | 'masterToLast' | 'any') {
  return product({ powerOn: { ...product().powerOn, order: stated(order) } });
}

describe('power order and Link chain (SI-37)', () => {
  it('leads from the last slave to the master when the profile says so, whatever the order of the list', () => {
    expect(powerOnOrder(shuffled, withOrder('lastToMaster'))).toEqual(['S3', 'S2', 'S1']);
  });

  it('leads from the master to the last when the profile says so', () => {
    expect(powerOnOrder(shuffled, withOrder('masterToLast'))).toEqual(['S1', 'S2', 'S3']);
  });

  it('has no order of its own where nobody published one', () => {
    const slice = product({ powerOn: { ...product().powerOn, order: unknown() } });
    expect(() => powerOnOrder(three, slice)).toThrow('stacks.power-on-order-unknown');
    expect(powerOnOrder(three, slice, 'masterToLast')).toEqual(['S1', 'S2', 'S3']);
  });

  it('takes any order for switching off where nobody published one, and always the same', () => {
    expect(powerOffOrder(three, product())).toEqual(powerOffOrder(shuffled, product()));
  });

  it('links neighbours by address with one cable fewer than stacks', () => {
    expect(linkChain(shuffled)).toEqual([
      { from: 'S1', to: 'S2' },
      { from: 'S2', to: 'S3' },
    ]);
    expect(expectedLinks(shuffled)).toBe(2);
    expect(linkChain(exampleSite({ stacks: 1 }))).toEqual([]);
    expect(expectedLinks(exampleSite({ stacks: 1 }))).toBe(0);
  });

  it('sorts addresses as numbers', () => {
    const many = exampleSite({ stacks: 12 });
    expect(stacksByAddress({ ...many, stacks: [...many.stacks].reverse() }).map((stack) => stack.address)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
  });

  it('finds the one master and refuses to choose between two or none', () => {
    const renumbered = (address: number) => ({ ...three, stacks: three.stacks.map((s) => ({ ...s, address })) });
    expect(masterOf(shuffled).tag).toBe('S1');
    expect(() => masterOf(renumbered(1))).toThrow('stacks.two-masters');
    expect(() => masterOf(renumbered(2))).toThrow('stacks.no-master');
  });
});
