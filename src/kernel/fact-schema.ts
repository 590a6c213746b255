import { z } from 'zod';

/** Schema of a `Fact<T>` in a profile: a value with standing and source, or `unknown` with the reason. */
export function factSchema<T extends z.ZodType>(value: T) {
  return z.union([
    z.strictObject({
      value,
      standing: z.enum(['stated', 'inferred', 'borrowed', 'contested']),
      source: z.string().min(3),
      note: z.string().optional(),
    }),
    z.strictObject({ value: z.null(), standing: z.literal('unknown'), reason: z.string().min(3) }),
  ]);
}
