import type { z } from 'zod';
import type { Problem } from '../kernel';

type Path = readonly PropertyKey[];

const pathText = (path: Path) =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');

function valueAt(input: unknown, path: Path): string {
  let here = input;
  for (const key of path) here = here !== null && typeof here === 'object' ? Reflect.get(here, key) : undefined;
  const text = here === undefined ? 'nothing' : JSON.stringify(here);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** What a schema found wrong: one problem a field, with the value found there and what would be accepted. */
export function schemaProblems(code: string, input: unknown, error: z.ZodError): Problem[] {
  return error.issues.map((issue) => ({
    code,
    what: 'This cannot be read.',
    where: pathText(issue.path) || 'the whole of it',
    value: valueAt(input, issue.path),
    allowed: issue.message,
    remedy: 'Correct the field and send it again.',
  }));
}
