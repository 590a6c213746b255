import { z } from 'zod';
import type { Message, Stamp } from '../kernel';
import type { BankDrawing } from '../dip-config';

const text = z.string().trim().max(200);

/** What a person may answer. "I cannot see it" is always an answer; nothing else is assumed from it. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirm'), button: z.enum(['done', 'not-done']) }),
  z.strictObject({
    kind: z.literal('switches'),
    positions: z
      .array(z.enum(['up', 'down', 'not-told']))
      .min(1)
      .max(16),
  }),
  z.strictObject({ kind: z.literal('code'), text }),
  z.strictObject({ kind: z.literal('version'), texts: z.array(text).min(1).max(16) }),
  z.strictObject({
    kind: z.literal('number'),
    value: z.number().min(-100000).max(100000),
    unit: text.max(8),
    meter: text.max(40).optional(),
  }),
  z.strictObject({ kind: z.literal('count'), value: z.number().int().min(0).max(999) }),
  z.strictObject({ kind: z.literal('choice'), option: text.max(40), words: text.optional() }),
  z.strictObject({
    kind: z.literal('photo'),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    mediaType: z.string().max(60),
  }),
  z.strictObject({ kind: z.literal('text'), text: text.min(1) }),
  z.strictObject({ kind: z.literal('cannot-see'), why: text.optional() }),
]);
export type Answer = z.infer<typeof answerSchema>;
export type PromptKind = Exclude<Answer['kind'], 'cannot-see'>;

/** One choice a person has; the button says what they did or saw. */
export interface PromptOption {
  readonly id: string;
  readonly message: Message;
}

/** What is asked. An open observation carries no field with the wanted value. */
export interface PromptSpec {
  readonly kind: PromptKind;
  readonly message: Message;
  readonly options?: readonly PromptOption[];
  /** Unit and range of a `number`. */
  readonly unit?: string;
  readonly range?: readonly [number, number];
  readonly meter?: boolean;
  /** How many versions are typed (1, or one per module, top first). */
  readonly items?: number;
  /** Bank that is drawn (moves) or tapped (no position shown). */
  readonly drawing?: BankDrawing;
  readonly bank?: { readonly id: string; readonly label: string; readonly width: number };
  /** Nobody touches anything while this prompt is open. Seconds from `since`, the start of the writing. */
  readonly handsOff?: { readonly since: Stamp; readonly normalSeconds: number; readonly hardLimitSeconds: number };
}
