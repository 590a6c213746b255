import { StandardSchemaValidationPipe } from '@nestjs/common';
import { type Problem, StackhandError } from '../kernel';

type Issues = Parameters<
  NonNullable<NonNullable<ConstructorParameters<typeof StandardSchemaValidationPipe>[0]>['exceptionFactory']>
>[0];
type Issue = Issues[number];

const MOST_PROBLEMS = 50;

/** Checks body, path, query and headers against their schema; every fault with its place. */
export function shapePipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    validateCustomDecorators: true,
    exceptionFactory: (issues: Issues) => shapeError(issues),
  });
}

/** The refusal for what a schema found. */
export function shapeError(issues: Issues): StackhandError {
  const [first, ...others] = issues.slice(0, MOST_PROBLEMS).map(problemOf);
  return new StackhandError(first ?? problemOf({ message: 'The request has another shape.' }), ...others);
}

function problemOf(issue: Issue): Problem {
  const { expected, values, keys } = issue as { expected?: unknown; values?: unknown; keys?: unknown };
  const allowed = Array.isArray(values) ? values.join(', ') : typeof expected === 'string' ? expected : undefined;
  return {
    code: 'operator-api.shape',
    what: issue.message,
    where: placeOf(issue.path),
    ...(Array.isArray(keys) ? { value: keys.join(', ') } : {}),
    ...(allowed === undefined ? {} : { allowed }),
    remedy: 'Correct it and send it again; GET /api/openapi.json says what is expected.',
  };
}

function placeOf(path: Issue['path']): string {
  const keys = (path ?? []).map((key) => (typeof key === 'object' ? key.key : key));
  const text = keys.reduce<string>(
    (at, key) => (typeof key === 'number' ? `${at}[${key}]` : `${at}.${String(key)}`),
    '',
  );
  return text.replace(/^\./, '') || 'body';
}
