import { z } from 'zod';
import type { Site } from '../stacks';
import type { BankId, LampsAnswer, LcdAnswer, PlantAct, PlantAnswers } from '../virtual-plant';

/** `open1`: stacks of the open map, which the service reaches over the wire; the others are worked by hand, and written by the maker's tool. */
const GENERATIONS = ['gen3', 'gen2', 'open1'] as const;

/** What a person asks for who wants to practise. `pace`: how many times as fast as real the plant's time runs. */
export const trainingWishSchema = z.strictObject({
  generation: z.enum(GENERATIONS).default('gen3'),
  stacks: z.number().int().min(1).max(6).default(3),
  /** Waits of minutes pass in seconds; readings grow old as much faster. */
  pace: z.number().min(1).max(10_000).default(10),
});
export type TrainingWish = z.output<typeof trainingWishSchema>;

export const trainingIdSchema = z.string().regex(/^training-[a-z0-9]{1,30}$/, 'the id of a training site');

/** A fault to be armed: its name, and at which stack; left out: wherever it bites first. */
export const faultWishSchema = z.strictObject({
  name: z.string().min(1).max(60),
  stack: z.string().min(1).max(12).optional(),
});
export type FaultWish = z.output<typeof faultWishSchema>;

/** A training site, with what `POST /api/runs` takes to practise the main job there. */
export interface TrainingSite {
  /** Also the id of its site. */
  readonly id: string;
  readonly site: Site;
  readonly pace: number;
  readonly procedure: string;
  /** Digest of the made-up image that the service sends itself; null where the maker's tool writes. */
  readonly image: string | null;
}

type Levers = PlantAnswers['switches']['switches'];

/** One stack as somebody in front of it sees it. */
export interface StackSight {
  readonly tag: string;
  readonly label: PlantAnswers['stack-label'];
  readonly lcd: LcdAnswer;
  /** The lamp of the controller, and each module's lamp and switch. */
  readonly lamps: LampsAnswer;
  readonly banks: Readonly<Record<Exclude<BankId, 'ADD'>, Levers>>;
  /** The bank ADD of each module, from the top. */
  readonly moduleBanks: readonly Levers[];
  /** The stack at the other end of what is plugged into Link A and Link B; null: nothing is. */
  readonly linkA: string | null;
  readonly linkB: string | null;
  readonly inverterLead: boolean;
}

/** What a meter, a clamp and a thermometer read where they may be put. */
export interface MeterSight {
  readonly busbarVolts: number;
  readonly stacks: readonly {
    readonly tag: string;
    readonly volts: number;
    readonly amps: number;
    readonly celsius: number;
    readonly cellSpreadMillivolts: number;
  }[];
  readonly breakers: readonly ({ readonly id: string } & PlantAnswers['breaker-volts'])[];
}

/** Everything that eyes and a meter find out at a training site. What nobody could see is not in it. */
export interface TrainingSight {
  /** Which lever position is ON, as it is printed at each bank. */
  readonly onIs: Readonly<Record<BankId, 'up' | 'down'>>;
  readonly stacks: readonly StackSight[];
  readonly linksInHand: number;
  readonly breakers: PlantAnswers['breakers']['breakers'];
  readonly inverters: readonly ({ readonly id: string } & PlantAnswers['inverter-screen'])[];
  readonly sources: PlantAnswers['sources']['sources'];
  readonly tool: PlantAnswers['tool-screen'];
  readonly host: PlantAnswers['host'];
  readonly surroundings: PlantAnswers['surroundings'];
  readonly meter: MeterSight;
}

/** What came of an act, and what is seen now. */
export interface TrainingAct {
  readonly done: boolean;
  /** Why nothing moved. */
  readonly why?: string;
  readonly sight: TrainingSight;
}

/** A fault that can be armed at this site. */
export interface TrainingFault {
  readonly name: string;
  /** `device` and `wire`: of a stack that speaks, and of its line. */
  readonly side: 'plant' | 'device' | 'wire' | 'surroundings';
  readonly happens: string;
  readonly when: string | null;
  readonly ends: string | null;
  readonly armed: number;
  readonly bitten: number;
}

/** Training sites in this service. What they are is kept in the data folder; while no service runs their time stands still. */
export interface TrainingPort {
  make(wish: TrainingWish): Promise<TrainingSite>;
  list(): readonly TrainingSite[];
  /** Rejects an unknown id with `app.no-such-training-site`, as every call below does. */
  find(id: string): TrainingSite;
  see(id: string): TrainingSight;
  act(id: string, act: PlantAct): TrainingAct;
  faults(id: string): readonly TrainingFault[];
  arm(id: string, wish: FaultWish): void;
  remove(id: string): Promise<void>;
  /** Tells what is seen now and at every change, and null when the site is taken away. The answer ends it. */
  watch(id: string, tell: (sight: TrainingSight | null) => void): () => void;
}
