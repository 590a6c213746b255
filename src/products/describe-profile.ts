import { factRows } from './fact-rows';
import { contradictionLine, findContradictions } from './find-contradictions';
import type { ProductProfile } from './profile';

type Section = readonly [heading: string, lines: readonly string[]];

/** A profile in words, one line each, for `profile show`: every fact with its standing and where it comes from. */
export function describeProfile(profile: ProductProfile): string[] {
  const head = [`${profile.displayName} (${profile.id}, revision ${profile.revision})`, profile.disclaimer];
  const sections = sectionsOf(profile).filter(([, lines]) => lines.length > 0);
  return [...head, ...sections.flatMap(([heading, lines]) => ['', heading, ...lines.map((line) => `  ${line}`)])];
}

function sectionsOf(profile: ProductProfile): Section[] {
  return [
    ['How to recognise it', profile.appliesTo.recognise],
    ['Facts', factRows(profile).map((row) => `${row.where}: ${row.value} — ${row.standing}; ${row.from}`)],
    ...profile.banks.map(bankSection),
    ['Codes', profile.stack.codes.map((code) => `${code.code}: ${code.meaning} (${code.class}) — ${code.source}`)],
    ['Versions, oldest first', profile.stack.components.map(scaleLine)],
    [
      'Before anything is touched',
      profile.preconditions.map((item) => `${item.text} — ${item.standing}; ${item.source}`),
    ],
    ['Where documents disagree', findContradictions(profile).map(contradictionLine)],
    ['Not known', profile.unknowns.map(unknownLine)],
  ];
}

function bankSection(bank: ProductProfile['banks'][number]): Section {
  const width = bank.width === null ? 'number of switches not published' : `${bank.width} switches`;
  const heading = `${bank.label} on the ${bank.on}: ${width}, ${bank.upIs} = up, takes effect: ${bank.effective} — ${bank.source}`;
  return [
    heading,
    bank.patterns.map(
      (entry) => `${entry.pattern} ${entry.meaning} (${entry.use}) — ${entry.standing}; ${entry.source}`,
    ),
  ];
}

function scaleLine(component: ProductProfile['stack']['components'][number]): string {
  const versions = component.scale.map((entry) => `${entry.version} (${entry.source})`).join(' < ');
  return `${component.label}: ${versions === '' ? 'none published' : versions}`;
}

function unknownLine(item: ProductProfile['unknowns'][number]): string {
  const siblings = (item.siblings ?? []).map((sibling) => `${sibling.value} (${sibling.source})`).join(', ');
  const asked = item.askOnSite ? ' Asked on site.' : '';
  return `${item.topic}: ${item.why}${asked}${siblings === '' ? '' : ` Other makers: ${siblings}.`}`;
}
