import { drawBank, instructable, moveWords, patternOf, planMoves } from '../../src/dip-config';
import { profiles } from '../../src/products';
import { bankOf, entry } from './bank.fixture';

const never = expect.objectContaining({ code: 'dip-config.pattern-never' });

describe.each(['homegrid-stackd-gen3', 'homegrid-stackd-gen2'])('INV SET 010000 of %s', (id) => {
  const invSet = profiles.find((profile) => profile.id === id)?.banks.find((bank) => bank.id === 'INV_SET') ?? bankOf();

  it('is marked as never', () => {
    expect(invSet.patterns.find((row) => row.pattern === '010000')?.use).toBe('never');
  });

  it('is no target of any move or drawing, from anywhere', () => {
    for (let number = 0; number < 64; number += 1) {
      const pattern = number.toString(2).padStart(6, '0');
      expect(() => planMoves(invSet, pattern, '010000')).toThrow(never);
      expect(() => drawBank(invSet, { stack: 'S1', pattern, target: '010000' })).toThrow(never);
    }
  });

  it('cannot be had by its name, nor found among what may be asked for', () => {
    expect(() => patternOf(invSet, 'oldShowFirmware', { lastResort: true })).toThrow('dip-config.key-unknown');
    expect(instructable(invSet, { lastResort: true }).map((row) => row.pattern)).not.toContain('010000');
  });

  it('goes back where it was recorded as the setting of this very bank', () => {
    expect(planMoves(invSet, '011111', '010000', { recorded: true }).moves).toHaveLength(4);
  });

  it('the last resort is had only by asking for it as such', () => {
    expect(instructable(invSet).map((row) => row.key)).not.toContain('fallback');
    expect(() => patternOf(invSet, 'fallback')).toThrow('dip-config.key-unknown');
    expect(patternOf(invSet, 'fallback', { lastResort: true }).pattern).toBe('100000');
  });
});

describe.each(profiles.map((profile) => [profile.id, profile] as const))('%s', (_id, profile) => {
  it('uses no forbidden position in a detection, a version reading or an address', () => {
    const used = [
      ...profile.stack.detections.map((detection) => [detection.bank, detection.patternKey]),
      ...profile.stack.versionRead.map((read) => [read.bank, read.patternKey]),
      [profile.stack.addressing.bank, profile.stack.addressing.masterKey],
      [profile.stack.addressing.bank, profile.stack.addressing.standaloneKey],
    ];
    for (const [bankId, key] of used) {
      const bank = profile.banks.find((candidate) => candidate.id === bankId);
      if (bank === undefined || key === null || key === undefined) continue;
      expect(instructable(bank).map((row) => row.key)).toContain(key);
    }
  });
});

describe('a move plan', () => {
  it('names what moves and what stays', () => {
    const plan = planMoves(bankOf(), '100000', '010000');
    expect(plan).toEqual({
      moves: [
        { number: 1, from: 'up', to: 'down' },
        { number: 2, from: 'down', to: 'up' },
      ],
      leave: [3, 4, 5, 6],
    });
    expect(moveWords(plan)).toBe('Move switch 1 down and switch 2 up. Leave 3 to 6.');
  });

  it('gathers levers that go the same way', () => {
    expect(moveWords(planMoves(bankOf(), '100000', '011111'))).toBe('Move switch 1 down and switches 2 to 6 up.');
    expect(moveWords(planMoves(bankOf({ upIs: 'OFF' }), '100000', '110000'))).toBe(
      'Move switch 2 down. Leave 1 and 3 to 6.',
    );
  });

  it('names the keys there are when one is unknown', () => {
    const bank = bankOf({ patterns: [entry('1', '100000'), entry('2', '010000')] });
    expect(() => patternOf(bank, '3')).toThrow('Allowed: 1, 2.');
  });
});
