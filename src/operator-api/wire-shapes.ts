import { z } from 'zod';
import { answerSchema, HOLD_OFFERS } from '../orchestrator';
import { siteSchema } from '../stacks';

const words = (most: number) => z.string().trim().min(1).max(most);
const id = z.string().min(1).max(120);

const digest = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex');
const target = z.strictObject({ component: id, version: id, source: words(200), date: words(40) });
const placement = z.strictObject({ component: id, version: id, olderThan: id, source: words(200) });

/** What a person asks for when a run is planned: the site as data, or as the text of its YAML file. */
export const planWishSchema = z
  .strictObject({
    procedure: id,
    site: siteSchema.optional(),
    siteYaml: z.string().optional(),
    route: id.optional(),
    targets: z.array(target).min(1).max(40).optional(),
    placements: z.array(placement).max(200).optional(),
    pace: z.number().min(1).max(10_000).optional(),
    /** The image that Stackhand is to send, by its digest; naming it approves it. */
    image: digest.optional(),
    /** The image that the stacks run now: a set of which some stacks do not take the other can be brought back to it. */
    imageBefore: digest.optional(),
  })
  .refine((wish) => (wish.site === undefined) !== (wish.siteYaml === undefined), {
    message: 'Give the site as data (site) or as the text of its file (siteYaml), one of the two.',
    path: ['site'],
  });
export type PlanWishBody = z.output<typeof planWishSchema>;

/** An answer to the prompt and revision it was shown for (SI-45). */
export const answerBodySchema = z.strictObject({
  promptId: id,
  revision: z.number().int().min(0),
  answer: answerSchema,
});
export type AnswerBody = z.output<typeof answerBodySchema>;

export const holdBodySchema = z.strictObject({ promptId: id, offer: z.enum(HOLD_OFFERS), words: words(500) });
export type HoldBody = z.output<typeof holdBodySchema>;

/** With `answer` the step is answered anew at once; without it the question is asked again. */
export const correctionBodySchema = z.strictObject({ stepId: id, why: words(500), answer: answerSchema.optional() });
export type CorrectionBody = z.output<typeof correctionBodySchema>;

export const noteBodySchema = z.strictObject({
  text: words(2000),
  /** The step it belongs to. */
  about: id.optional(),
  /** A photo that was kept before (POST /api/files). */
  photo: z.strictObject({ digest, mediaType: words(60) }).optional(),
});
export type NoteBody = z.output<typeof noteBodySchema>;

export const lookedAtBodySchema = z.strictObject({ why: words(500) });
export type LookedAtBody = z.output<typeof lookedAtBodySchema>;

export const abortBodySchema = z.strictObject({ why: words(500) });
export type AbortBody = z.output<typeof abortBodySchema>;

export const dangerBodySchema = z.strictObject({ what: words(500) });
export type DangerBody = z.output<typeof dangerBodySchema>;

/** A start needs no words; an empty body is as good as `{}`. */
export const emptyBodySchema = z.strictObject({}).optional();

/**
 * What is known of a site so far; it need not be complete. `revision`: that of the description it was made from, 0 for the first. Its
 * fields are those of a site (GET /api/openapi.json, POST /api/plans).
 */
export const siteFormSchema = z.strictObject({
  revision: z.number().int().min(0),
  site: z.record(z.string(), z.json()),
});
export type SiteFormBody = z.output<typeof siteFormSchema>;
export const describedSchema = z.object({ siteId: z.string(), revision: z.number().int() });

export const serialSchema = z.string().trim().min(3).max(40);
/** As a person named it; a code with more in it would be too fine for a sticker. */
export const tagSchema = z.string().trim().min(1).max(40);
export const runIdSchema = z.string().regex(/^[A-Za-z0-9._-]{1,80}$/, 'the id of a run');
export const siteIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'the id of a site');
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex');
export const streamSchema = z
  .string()
  .regex(/^(run|site):[A-Za-z0-9._-]{1,80}$/, 'run:<id> or site:<id>')
  .optional();
/** Where a stream of events goes on. */
export const placeSchema = z
  .string()
  .regex(/^(\d{1,15}|latest)$/, 'the position of an event, or latest')
  .optional();

/** Idempotency key: printable, no blanks, so that every store keeps it as it is. */
export const keySchema = z.string().regex(/^[\x21-\x7e]{8,80}$/, '8 to 80 printable ASCII characters without blanks');

/** The one form of a refusal. */
export const errorBodySchema = z.object({
  error: z.object({
    code: z.string(),
    what: z.string(),
    where: z.string().optional(),
    value: z.string().optional(),
    allowed: z.string().optional(),
    remedy: z.string(),
    problems: z.array(
      z.object({
        code: z.string(),
        what: z.string(),
        where: z.string().optional(),
        value: z.string().optional(),
        allowed: z.string().optional(),
        remedy: z.string(),
      }),
    ),
  }),
});

/** What a command got back: the run, and the number of its last event. */
export const acceptedSchema = z.object({ runId: z.string(), seq: z.number().int() });
export const keptFileSchema = z.object({ digest: digestSchema, mediaType: z.string(), bytes: z.number().int() });
/** What an image says of itself; null: its format says nothing of it. */
export const imageShownSchema = z.object({
  sha256: digestSchema,
  bytes: z.number().int(),
  format: z.string(),
  hardwareClass: z.string().nullable(),
  version: z.string().nullable(),
  component: z.string().nullable(),
});
export type ImageShown = z.output<typeof imageShownSchema>;
export const healthSchema = z.object({
  ok: z.boolean(),
  software: z.string(),
  bootId: z.string(),
  stoppedBecause: z.string().optional(),
});
