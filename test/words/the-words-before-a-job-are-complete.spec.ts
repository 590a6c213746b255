import { blanksOf } from '../../src/words';
import { uiBefore as en } from '../../src/words/en/ui-before';
import { uiBefore as es } from '../../src/words/es/ui-before';
import { hardwareWordsIn } from '../../src/words/hardware-words';

const ids = Object.keys(en) as (keyof typeof en)[];

it('Spanish says the same, with the same blanks, and leaves what is printed on the equipment', () => {
  expect(Object.keys(es)).toEqual(ids);
  const differing = ids.filter(
    (id) =>
      JSON.stringify(blanksOf(es[id]).needed.toSorted()) !== JSON.stringify(blanksOf(en[id]).needed.toSorted()) ||
      hardwareWordsIn(es[id]).join() !== hardwareWordsIn(en[id]).join(),
  );
  expect(differing).toEqual([]);
});
