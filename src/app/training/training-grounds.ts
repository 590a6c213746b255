import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Clock, type Ids, StackhandError } from '../../kernel';
import type {
  FaultWish,
  TrainingAct,
  TrainingFault,
  TrainingPort,
  TrainingSight,
  TrainingSite,
  TrainingWish,
} from '../../operator-api';
import { findProfile } from '../../products';
import { exampleSite, type Site } from '../../stacks';
import type { PlantAct } from '../../virtual-plant';
import { siteWithLeads } from '../demo/site-with-leads';
import { trainingImage } from '../demo/training-image';
import { trainingPlant } from '../demo/training-plant';
import type { ImageShelf } from '../images';
import { textOf } from '../plant-wire/state-keeper';
import { PracticePlant } from './practice-plant';

/** Each holds a port for every stack, and room in memory; nobody practises at more. */
const MOST_SITES = 8;

/** The generation whose stacks the service writes itself. */
const SPEAKS = 'open1';

/** What was asked for when the site was made: everything else follows from it. */
const aboutSchema = z.object({
  id: z.string(),
  generation: z.enum(['gen3', 'gen2', 'open1']),
  stacks: z.number().int().min(1).max(6),
  pace: z.number().min(1),
});
type About = z.output<typeof aboutSchema>;

interface Ground {
  readonly shown: TrainingSite;
  readonly plant: PracticePlant;
}

export interface TrainingGroundsOptions {
  /** Each site has a folder of its own in it. */
  readonly folder: string;
  readonly images: Pick<ImageShelf, 'take'>;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The training sites of a service. They are taken up again when it starts; their lines keep their names where the ports are free. */
export class TrainingGrounds implements TrainingPort {
  private readonly grounds = new Map<string, Ground>();
  private making = 0;

  private constructor(private readonly options: TrainingGroundsOptions) {}

  /** Takes up what is kept. A site that cannot be read is left where it is, and told. */
  static async open(options: TrainingGroundsOptions, told: (error: unknown) => void): Promise<TrainingGrounds> {
    const grounds = new TrainingGrounds(options);
    for (const name of foldersIn(options.folder)) {
      try {
        const about = textOf(path.join(options.folder, name, 'about.json')) ?? '';
        await grounds.open(aboutSchema.parse(JSON.parse(about)));
      } catch (error) {
        told(error);
      }
    }
    return grounds;
  }

  async make(wish: TrainingWish): Promise<TrainingSite> {
    if (this.grounds.size + this.making >= MOST_SITES) throw tooMany();
    this.making += 1;
    try {
      if (wish.generation === SPEAKS) await this.options.images.take(inOnePiece(trainingImage().bytes));
      const about = { id: this.options.ids.next('training'), ...wish };
      mkdirSync(this.folderOf(about.id), { recursive: true });
      writeFileSync(path.join(this.folderOf(about.id), 'about.json'), JSON.stringify(about));
      return await this.open(about);
    } finally {
      this.making -= 1;
    }
  }

  list(): readonly TrainingSite[] {
    return [...this.grounds.values()].map(({ shown }) => shown);
  }

  find(id: string): TrainingSite {
    return this.ground(id).shown;
  }

  see(id: string): TrainingSight {
    return this.ground(id).plant.see();
  }

  act(id: string, act: PlantAct): TrainingAct {
    return this.ground(id).plant.act(act);
  }

  faults(id: string): readonly TrainingFault[] {
    return this.ground(id).plant.faults();
  }

  arm(id: string, wish: FaultWish): void {
    this.ground(id).plant.arm(wish);
  }

  watch(id: string, tell: (sight: TrainingSight | null) => void): () => void {
    return this.ground(id).plant.watch(tell);
  }

  async remove(id: string): Promise<void> {
    const { plant } = this.ground(id);
    this.grounds.delete(id);
    await plant.close();
    rmSync(this.folderOf(id), { recursive: true, force: true });
  }

  async close(): Promise<void> {
    await Promise.all([...this.grounds.values()].map(({ plant }) => plant.close()));
    this.grounds.clear();
  }

  private async open(about: About): Promise<TrainingSite> {
    const { clock } = this.options;
    const { id, pace } = about;
    const site = siteOf(about);
    const setup = trainingPlant(site, findProfile(site.product));
    const plant = await PracticePlant.open({ setup, pace, clock, folder: this.folderOf(id) });
    const image = about.generation === SPEAKS ? trainingImage().sha256 : null;
    const procedure = about.stacks === 1 ? 'single-stack-update' : 'parallel-stack-update';
    const shown = { id, pace, procedure, image, site: siteWithLeads(site, plant.ports) };
    this.grounds.set(id, { shown, plant });
    return shown;
  }

  private folderOf(id: string): string {
    return path.join(this.options.folder, id);
  }

  private ground(id: string): Ground {
    const found = this.grounds.get(id);
    if (found === undefined) throw noSuchSite(id);
    return found;
  }
}

const siteOf = ({ id, generation, stacks }: About): Site => exampleSite({ id, generation, stacks });

async function* inOnePiece(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

function foldersIn(folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

function noSuchSite(id: string): StackhandError {
  return new StackhandError({
    code: 'app.no-such-training-site',
    what: 'There is no training site with this id.',
    where: 'id',
    value: id,
    remedy: 'GET /api/training names those there are; POST /api/training makes one.',
  });
}

function tooMany(): StackhandError {
  return new StackhandError({
    code: 'app.too-many-training-sites',
    what: 'There are as many training sites as this service holds.',
    allowed: String(MOST_SITES),
    remedy: 'Take one away that nobody practises at any more.',
  });
}
