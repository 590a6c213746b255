import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NOT_MODELLED, SLIPS } from './index';
import { unseenLines } from './page';

const page = readFileSync(path.join(__dirname, '../../../docs/slips.md'), 'utf8');

describe('the page about slips', () => {
  it('names every slip that is played, in the words of the person who makes it', () => {
    expect(SLIPS.filter(({ id, title }) => !page.includes(`**${id}** ${title}`)).map(({ id }) => id)).toEqual([]);
  });

  it('lists everything that nothing can see', () => {
    expect(unseenLines(SLIPS).filter((line) => !page.includes(line))).toEqual([]);
  });

  it('lists what is not played, and why', () => {
    expect(NOT_MODELLED.filter(({ why }) => !page.includes(why)).map(({ id }) => id)).toEqual([]);
  });

  it('says how to make each slip by hand in training', () => {
    expect(SLIPS.filter(({ byHand }) => byHand !== undefined && !page.includes(byHand)).map(({ id }) => id)).toEqual(
      [],
    );
  });

  it('has one name for each slip', () => {
    expect(new Set(SLIPS.map(({ id }) => id)).size).toBe(SLIPS.length);
  });
});
