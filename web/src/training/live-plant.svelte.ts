import type { PlantAct, TrainingAct, TrainingFault, TrainingSight } from '../../../src/operator-api/client/wire-types';
import { NoLink, read, Refused, send } from '../api/call';

const AGAIN_MS = 1000;

/** A virtual plant as the service shows it: told at once and at every change. What hands do goes straight to it. */
export class LivePlant {
  sight = $state.raw<TrainingSight | undefined>(undefined);
  link = $state<'opening' | 'up' | 'lost' | 'gone'>('opening');
  /** Why the last act moved nothing. */
  refused = $state<string | undefined>(undefined);
  faults = $state.raw<readonly TrainingFault[]>([]);
  private stream: EventSource | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  private readonly path: string;

  constructor(readonly id: string) {
    this.path = `api/training/${encodeURIComponent(id)}`;
    this.open();
  }

  close(): void {
    this.closed = true;
    this.stream?.close();
    clearTimeout(this.again);
  }

  act = (act: PlantAct): Promise<void> =>
    this.tried(async () => {
      const reply = await send<TrainingAct>(`${this.path}/hands`, act);
      this.sight = reply.sight;
      this.refused = reply.why;
    });

  arm = (name: string, stack: string | undefined): Promise<void> =>
    this.tried(async () => {
      const wish = stack === undefined ? { name } : { name, stack };
      this.faults = await send<readonly TrainingFault[]>(`${this.path}/faults`, wish);
      this.refused = undefined;
    });

  lookAtFaults = (): Promise<void> =>
    this.tried(async () => {
      this.faults = await read<readonly TrainingFault[]>(`${this.path}/faults`);
    });

  private open(): void {
    this.stream?.close();
    this.stream = new EventSource(`${this.path}/events`);
    this.stream.onopen = () => (this.link = 'up');
    this.stream.onmessage = (event: MessageEvent<string>) => {
      this.sight = JSON.parse(event.data) as TrainingSight;
    };
    this.stream.onerror = () => void this.lost();
  }

  /** The stream does not say why it ended: the site itself does. */
  private async lost(): Promise<void> {
    this.stream?.close();
    clearTimeout(this.again);
    if (this.closed) return;
    this.link = 'lost';
    try {
      await read(this.path);
    } catch (error) {
      if (error instanceof Refused && error.status < 500) {
        this.link = 'gone';
        return;
      }
    }
    this.again = setTimeout(() => this.open(), AGAIN_MS);
  }

  private async tried(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof Refused) this.refused = error.message;
      else if (error instanceof NoLink) void this.lost();
      else throw error;
    }
  }
}
