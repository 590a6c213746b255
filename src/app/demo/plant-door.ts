import type { ActResult, AnswerTo, PlantAct, PlantQuestion } from '../../virtual-plant';

/** Hands and eyes at a plant, in this process or over its control port. `pause` lets the plant's time pass; milliseconds of its own clock. */
export interface PlantDoor {
  act(asked: PlantAct): Promise<ActResult>;
  look<Question extends PlantQuestion>(question: Question): Promise<AnswerTo<Question>>;
  pause(plantMs: number): Promise<void>;
}

/** A plant whose time runs beside real time: `pauseReal` lets real milliseconds pass. */
export interface PacedPlant extends PlantDoor {
  pauseReal(realMs: number): Promise<void>;
}

/** Where a photo is kept; the answer is its digest. */
export type KeepPhoto = (bytes: Uint8Array, mediaType: string) => Promise<string>;

/** What the operator has to work with: hands, eyes and a camera. There is no memory: everything is read from the prompt or seen. */
export interface Operator {
  readonly plant: PlantDoor;
  readonly keepPhoto: KeepPhoto;
}
