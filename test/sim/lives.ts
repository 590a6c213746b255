import { siteEffects } from '../../src/app/wire/site-effects';
import { SiteLines } from '../../src/app/wire/site-lines';
import { CountingIds, type Stamp, type VirtualClock } from '../../src/kernel';
import { createEngine, type Engine } from '../../src/orchestrator';
import type { Site } from '../../src/stacks';
import type { Plant } from '../../src/virtual-plant';
import type { Cutter, Durable } from './cutter';
import { load } from './images';
import { Life } from './life';
import { simLines } from './sim-lines';
import { leadsOf, somethingTalks } from './sim-site';
import { diskStore, type Left, memoryStore, type SimStore } from './sim-store';
import { Branches } from './watch/branches';
import { Intents } from './watch/intents';
import { WireWatch } from './watch/wire-watch';
import type { Wrongs } from './watch/wrongs';
import type { SiteSpec } from './site-spec';

/** The service of the life that is now; it may die in the next moment. */
export interface Service {
  readonly life: Life;
  readonly engine: Engine;
  readonly store: SimStore;
}

/** What the lives of a service have around them. */
export interface LivesParts {
  readonly spec: SiteSpec;
  readonly plant: Plant;
  readonly site: Site;
  readonly clock: VirtualClock;
  readonly cutter: Cutter;
  readonly wrongs: Wrongs;
  /** Milliseconds of the world since its beginning. */
  readonly nowMs: () => number;
}

/** The lives of the service of one world, one after the other, each opened on what the one before had made durable. */
export class Lives {
  count = 0;
  readonly branches = new Branches();
  private current: Service | undefined;
  private left: Left;
  private software = 'sim';
  private readonly intents = new Intents();
  private readonly ids = new CountingIds();
  private readonly born = new Map<string, number>();

  constructor(private readonly world: LivesParts) {}

  async service(): Promise<Service> {
    return this.current === undefined || this.current.life.isOver ? this.open() : this.current;
  }

  /** When this was in the time of the world: the clock of a process begins with it. */
  atMs({ bootId, monoMs }: Stamp): number {
    return (this.born.get(bootId) ?? 0) + monoMs;
  }

  /** Ends the life that is now; the next is by other software where it is named. */
  crash(software = this.software): void {
    this.software = software;
    this.current?.life.kill('killed');
  }

  async close(): Promise<void> {
    this.current?.life.kill('the world is over');
    await this.current?.store.close();
    this.current = undefined;
  }

  private async open(): Promise<Service> {
    await this.bury();
    this.count += 1;
    this.intents.forget();
    const { spec, clock, cutter } = this.world;
    const durable: Durable = (events) => {
      this.intents.durable(events);
      this.branches.durable(events);
    };
    const { wallOffMs = () => 0, commitMs = () => 0 } = spec;
    this.born.set(`boot-${this.count}`, clock.now().monoMs);
    const life = new Life({ bootId: `boot-${this.count}`, trueClock: clock, wallOffMs, cutter, durable, commitMs });
    const store = await (spec.store === 'disk' ? diskStore : memoryStore)(this.left, life.gate);
    this.current = { life, store, engine: this.engineOf(life, store) };
    await life.run(this.current.engine.recover());
    return this.current;
  }

  private engineOf(life: Life, store: SimStore): Engine {
    const { spec, site, plant, wrongs } = this.world;
    const plantNow = this.world.nowMs;
    const watch = new WireWatch({
      wrongs,
      intended: (kind) => this.intents.now(kind),
      nowMs: plantNow,
      serials: serialsOf(site),
    });
    const parts = { plant, life, watch, plantNow, leads: leadsOf(spec, site), talks: somethingTalks(spec) };
    const lines = new SiteLines(simLines(parts));
    const engine = createEngine({
      journal: life.journal(store),
      clock: life.clock,
      ids: this.ids,
      software: this.software,
      effects: {
        'keep-host-awake': async () => ({ outcome: 'ok', said: 'a training site' }),
        ...siteEffects(lines, { load }, life.clock),
      },
      failed: (error) => {
        const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
        if (!life.isOver) wrongs.add('failed-unseen', said);
      },
    });
    // As the service does: what only an ended run needed is given free.
    engine.onAppended((events) => {
      for (const { type, stream } of events)
        if (type === 'run.ended')
          void lines
            .release(stream.slice('run:'.length))
            .catch((error: unknown) => wrongs.add('not-released', String(error)));
    });
    return engine;
  }

  private async bury(): Promise<void> {
    const { current } = this;
    this.current = undefined;
    current?.life.kill('replaced');
    if (current === undefined) return;
    this.left = await current.store.left();
    if (this.world.spec.store === 'memory') await current.store.close();
  }
}

/** The serial that the plan has for each stack. */
const serialsOf = ({ stacks }: Site): ReadonlyMap<string, string> =>
  new Map(stacks.flatMap(({ tag, serial }) => (serial === null ? [] : [[tag, serial] as const])));
