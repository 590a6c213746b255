import { Document, isMap, isSeq, visit } from 'yaml';
import type { Problem } from '../kernel';
import { type Site, siteSchema } from './site';
import { problemsOfIssues } from './site-issues';
import { readPlacedYaml } from './yaml-places';

/** A site of sixteen stacks takes about 6 kB; more than this is not a site. */
export const MAX_SITE_BYTES = 256 * 1024;
const MAX_PROBLEMS = 50;

export type SiteFromYaml = { readonly site: Site } | { readonly problems: Problem[] };

/**
 * Reads a site from YAML text. Each problem says `line 12, column 5 (stacks[1].address)`, what was found, what is allowed and what
 * to do: syntax, repeated keys, aliases, unknown, missing and wrong fields. Whether the site makes sense is asked of `checkSite`.
 */
export function siteFromYaml(text: string): SiteFromYaml {
  if (Buffer.byteLength(text, 'utf8') > MAX_SITE_BYTES) return { problems: [tooLarge(text)] };
  const yaml = readPlacedYaml(text);
  if (yaml.problems.length > 0) return { problems: atMost(yaml.problems) };
  if (yaml.data === null || yaml.data === undefined) return { problems: [empty()] };
  const parsed = siteSchema.safeParse(yaml.data);
  if (parsed.success) return { site: parsed.data };
  return { problems: atMost(problemsOfIssues(parsed.error.issues, yaml.data, yaml.placeOf)) };
}

/** The YAML text of a site, fields in the order of the schema, modules and entries of one line each; reads back as the same site. */
export function siteToYaml(site: Site): string {
  const document = new Document(siteSchema.parse(site), { aliasDuplicateObjects: false });
  visit(document, {
    Map: (_, node, path) => {
      const inList = path.some((parent) => isSeq(parent));
      if (inList && node.items.every(({ value }) => !isMap(value) && !isSeq(value))) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** The place of a field in the text, as `line 12, column 5 (stacks[1].address)`; where the field is missing, of what contains it. */
export function locateSiteProblem(text: string, path: string): string {
  return readPlacedYaml(text).placeOf(path);
}

/** The same problems with line and column, for problems whose `where` is a path into the site (`checkSite`, `siteWarnings`). */
export function locateSiteProblems(text: string, problems: readonly Problem[]): Problem[] {
  const { placeOf } = readPlacedYaml(text);
  return problems.map((problem) => ({ ...problem, where: placeOf(problem.where ?? '') }));
}

function atMost(problems: readonly Problem[]): Problem[] {
  const rest = problems.length - MAX_PROBLEMS;
  if (rest <= 0) return [...problems];
  return [
    ...problems.slice(0, MAX_PROBLEMS),
    {
      code: 'stacks.more-problems',
      what: `${rest} further problems are not shown.`,
      remedy: 'Correct the ones above and read the file again.',
    },
  ];
}

function tooLarge(text: string): Problem {
  return {
    code: 'stacks.yaml-too-large',
    what: 'The file is too large for a site.',
    value: `${Buffer.byteLength(text, 'utf8')} bytes`,
    allowed: `at most ${MAX_SITE_BYTES} bytes`,
    remedy: 'Check that this is the site file.',
  };
}

function empty(): Problem {
  return {
    code: 'stacks.site-is-empty',
    what: 'The file holds no site.',
    where: 'line 1, column 1 (the whole file)',
    remedy: 'Start from a file of the folder `examples`.',
  };
}
