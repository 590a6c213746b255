import { z } from 'zod';
import { factSchema } from '../kernel';

/** A way to get firmware into a unit. `holder`: who holds the image; a tool in a person's hands means *image not seen by Stackhand*. Seconds. */
export const updateRouteSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.literal('operator-tool'),
  tool: z.string().min(1),
  generations: z.array(z.string()),
  updates: z.array(z.string()),
  link: z.string(),
  settings: z.record(z.string(), z.string()),
  holder: z.literal('tool'),
  busyCode: z.string().nullable(),
  normalSeconds: factSchema(z.number().positive()),
  hardLimitSeconds: factSchema(z.number().positive()),
  holdSeconds: factSchema(z.number().positive()),
  secondColdStart: factSchema(z.boolean()),
  needs: z.array(z.string()),
  source: z.string().min(3),
});

/** What `updater` reads from a product profile. */
export const routesSliceSchema = z.array(updateRouteSchema);
export type UpdateRoute = z.infer<typeof updateRouteSchema>;
