import { trainingPlant } from '../../src/app/demo/training-plant';
import { faultsOf } from '../../src/app/training/training-faults';
import { findProfile } from '../../src/products';
import { exampleSite } from '../../src/stacks';
import { checkedSetup, Plant } from '../../src/virtual-plant';
import { uiTraining as en } from '../../src/words/en/ui-training';
import { uiTraining as es } from '../../src/words/es/ui-training';
import { differingInSpanish } from './differing-in-spanish';

const ids = Object.keys(en) as (keyof typeof en)[];

it('every fault that can be armed has words of its own', () => {
  const site = exampleSite({ stacks: 2, generation: 'open1' });
  const plant = Plant.create(checkedSetup(trainingPlant(site, findProfile(site.product))));
  const nameless = faultsOf(plant, 0).filter(({ name }) => !(`fault.${name}` in en));
  expect(nameless).toEqual([]);
});

it('no fault has words that cannot be armed', () => {
  const site = exampleSite({ stacks: 2, generation: 'open1' });
  const plant = Plant.create(checkedSetup(trainingPlant(site, findProfile(site.product))));
  const armed = new Set(faultsOf(plant, 0).map(({ name }) => `fault.${name}`));
  expect(ids.filter((id) => id.startsWith('fault.') && !armed.has(id))).toEqual([]);
});

it('Spanish says the same, with the same blanks, and leaves what is printed on the equipment', () => {
  expect(Object.keys(es)).toEqual(Object.keys(en));
  expect(differingInSpanish(en, es)).toEqual([]);
});
