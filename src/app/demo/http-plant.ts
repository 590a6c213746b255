import { SystemClock } from '../../kernel';
import type { ActResult, AnswerTo, PlantAct, PlantQuestion, PlantTruth } from '../../virtual-plant';
import type { PacedPlant } from './plant-door';

/** Hands and eyes over the control port of a plant in another process; its time runs `pace` times as fast. */
export class HttpPlant implements PacedPlant {
  private readonly clock = new SystemClock('operator');

  constructor(
    private readonly url: string,
    private readonly pace: number,
    /** What these hands do in place of an act when they slip; null: nothing at all. */
    private readonly instead: (asked: PlantAct) => PlantAct | null,
  ) {}

  async act(asked: PlantAct): Promise<ActResult> {
    const act = this.instead(asked);
    return act === null ? { done: true } : this.post('/hands', act);
  }

  look<Question extends PlantQuestion>(question: Question): Promise<AnswerTo<Question>> {
    return this.post('/eyes', question);
  }

  pause(plantMs: number): Promise<void> {
    return this.pauseReal(plantMs / this.pace);
  }

  /** Lets real milliseconds pass. */
  pauseReal(realMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.clock.after(realMs, resolve);
    });
  }

  async truth(): Promise<PlantTruth> {
    return (await (await fetch(`${this.url}/truth`)).json()) as PlantTruth;
  }

  private async post<Reply>(path: string, body: unknown): Promise<Reply> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The plant refused ${JSON.stringify(body)}: ${await response.text()}`);
    return (await response.json()) as Reply;
  }
}
