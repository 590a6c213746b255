import type { Plan, Readings, RunEvent } from '../../src/orchestrator';

/** The texts of a page between its tags, and those that only a screen reader says. */
export function textsOf(page: string): readonly string[] {
  const body = page.replace(/<style>.*?<\/style>/s, '');
  const labels = [...body.matchAll(/aria-label="([^"]*)"/g)].map(([, label = '']) => label);
  return [...body.split(/<[^>]*>/), ...labels].map(plain).filter((text) => text !== '');
}

const plain = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim();

/** What stands outside the brackets of the pseudo-language; a sentence may be broken into several texts. */
export function outsideOf(texts: readonly string[]): readonly string[] {
  const inner = /⟦[^⟦⟧]*⟧/g;
  let left = texts.join(BETWEEN);
  while (left.search(inner) >= 0) left = left.replace(inner, ' ');
  const words = left.split(BETWEEN).filter((text) => /\p{L}{3}/u.test(text.replace(DIGEST, '')));
  return [...new Set(words.map((text) => text.trim()))];
}

const DIGEST = /[0-9a-f]{64}|OPEN-1/g;
const BETWEEN = '\n';

/** What is called the same in every language: names, ids, labels on the hardware, documents; and what people wrote. */
export function namesOf(plan: Plan): readonly string[] {
  const { site, product } = plan;
  const names = [
    ...[site.id, site.name, site.isolator, product.id, product.displayName, plan.procedure, site.timeZone],
    ...plan.steps.map(({ id }) => id),
    ...plan.banks.map(({ label }) => label),
    ...plan.slice.components.map(({ key }) => key),
    ...site.inverters.map(({ id }) => id),
    ...site.sources.map(({ isolator }) => isolator),
    ...sourcesOf(plan),
  ];
  return [...new Set(names)].filter((name) => name !== '').sort((one, other) => other.length - one.length);
}

/** Where facts come from: documents by their names. */
function sourcesOf(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const here = 'source' in node && typeof node.source === 'string' ? [node.source] : [];
  return [...here, ...Object.values(node).flatMap(sourcesOf)];
}

/** A text without the names in it. */
export const withoutNames = (text: string, names: readonly string[]): string =>
  names.reduce((left, name) => left.replaceAll(name, ' '), text);

/** What people wrote in a run, their names, and the digests of what they sent. */
export function writtenIn(events: readonly RunEvent[]): readonly string[] {
  const written = events.flatMap((event) => [
    event.actor,
    ...(event.type === 'effect.ended' ? readingsIn(event.data.readings ?? {}) : []),
    ...(event.type === 'answer.given' ? stringsOf({ ...event.data.answer, kind: '', unit: '' }) : []),
  ]);
  return written.filter((text) => text.length > 2).sort((one, other) => other.length - one.length);
}

/** Registers and counters are called by their names. */
const readingsIn = (readings: Readings): readonly string[] =>
  Object.entries(readings).flatMap(([name, value]) => [`${name} ${value ?? ''}`, name, name.replace('line-', '')]);

const stringsOf = (node: unknown): readonly string[] =>
  typeof node === 'string'
    ? [node]
    : typeof node === 'object' && node !== null
      ? Object.values(node).flatMap(stringsOf)
      : [];
