import { explainFirstLook, explainMismatch, whatItMeans } from '../../src/dip-config';
import { findProfile } from '../../src/products';
import { bankOf, entry } from './bank.fixture';

const bank = bankOf({
  patterns: [entry('1', '100000'), entry('2', '010000'), entry('3', '110000'), entry('detect', '011111', 'service')],
});

describe('against a wanted position', () => {
  it.each([
    ['read from the wrong end', '111110', '011111', 'dip.reads-mirrored'],
    ['ON and OFF exchanged', '100000', '011111', 'dip.reads-inverted'],
    ['bank looked at upside down', '111110', '100000', 'dip.reads-upside-down'],
    ['another known position', '110000', '010000', 'dip.reads-known'],
    ['no known position', '101010', '010000', 'dip.reads-unknown'],
  ])('%s', (_case, seen, wanted, id) => {
    expect(explainMismatch(bank, seen, wanted)?.id).toBe(id);
  });

  it('names what is known', () => {
    expect(explainMismatch(bank, '110000', '010000')).toEqual({
      id: 'dip.reads-known',
      params: { bank: 'TEST SET', meaning: 'meaning of 3' },
    });
  });

  it('says nothing when the reading is the wanted one', () => {
    expect(explainMismatch(bank, '010000', '010000')).toBeNull();
  });

  it('never carries the wanted pattern, its key or its meaning', () => {
    for (const seen of everyPattern()) {
      for (const wanted of bank.patterns.filter((row) => row.pattern !== seen)) {
        const told = JSON.stringify(explainMismatch(bank, seen, wanted.pattern));
        expect(told).not.toContain(wanted.pattern);
        expect(told).not.toContain(wanted.meaning);
      }
    }
  });

  it('a 62 with ON and OFF exchanged is told apart from the last resort that it looks like', () => {
    const invSet = findProfile('homegrid-stackd-gen3').banks.find((candidate) => candidate.id === 'INV_SET') ?? bank;
    expect(whatItMeans(invSet, '100000')[0]?.use).toBe('lastResort');
    expect(explainMismatch(invSet, '100000', '011111')?.id).toBe('dip.reads-inverted');
  });
});

describe('at the first look, where nothing is wanted', () => {
  it.each([
    ['000001', 'dip.reads-mirrored'],
    ['101111', 'dip.reads-inverted'],
    ['111101', 'dip.reads-upside-down'],
    ['101010', 'dip.reads-unknown'],
  ])('%s gives %s', (seen, id) => {
    expect(explainFirstLook(bank, seen)?.id).toBe(id);
  });

  it('an address is taken as it is', () => {
    expect(explainFirstLook(bank, '010000')).toBeNull();
  });
});

function everyPattern(): string[] {
  return Array.from({ length: 64 }, (_, number) => number.toString(2).padStart(6, '0'));
}
