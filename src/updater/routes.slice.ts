import { z } from 'zod';
import { factSchema } from '../kernel';

const common = {
  id: z.string().min(1),
  tool: z.string().min(1),
  generations: z.array(z.string()),
  updates: z.array(z.string()),
  link: z.string(),
  settings: z.record(z.string(), z.string()),
  busyCode: z.string().nullable(),
  normalSeconds: factSchema(z.number().positive()),
  hardLimitSeconds: factSchema(z.number().positive()),
  holdSeconds: factSchema(z.number().positive()),
  secondColdStart: factSchema(z.boolean()),
  needs: z.array(z.string()),
  source: z.string().min(3),
};

/** A tool in a person's hands, which holds the image: *image not seen by Stackhand*. Seconds. */
export const operatorToolRouteSchema = z.strictObject({
  kind: z.literal('operator-tool'),
  holder: z.literal('tool'),
  ...common,
});

/**
 * Stackhand sends the image over the stack's own bus in blocks. `mayWrite`: the models whose registers may be written, and nothing else.
 * `eraseSeconds`, `verifySeconds`: how long the unit may be busy with its flash.
 */
export const modbusBlockRouteSchema = z.strictObject({
  kind: z.literal('modbus-block'),
  holder: z.literal('stackhand'),
  ...common,
  mayWrite: z.array(z.number().int()).min(1),
  maxImageBytes: z.number().int().positive(),
  eraseSeconds: factSchema(z.number().positive()),
  verifySeconds: factSchema(z.number().positive()),
  restartSeconds: factSchema(z.number().positive()),
});

/** A way to get firmware into a unit; `holder` says who holds the image. */
export const updateRouteSchema = z.discriminatedUnion('kind', [operatorToolRouteSchema, modbusBlockRouteSchema]);

/** What `updater` reads from a product profile. */
export const routesSliceSchema = z.array(updateRouteSchema);
export type UpdateRoute = z.infer<typeof updateRouteSchema>;
export type ModbusBlockRoute = z.infer<typeof modbusBlockRouteSchema>;
export type OperatorToolRoute = z.infer<typeof operatorToolRouteSchema>;
