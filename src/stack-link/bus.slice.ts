import { z } from 'zod';
import { factSchema } from '../kernel';

const source = z.string().min(3);

/** What a stack can say of itself. Volts, amps, percent, degrees Celsius, seconds; banks as ON bits, switch 1 first. */
export const READINGS = [
  'maker',
  'model',
  'serial',
  'hardware-class',
  'bootloader',
  'version',
  'boot-counter',
  'uptime',
  'lcd-code',
  'stack-count',
  'module-count',
  'address',
  'bank',
  'contactor',
  'update-state',
  'running-image',
  'soc',
  'volts',
  'amps',
  'cell-max-volts',
  'cell-min-volts',
  'temperature-max',
  'temperature-min',
] as const;
export type ReadingName = (typeof READINGS)[number];

/** Where registers stand: behind the header of a SunSpec model (0 = its id register), or at an absolute address from 0. */
const placeSchema = z.strictObject({
  model: z.number().int().min(1).max(65534).nullable(),
  offset: z.number().int().min(0).max(65535),
});

/**
 * One reading and how its registers are read. `scale`: a power of ten, or the offset of the model's own scale factor. `none`: raw values
 * that mean *not implemented*. `subject`: the component of a version, the bank of switches.
 */
export const registerPointSchema = z.strictObject({
  reading: z.enum(READINGS),
  subject: z.string().nullable(),
  at: placeSchema,
  words: z.number().int().min(1).max(64),
  type: z.enum(['u16', 'i16', 'u32', 'i32', 'text', 'switches', 'hash']),
  scale: z.union([z.strictObject({ power: z.number().int() }), z.strictObject({ offset: z.number().int().min(0) })]),
  none: z.array(z.number().int()),
  /** Which sign a current has while the stack is charged; null where it has none. */
  plusIs: z.enum(['charging', 'discharging']).nullable(),
  /** How many switches `type: 'switches'` carries; switch 1 is bit 0. */
  width: z.number().int().min(1).max(16).nullable(),
  source,
});

/** Offsets of the update block behind the header of its model; commands and data are written by FC16. */
export const updateBlockSchema = z.strictObject({
  model: z.number().int().min(1).max(65534),
  /** Where the version of the map stands, and the one that the offsets below are of; another is not written to. */
  mapVersion: z.strictObject({ offset: z.number().int(), value: z.number().int() }),
  state: z.number().int(),
  error: z.number().int(),
  imageLength: z.number().int(),
  confirmedOffset: z.number().int(),
  blockBytes: z.number().int(),
  lastSequence: z.number().int(),
  flashHash: z.number().int(),
  runningHash: z.number().int(),
  command: z.number().int(),
  block: z.number().int(),
  source,
});

/** What `stack-link` reads from a product profile: how a stack is spoken to on its service port. Milliseconds. */
export const busSliceSchema = z.strictObject({
  id: z.string().min(1),
  label: z.string().min(1),
  /** The port of the stack that the lead goes into. */
  link: z.string().min(1),
  unit: z.number().int().min(1).max(247),
  serial: z.strictObject({
    baud: z.number().int().min(1200).max(3_000_000),
    parity: z.enum(['none', 'even', 'odd']),
    stopBits: z.union([z.literal(1), z.literal(2)]),
  }),
  answerTimeoutMs: factSchema(z.number().positive()),
  worstLateAnswerMs: factSchema(z.number().positive()),
  interFrameMs: factSchema(z.number().min(0)),
  listenBeforeMs: factSchema(z.number().positive()),
  registersPerRead: z.number().int().min(1).max(125),
  points: z.array(registerPointSchema).min(1),
  update: updateBlockSchema.nullable(),
  source,
});

export type BusSlice = z.infer<typeof busSliceSchema>;
export type RegisterPoint = z.infer<typeof registerPointSchema>;
export type UpdateBlock = z.infer<typeof updateBlockSchema>;
