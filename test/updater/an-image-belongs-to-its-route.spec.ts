import { planFor } from '../../src/app/plan-request';
import { trainingPlacements } from '../../src/app/demo/training-wish';
import { findProfile } from '../../src/products';
import { exampleSite } from '../../src/stacks';
import { approved, OPEN_IMAGE } from '../support/rig';

const procedure = 'single-stack-update';

it('where a tool holds it, none is taken', async () => {
  const profile = findProfile('homegrid-stackd-gen3');
  const site = exampleSite({ stacks: 1 });
  const image = await approved(OPEN_IMAGE.bytes);
  const plan = () => planFor({ procedure, site, placements: trainingPlacements(profile), image }, profile);
  expect(plan).toThrow('updater.image-not-sent');
});

it('where Stackhand sends it, it must be there, and every stack must have a lead', () => {
  const profile = findProfile('open-modbus-stack');
  const site = exampleSite({ stacks: 1, generation: 'open1' });
  expect(() => planFor({ procedure, site }, profile)).toThrow('updater.no-lead');
  const wired = {
    ...site,
    stacks: site.stacks.map((stack) => ({ ...stack, wire: { line: 'tcp://127.0.0.1:1', unit: 1 } })),
  };
  expect(() => planFor({ procedure, site: wired }, profile)).toThrow('updater.image-missing');
});
