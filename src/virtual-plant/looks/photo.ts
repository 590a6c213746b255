import type { PhotoAnswer, PlainQuestion } from '../eyes';

function lines(value: unknown, indent = ''): string[] {
  if (value === null || typeof value !== 'object') return [`${indent}${String(value)}`];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    member !== null && typeof member === 'object'
      ? [`${indent}${key}`, ...lines(member, `${indent}  `)]
      : [`${indent}${key}: ${String(member)}`],
  );
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A picture of what a look would have told: the same picture for the same sight, another for another time. */
export function photoOf(question: PlainQuestion, answer: unknown, atMs: number): PhotoAnswer {
  const text = [`${JSON.stringify(question)} at ${(atMs / 1000).toFixed(1)} s`, ...lines(answer)];
  const rows = text.map(
    (line, index) => `<text x="12" y="${28 + index * 20}" xml:space="preserve">${escaped(line)}</text>`,
  );
  const height = 40 + text.length * 20;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="${height}" font-family="monospace" font-size="14">`,
    `<rect width="640" height="${height}" fill="#f4f1e8"/>`,
    ...rows,
    '</svg>',
  ].join('\n');
  return { mediaType: 'image/svg+xml', base64: Buffer.from(svg, 'utf8').toString('base64') };
}
