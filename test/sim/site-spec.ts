import type { TrainingPlantOptions } from '../../src/app/demo/training-plant';
import type { Site } from '../../src/stacks';
import type { WireKind } from './sim-lines';

/** A site, what is wrong with it, and the computer beside it. */
export interface SiteSpec {
  readonly stacks: number;
  readonly product: 'gen3' | 'gen2' | 'open1';
  readonly wire: WireKind | null;
  readonly invertersSpeak: boolean;
  readonly procedure: string;
  readonly store: 'memory' | 'disk';
  readonly plant?: TrainingPlantOptions;
  readonly site?: Partial<Omit<Site, 'stacks'>>;
  /** Leads that the site file has the wrong way round. */
  readonly swappedLeads?: readonly [string, string];
  /** Milliseconds that the wall clock is off, and that the next commit takes. */
  readonly wallOffMs?: () => number;
  readonly commitMs?: () => number;
}
