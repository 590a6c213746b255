import * as fc from 'fast-check';
import { exampleSite, type Site, siteFromYaml, siteToYaml } from '../../src/stacks';

const anyName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });

const anySite: fc.Arbitrary<Site> = fc
  .record({
    stacks: fc.integer({ min: 1, max: 15 }),
    generation: fc.constantFrom('gen2', 'gen3'),
    modulesPerStack: fc.integer({ min: 1, max: 8 }),
    name: anyName,
    isolator: anyName,
    timeZone: fc.constantFrom('UTC', 'Asia/Kolkata', '123', 'null', 'yes', '- x', '#'),
    people: fc.integer({ min: 1, max: 9 }),
    joinLimit: fc.constantFrom(null, { volts: 0.05, standing: 'stated', source: 'the maker: "yes"' } as const),
    reconnect: fc.constantFrom('bmsPrecharges', 'unknown'),
  })
  .map((options) => exampleSite(options));

describe('site to YAML and back', () => {
  it('gives the same site, whatever stands in its names', () => {
    fc.assert(fc.property(anySite, (site) => expect(siteFromYaml(siteToYaml(site))).toEqual({ site })));
  });

  it('gives the same text again', () => {
    const text = siteToYaml(exampleSite({ stacks: 3 }));
    const read = siteFromYaml(text);
    expect('site' in read && siteToYaml(read.site)).toBe(text);
  });

  it('writes shared parts out instead of aliases', () => {
    const shared = { generation: 'gen3', capacityKwh: 4.8 };
    const site = exampleSite({ stacks: 2 });
    const text = siteToYaml({ ...site, stacks: site.stacks.map((stack) => ({ ...stack, modules: [shared, shared] })) });
    expect(text).not.toMatch(/[&*]a1/);
  });
});
