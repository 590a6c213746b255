import type { Problem } from '../../kernel';
import type { UpdateTarget, VersionPlacement } from '../../orchestrator';

export type {
  ActView,
  Answer,
  HoldOffer,
  HelpView,
  HoldView,
  Obligation,
  Outcome,
  PhysicalState,
  PlannedStep,
  PromptKind,
  PromptView,
  RunSummary,
  RunView,
  UpdateTarget,
  VersionPlacement,
  WaitView,
} from '../../orchestrator';
export type { TitledRun } from '../titled-run';
export type { ClosingReport, StackVisit, TimelineEntry, TimelineKind } from '../../reports';
export type { RunInHistory, SiteInShort, SiteView, StackMet } from '../site-views';
export type { PlantAct } from '../../virtual-plant';
export type {
  MeterSight,
  StackSight,
  TrainingAct,
  TrainingFault,
  TrainingSight,
  TrainingSite,
} from '../training-shapes';

/** What a run or a plan is asked for. The site as the text of its file; pace only for training sites. */
export interface RunWish {
  readonly procedure: string;
  readonly siteYaml: string;
  readonly route?: string;
  readonly targets?: readonly UpdateTarget[];
  readonly placements?: readonly VersionPlacement[];
  readonly pace?: number;
  /** SHA-256 of an image that was taken in; naming it approves it. */
  readonly image?: string;
}

/** What an image says of itself; null: its format says nothing of it. */
export interface ImageShown {
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
  readonly hardwareClass: string | null;
  readonly version: string | null;
  readonly component: string | null;
}

/** A paper checklist: every step with its drawing and an empty box. */
export interface Paper {
  readonly text: string;
  readonly html: string;
}

/** A command was taken up: `seq` is the run's last event after it. */
export interface Accepted {
  readonly runId: string;
  readonly seq: number;
}

/** Bytes kept by the service under their digest (SHA-256, hex). */
export interface KeptFile {
  readonly digest: string;
  readonly mediaType: string;
}

/** A JSON object whose further shape belongs to the service. */
export type Reply = Readonly<Record<string, unknown>>;

/** The body of every refusal; the first problem also stands in the error itself. */
export interface ErrorBody {
  readonly error?: Partial<Problem> & { readonly problems?: readonly Problem[] };
}
