import { z } from 'zod';

const stack = z.string().min(1);
const position = z.number().int().positive().optional();
const bank = z.enum(['ADDR_SET', 'INV_SET', 'IMPED_SET', 'ADD']);

const plainQuestions = [
  z.strictObject({ look: z.literal('lcd'), stack }),
  z.strictObject({ look: z.literal('lamps'), stack }),
  z.strictObject({ look: z.literal('switches'), stack, bank, module: position }),
  z.strictObject({ look: z.literal('links') }),
  z.strictObject({ look: z.literal('breakers') }),
  z.strictObject({ look: z.literal('amps'), stack }),
  z.strictObject({ look: z.literal('busbar-volts') }),
  z.strictObject({ look: z.literal('stack-volts'), stack }),
  z.strictObject({ look: z.literal('breaker-volts'), breaker: z.string() }),
  z.strictObject({ look: z.literal('tool-screen') }),
  z.strictObject({ look: z.literal('host') }),
  z.strictObject({ look: z.literal('inverter-screen'), inverter: z.string() }),
  z.strictObject({ look: z.literal('sources') }),
  z.strictObject({ look: z.literal('stack-label'), stack }),
  z.strictObject({ look: z.literal('state-of-charge'), stack }),
  z.strictObject({ look: z.literal('temperature'), stack }),
  z.strictObject({ look: z.literal('cell-spread'), stack }),
  z.strictObject({ look: z.literal('surroundings') }),
] as const;

const plainQuestionSchema = z.discriminatedUnion('look', plainQuestions);

/** Everything that eyes and a meter can find out at the site. Looking never changes the plant. */
export const plantQuestionSchema = z.discriminatedUnion('look', [
  ...plainQuestions,
  z.strictObject({ look: z.literal('photo'), of: plainQuestionSchema }),
]);

export type PlainQuestion = z.output<typeof plainQuestionSchema>;
export type PlantQuestion = z.output<typeof plantQuestionSchema>;
export type LookName = PlantQuestion['look'];

export interface LcdAnswer {
  readonly lit: boolean;
  /** The status code shown, or null: none is shown in normal operation, nor while a count stands there. */
  readonly code: string | null;
  /** The texts on the screen: what it cycles through, in order. After a detection one text, the count. */
  readonly shows: readonly string[];
  /** What the screen showed during its last boot to somebody who watched (Gen 2: four versions, the 4th is the controller's). */
  readonly bootScreens: readonly string[];
}

export interface LampsAnswer {
  readonly bms: boolean;
  readonly modules: readonly { readonly position: number; readonly switchOn: boolean; readonly led: boolean }[];
}

export interface ToolScreenAnswer {
  readonly powered: boolean;
  readonly connectedTo: string | null;
  readonly state: 'idle' | 'flashing' | 'finished' | 'failed';
  readonly component: string | null;
  readonly module: number | null;
  readonly percent: number;
  readonly message: string;
  /** Versions as the tool reads them from the connected stack; null when it reads none. */
  readonly versions: {
    readonly components: Readonly<Record<string, string>>;
    readonly modules: readonly string[];
  } | null;
}

export interface InverterScreenAnswer {
  readonly lit: boolean;
  readonly mode: 'running' | 'standby' | 'off' | null;
  readonly seesBattery: boolean;
  /** + discharge, − charge. */
  readonly batteryWatts: number;
  readonly ampLimits: { readonly charge: number; readonly discharge: number } | null;
}

export interface PhotoAnswer {
  readonly mediaType: 'image/svg+xml';
  readonly base64: string;
}

/** The answer to each question. */
export interface PlantAnswers {
  lcd: LcdAnswer;
  lamps: LampsAnswer;
  switches: { readonly switches: readonly ('up' | 'down')[] };
  links: { readonly plugged: readonly { readonly from: string; readonly to: string }[]; readonly inHand: number };
  breakers: {
    readonly breakers: readonly { readonly id: string; readonly closed: boolean; readonly locked: boolean }[];
  };
  amps: { readonly amps: number };
  'busbar-volts': { readonly volts: number };
  'stack-volts': { readonly volts: number };
  'breaker-volts': { readonly battery: number; readonly inverter: number; readonly polarityOk: boolean };
  'tool-screen': ToolScreenAnswer;
  host: { readonly hostPowered: boolean; readonly networkUp: boolean; readonly toolPowered: boolean };
  'inverter-screen': InverterScreenAnswer;
  sources: { readonly sources: readonly { readonly id: string; readonly kind: string; readonly on: boolean }[] };
  'stack-label': {
    readonly serial: string;
    readonly generation: 'gen2' | 'gen3' | 'open1';
    readonly antennaPort: boolean;
    readonly moduleLabels: readonly string[];
  };
  'state-of-charge': { readonly percent: number | null };
  temperature: { readonly celsius: number };
  'cell-spread': { readonly millivolts: number };
  surroundings: { readonly smoke: boolean; readonly words: string };
  photo: PhotoAnswer;
}

export type PlantAnswer = PlantAnswers[LookName];
/** The answer that belongs to a question. */
export type AnswerTo<Question extends PlantQuestion> = PlantAnswers[Question['look']];
