import type { Problem } from '../kernel';
import { type Site, siteSchema } from './site';
import { problemsOfIssues } from './site-issues';

/**
 * Reads a site that somebody is still writing down: the site, or what is missing and wrong, each with its field (`stacks[1].address`).
 * Whether the site makes sense is asked of `checkSite`.
 */
export function siteFromForm(form: unknown): { readonly site: Site } | { readonly problems: readonly Problem[] } {
  const parsed = siteSchema.safeParse(form);
  if (parsed.success) return { site: parsed.data };
  return { problems: problemsOfIssues(parsed.error.issues, form, (path) => path) };
}
