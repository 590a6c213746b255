import { factRows } from './fact-rows';
import { findContradictions } from './find-contradictions';
import type { ProductProfile } from './profile';

const HEAD = [
  '# Products',
  '',
  'What Stackhand knows about each product, written out from the profiles in `src/products/profiles`; a test compares this page with them.',
  'A fact is `stated` by a source, `inferred` here, `borrowed` from a sibling, `contested` between sources, or `unknown`. What a stated fact',
  'forbids is blocked; what an inferred or borrowed one forbids is blocked until a person gives a reason; what is unknown is asked on site.',
  'No profile is made or approved by its vendor. `stackhand profile show <id>` prints one in full.',
];

/** The text of docs/products.md: per product its facts, its banks and where documents disagree. */
export function productsPage(profiles: readonly ProductProfile[]): string {
  return `${[...HEAD, ...profiles.flatMap(productSection)].join('\n')}\n`;
}

function productSection(profile: ProductProfile): string[] {
  return [
    '',
    `## ${profile.displayName}`,
    '',
    `\`${profile.id}\`, revision ${profile.revision}. ${profile.disclaimer}`,
    '',
    ...table(['fact', 'value', 'standing', 'source, or why it is unknown'], facts(profile)),
    ...bankTable(profile),
    ...contradictionTable(profile),
  ];
}

function facts(profile: ProductProfile): string[][] {
  return factRows(profile).map((row) => [`\`${row.where}\``, row.value, row.standing, row.from]);
}

function bankTable(profile: ProductProfile): string[] {
  const rows = profile.banks.flatMap((bank) =>
    bank.patterns.map((entry) => [
      bank.label,
      `\`${entry.pattern}\``,
      entry.meaning,
      entry.use,
      `${entry.standing}: ${entry.source}`,
    ]),
  );
  if (rows.length === 0) return [];
  return ['', ...table(['bank', 'pattern (switch 1 first, 1 = ON)', 'meaning', 'use', 'source'], rows)];
}

function contradictionTable(profile: ProductProfile): string[] {
  const rows = findContradictions(profile).map(({ topic, readings, recorded }) => [
    topic,
    readings.map((reading) => `${reading.value} (${reading.source}, ${reading.date})`).join('; '),
    recorded === undefined ? 'none' : `${recorded.chosen}. ${recorded.why}`,
  ]);
  if (rows.length === 0) return [];
  return ['', ...table(['documents disagree on', 'what they say', 'what is followed, and why'], rows)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
