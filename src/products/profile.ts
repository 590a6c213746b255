import { z } from 'zod';
import { banksSliceSchema } from '../dip-config/banks.slice';
import { busSliceSchema } from '../stack-link/bus.slice';
import { stackSliceSchema } from '../stacks/product.slice';
import { routesSliceSchema } from '../updater/routes.slice';

const source = z.string().min(3);
const standing = z.enum(['stated', 'inferred', 'borrowed', 'contested']);

/** A document that was read, when it was written, and what it says per topic in its own words. */
export const documentSchema = z.strictObject({
  key: z.string().min(1),
  title: z.string().min(1),
  date: z.string().min(4),
  statements: z.record(z.string(), z.string().min(1)),
});

const documentValueSchema = z.strictObject({ value: z.string().min(1), source, date: z.string().min(4) });

/** Two documents that disagree on a topic, which of them is followed, and why. */
export const contradictionSchema = z.strictObject({
  topic: z.string().min(1),
  a: documentValueSchema,
  b: documentValueSchema,
  chosen: z.string().min(1),
  why: z.string().min(1),
});

/** Something that must be true before anything is touched. */
export const preconditionSchema = z.strictObject({ id: z.string().min(1), text: z.string().min(1), standing, source });

/** What is known about getting out of a failure. `complete` false: the vendor's steps could not be read to the end. */
export const recoverySchema = z.strictObject({
  id: z.string().min(1),
  trigger: z.string().min(1),
  guidance: z.string().min(1),
  complete: z.boolean(),
  source,
});

/** What nobody could find. `siblings`: figures of other makers, shown as a span and never as this vendor's. */
export const unknownSchema = z.strictObject({
  topic: z.string().min(1),
  why: z.string().min(1),
  askOnSite: z.boolean(),
  siblings: z.array(z.strictObject({ value: z.string().min(1), source })).optional(),
});

/** Everything known about a product, as data with sources; JSON-compatible. Each room reads its own slice and nothing else. */
export const productProfileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{2,59}$/, 'lower-case letters, digits and dashes'),
  revision: z.number().int().positive(),
  displayName: z.string().min(1),
  vendor: z.string().min(1),
  disclaimer: z.string().min(1),
  appliesTo: z.strictObject({ recognise: z.array(z.string().min(1)).min(1) }),
  stack: stackSliceSchema,
  banks: banksSliceSchema,
  /** How a stack is read and written on its own bus; null where nobody published a way. */
  bus: busSliceSchema.nullable(),
  routes: routesSliceSchema,
  documents: z.array(documentSchema),
  contradictions: z.array(contradictionSchema),
  preconditions: z.array(preconditionSchema),
  recoveries: z.array(recoverySchema),
  unknowns: z.array(unknownSchema),
});

export type ProductProfile = z.infer<typeof productProfileSchema>;
export type ProductDocument = z.infer<typeof documentSchema>;
export type RecordedContradiction = z.infer<typeof contradictionSchema>;
