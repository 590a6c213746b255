import { z } from 'zod';

const register = z.number().int().min(0).max(65_535);

/** How the battery's CAN frames of this site are to be read. `null`: nobody captured it, so the value is not given. */
const canQuirksSchema = z.strictObject({
  /** Volts per bit of 0x356; Pylontech's own packs use 0.01, some that claim the same protocol 0.1. */
  voltsPerBit: z
    .union([z.literal(0.01), z.literal(0.1)])
    .nullable()
    .default(null),
  /** What byte 4 of 0x359 counts. */
  countIs: z.enum(['modules', 'stacks']).nullable().default(null),
  /** A capture at a battery of this product showed these frames; otherwise they are those of another maker. */
  verified: z.boolean().default(false),
});

const quirksShape = {
  /** Where the map may begin, tried in this order. */
  bases: z.array(register).min(1).max(8).default([40_000, 0, 50_000]),
  /** The most registers the device answers at once. */
  maxWordsPerRead: z.number().int().min(2).max(125).default(125),
  /** Lengths that the device states wrongly, by model number; the length here is taken instead. */
  modelLengths: z.record(z.string().regex(/^\d{1,5}$/), z.number().int().min(1).max(65_533)).default({}),
  /** The device ends its chain with a refused read instead of the end marker. */
  endMarkerMissing: z.boolean().default(false),
  /** Which word of a 32-bit value comes first. */
  wordOrder: z.enum(['high-first', 'low-first']).default('high-first'),
  /** What the DC side of models 101 to 103 is: a hybrid inverter may show its solar input there. */
  dcOfInverterModel: z.enum(['battery', 'other', 'unknown']).default('unknown'),
  /** Points that the device fills with something else, as `model.point`. */
  ignore: z
    .array(z.string().regex(/^\d{1,5}\.[\w[\].]+$/))
    .max(200)
    .default([]),
  can: canQuirksSchema.prefault({}),
};

const bareQuirksSchema = z.strictObject(quirksShape);
type BareQuirks = z.output<typeof bareQuirksSchema>;
const WITHOUT_QUIRKS = JSON.stringify(bareQuirksSchema.parse({}));

/**
 * In what an inverter differs from the models it claims, as data. A quirk needs a source: the document or the capture it was seen in.
 * Without quirks the device is taken at its word, and what it does not say is null.
 */
export const inverterQuirksSchema = z
  .strictObject({ ...quirksShape, source: z.string().min(3).optional() })
  .refine((quirks) => quirks.source !== undefined || JSON.stringify(withoutSource(quirks)) === WITHOUT_QUIRKS, {
    message: 'a quirk needs the document or capture it was seen in',
    path: ['source'],
  });

function withoutSource({ source: _source, ...quirks }: BareQuirks & { source?: string | undefined }): BareQuirks {
  return quirks;
}

export type InverterQuirks = z.output<typeof inverterQuirksSchema>;
export type CanQuirks = InverterQuirks['can'];

/** A device that keeps to the models. */
export const NO_QUIRKS: InverterQuirks = inverterQuirksSchema.parse({});
