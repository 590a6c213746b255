export * from './algebra';
export type { Command, Commanded } from './commands';
export { decide, type Decision } from './decide';
export { createEngine, Engine } from './engine';
export type * from './engine-ports';
export type { EffectHandler, EffectHelp, EffectOutcome } from './effects';
export * from './events';
export { holdHelp } from './hold-help';
export { EMPTY_SITE, evolve, evolveSite } from './evolve';
export { GUARDS, type Guard, type Objection, rowOf } from './guards';
export { INVARIANTS, stateDigest, wrongIn } from './invariants/behind';
export type { Invariant } from './invariants/invariant';
export type * from './journal.port';
export { buildPlan, type PlanRequest, type VersionPlacement } from './plan';
export * from './plan-types';
export { findProcedure, procedures } from './procedures';
export * from './prompts';
export type * from './run-state';
export type * from './scene-types';
export { stepDefinition, stepDefinitions } from './steps';
export { goesBackAsFound } from './set-versions';
export { leftOutTags, stackNamed, type StepContext, type StepDefinition } from './step';
export { siteBusy } from './refusals';
export { judgedLook } from './wire-facts';
export { asRunEvent, asSiteEvent, foldRun, foldSite, runStream, siteStream } from './streams';
export {
  helpView,
  summaryOf,
  viewOf,
  type ActView,
  type HelpView,
  type HoldView,
  type LeaveView,
  type PromptView,
  type RunSummary,
  type RunView,
  type WaitView,
} from './view';
