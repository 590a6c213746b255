import type { Diagnosis } from './doctor-line';
import { findingLines } from './finding';

/** A diagnosis for people. It ends with one thing to change; the others are only named, since they may go with the first. */
export function doctorLines({ line, heard, asked, findings }: Diagnosis): string[] {
  const [first, ...others] = findings;
  return [
    line,
    ...(heard === null ? [] : [`Listened ${heard.seconds} s: ${heardWords(heard)}.`]),
    ...(asked === null
      ? []
      : [`Asked unit ${asked.unit}: ${asked.clean} whole answers, ${asked.broken} broken, ${asked.silent} silent.`]),
    ...(first === undefined ? ['Nothing to change.'] : ['Change this first, then run this again:']),
    ...(first === undefined ? [] : findingLines(first)),
    ...(others.length === 0 ? [] : [`Behind it wait: ${others.map(({ code }) => code).join(', ')}`]),
  ];
}

function heardWords({ bytes, frames }: NonNullable<Diagnosis['heard']>): string {
  return bytes === 0 ? 'silent' : `${bytes} bytes, ${frames} whole frames`;
}
