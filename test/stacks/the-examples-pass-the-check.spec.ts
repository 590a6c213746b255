import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProfile } from '../../src/products';
import { checkSite, exampleSite, type Site, siteFromYaml, siteSchema, siteWarnings } from '../../src/stacks';

function load(file: string): Site {
  const result = siteFromYaml(readFileSync(join(__dirname, '../../examples', file), 'utf8'));
  if ('problems' in result) throw new Error(JSON.stringify(result.problems, null, 2));
  return result.site;
}

function judge(site: Site) {
  const profile = findProfile(site.product);
  return {
    problems: checkSite(site, profile.stack, profile.banks),
    warnings: siteWarnings(site, profile.stack, profile.banks).map((warning) => warning.code),
  };
}

describe('the examples', () => {
  it('load, and the three stacks are those that the builder makes', () => {
    expect(load('three-stacks.yaml')).toEqual(exampleSite({ stacks: 3 }));
  });

  it('pass the check of their product', () => {
    expect(judge(load('three-stacks.yaml'))).toEqual({ problems: [], warnings: [] });
    expect(judge(load('two-open-stacks.yaml'))).toEqual({ problems: [], warnings: [] });
    expect(judge(load('two-stacks-gen2.yaml'))).toEqual({
      problems: [],
      warnings: ['stacks.join-limit-not-told', 'stacks.loss-of-bms-not-told'],
    });
  });

  it('are marked as training and wear fictitious serials', () => {
    for (const site of [load('three-stacks.yaml'), load('two-stacks-gen2.yaml')]) {
      expect(site.training).toBe(true);
      for (const stack of site.stacks) expect(stack.serial ?? 'TRAIN-').toMatch(/^TRAIN-/);
    }
  });

  it('of the builder fit the schema and both products, from one stack to ten', () => {
    for (const generation of ['gen2', 'gen3'] as const) {
      for (let stacks = 1; stacks <= 10; stacks += 1) {
        const site = siteSchema.parse(exampleSite({ stacks, generation }));
        expect(judge(site)).toEqual({ problems: [], warnings: [] });
      }
    }
  });
});
