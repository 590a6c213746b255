import { z } from 'zod';

/** Where a statement comes from, and how well it stands. */
const source = z.string().min(3);
const standing = z.enum(['stated', 'inferred', 'borrowed', 'contested']);

/** One pattern of a bank: switch 1 first, `1` = ON. `never` is not instructed; `lastResort` only as a recorded deviation. */
export const switchPatternSchema = z.strictObject({
  key: z.string().min(1),
  pattern: z.string().regex(/^[01]+$/, 'only 0 and 1, switch 1 first, 1 = ON'),
  meaning: z.string().min(1),
  use: z.enum(['address', 'service', 'lastResort', 'never', 'setting']),
  standing,
  source,
});

/**
 * One bank of switches as it stands on the hardware. `width` null: nobody published it, it is asked on site.
 * `orientation`: how well `upIs` and `lowestSwitch` are founded; left out where the bank's own source states them.
 */
export const switchBankSchema = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  label: z.string().min(1),
  aliases: z.array(z.string()),
  on: z.enum(['controller', 'module']),
  width: z.number().int().min(1).max(16).nullable(),
  upIs: z.enum(['ON', 'OFF']),
  lowestSwitch: z.enum(['first', 'last']),
  orientation: standing.optional(),
  effective: z.enum(['live', 'afterRestart', 'unknown']),
  effectiveStanding: standing.or(z.literal('unknown')),
  snapshotFirst: z.boolean(),
  patterns: z.array(switchPatternSchema),
  source,
});

/** What `dip-config` reads from a product profile. */
export const banksSliceSchema = z.array(switchBankSchema);

export type SwitchPattern = z.infer<typeof switchPatternSchema>;
export type SwitchBank = z.infer<typeof switchBankSchema>;
