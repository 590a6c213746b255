import type { Clock, Problem } from '../kernel';
import type { Engine, Plan, RunState, SiteState } from '../orchestrator';
import type { LineCounters } from '../fieldbus';
import type { TimelineEntry } from '../reports';
import type { FileStore, VerifiableJournal } from '../storage';
import type { Language, Words } from '../words';
import type { TrainingPort } from './training-shapes';
import type { ImageShown, PlanWishBody } from './wire-shapes';

export type { ImageShown, PlanWishBody } from './wire-shapes';

/** What the reports room makes of a plan and of a run; JSON objects and whole HTML pages. */
export interface ReportMaker {
  planSheet(plan: Plan, language?: Language): object;
  planHtml(plan: Plan, language?: Language): string;
  /** The paper checklist: every step with its drawing and a box, to be filled in by hand. */
  paperHtml(plan: Plan, language?: Language): string;
  paperText(plan: Plan, language?: Language): string;
  /** The run as people read it, newest last, from its journal alone. */
  timeline(runId: string, language?: Language): Promise<readonly TimelineEntry[]>;
  closing(runId: string, at: RunAndSite, language?: Language): Promise<object>;
  closingHtml(runId: string, at: RunAndSite, language?: Language): Promise<string>;
}

/** A run and its site as they stand. */
export interface RunAndSite {
  readonly run: RunState;
  readonly site: SiteState;
}

/** What ERROR 19 means now, in words, with the reading of each side. `can`: what was heard on the battery's CAN; null where nobody listens. */
export interface Error19Told {
  readonly meaning: string;
  readonly words: Words;
  readonly battery: Words;
  readonly inverter: Words;
  readonly can: {
    readonly verified: boolean;
    readonly battery: boolean | null;
    readonly heartbeat: boolean | null;
  } | null;
}

/** Everything the HTTP door needs; `app` hands it in. */
export interface ApiPorts {
  readonly engine: Engine;
  readonly journal: VerifiableJournal;
  readonly files: Pick<FileStore, 'put' | 'get' | 'find'>;
  readonly clock: Clock;
  readonly software: string;
  readonly bootId: string;
  readonly reports: ReportMaker;
  /** Firmware images: taken in with every check that needs no device, and what a kept one says of itself. */
  readonly images: {
    take(bytes: AsyncIterable<Uint8Array>): Promise<ImageShown>;
    show(digest: string): Promise<ImageShown>;
  };
  /** Virtual plants to practise at. */
  readonly training: TrainingPort;
  /** What was counted on every line that is open, by its address. */
  lines(): Promise<Readonly<Record<string, LineCounters>>>;
  /** Looks at both sides of ERROR 19; sends nothing. */
  explain19(run: RunState, language?: Language): Promise<Error19Told>;
  /** The plan for a wish, checked against the product; rejects with every problem. `approvedBy`: who names the image in it. */
  planFor(wish: PlanWishBody, approvedBy: string): Promise<Plan>;
  /** What speaks against any run of this site right now: room, record, clock. */
  againstARun(siteId: string): Promise<readonly Problem[]>;
  /** Records that somebody looked at the plant after the journal had turned out to be an older copy; gives the sites it knows. */
  lookedAt(why: string, actor: string): Promise<{ readonly sites: readonly string[] }>;
  /** Why nothing is written any more; undefined while all is well. */
  stoppedBecause(): Problem | undefined;
  /** Told after an answer that says the store has stopped, or that something broke here. */
  broken(error: unknown): void;
}

/** Under this name the ports are injected. */
export const API = Symbol('operator-api ports');
