import type { Reply } from '../../operator-api/client';

/** A report as indented lines, in the service's own order; empty fields are left out. */
export function reportLines(report: Reply): string[] {
  return Object.entries(report).flatMap(([key, value]) => lines(key, value, ''));
}

function lines(key: string, value: unknown, indent: string): string[] {
  const label = `${indent}${key.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}`;
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) {
    if (value.length === 0) return [];
    return [`${label}:`, ...value.flatMap((item: unknown) => itemLines(item, `${indent}  `))];
  }
  if (typeof value !== 'object') return [`${label}: ${plainText(value)}`];
  const inner = Object.entries(value).flatMap(([name, member]) => lines(name, member, `${indent}  `));
  return inner.length === 0 ? [] : [`${label}:`, ...inner];
}

function itemLines(item: unknown, indent: string): string[] {
  if (typeof item !== 'object' || item === null) return [`${indent}- ${plainText(item)}`];
  const inner = Object.entries(item).flatMap(([name, member]) => lines(name, member, `${indent}  `));
  return inner.map((line, index) => (index === 0 ? `${indent}- ${line.trimStart()}` : line));
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
