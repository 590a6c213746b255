import { uiBefore as en } from '../../src/words/en/ui-before';
import { uiBefore as es } from '../../src/words/es/ui-before';
import { differingInSpanish } from './differing-in-spanish';

it('Spanish says the same, with the same blanks, and leaves what is printed on the equipment', () => {
  expect(Object.keys(es)).toEqual(Object.keys(en));
  expect(differingInSpanish(en, es)).toEqual([]);
});
