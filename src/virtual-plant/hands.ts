import { z } from 'zod';

const stack = z.string().min(1);
const bank = z.enum(['ADDR_SET', 'INV_SET', 'IMPED_SET', 'ADD']);

/** Everything that hands can do at the site. Stacks by tag, modules by position (1 = top), switches by number (1 = first). */
export const plantActSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('press-power'), stack, holdMs: z.number().min(0) }),
  z.strictObject({
    act: z.literal('set-switch'),
    stack,
    bank,
    module: z.number().int().positive().optional(),
    number: z.number().int().positive(),
    up: z.boolean(),
  }),
  z.strictObject({ act: z.literal('unplug-link'), from: stack, to: stack }),
  z.strictObject({ act: z.literal('plug-link'), from: stack, to: stack }),
  z.strictObject({ act: z.literal('set-breaker'), breaker: z.string(), closed: z.boolean() }),
  z.strictObject({ act: z.literal('lock-breaker'), breaker: z.string(), locked: z.boolean() }),
  z.strictObject({ act: z.literal('set-disconnect'), stack, closed: z.boolean() }),
  z.strictObject({ act: z.literal('set-source'), source: z.string(), on: z.boolean() }),
  z.strictObject({ act: z.literal('inverter'), inverter: z.string(), mode: z.enum(['running', 'standby', 'off']) }),
  z.strictObject({ act: z.literal('inverter-demand'), inverter: z.string(), watts: z.number() }),
  z.strictObject({ act: z.literal('precharge'), breaker: z.string() }),
  z.strictObject({ act: z.literal('module-switch'), stack, module: z.number().int().positive(), on: z.boolean() }),
  z.strictObject({ act: z.literal('tool-connect'), stack: stack.nullable() }),
  z.strictObject({ act: z.literal('tool-start'), rescue: z.boolean().optional() }),
  z.strictObject({ act: z.literal('inverter-lead'), stack, plugged: z.boolean() }),
]);

/** One act of the hands. */
export type PlantAct = z.output<typeof plantActSchema>;
export type ActName = PlantAct['act'];
/** The act of one name, e.g. `ActOf<'press-power'>`. */
export type ActOf<Name extends ActName> = Extract<PlantAct, { act: Name }>;

/** What came of an act. `done: false`: nothing moved, and why. */
export type ActResult = { readonly done: true } | { readonly done: false; readonly why: string };
