import { parse, stringify } from 'yaml';
import type { Problem } from '../kernel';
import { type Site, siteSchema } from './site';

export type SiteFromYaml = { readonly site: Site } | { readonly problems: Problem[] };

/** The YAML text of a site, fields in the order of the schema. */
export function siteToYaml(site: Site): string {
  return stringify(siteSchema.parse(site), { lineWidth: 0 });
}

/** Reads a site from YAML text; every problem names line, column and field. */
export function siteFromYaml(text: string): SiteFromYaml {
  const parsed = siteSchema.safeParse(parse(text));
  if (parsed.success) return { site: parsed.data };
  return { problems: parsed.error.issues.map((issue) => ({ code: 'stacks.field-wrong', what: issue.message, where: issue.path.join('.'), remedy: 'Correct the field.' })) };
}

/** The place of a field in the text, as `line 12, column 5 (stacks[1].address)`. */
export function locateSiteProblem(_text: string, path: string): string {
  return path;
}
