export * from './algebra';
export type { Command, Commanded } from './commands';
export { decide, type Decision } from './decide';
export {
  createEngine,
  Engine,
  type Accepted,
  type Caller,
  type EnginePorts,
} from './engine';
export type { EffectHandler, EffectHelp, EffectOutcome } from './effects';
export * from './events';
export { holdHelp } from './hold-help';
export { EMPTY_SITE, evolve, evolveSite } from './evolve';
export { GUARDS, type Guard, type Objection, rowOf } from './guards';
export type * from './journal.port';
export { buildPlan, type PlanRequest, type VersionPlacement } from './plan';
export * from './plan-types';
export { findProcedure, procedures } from './procedures';
export * from './prompts';
export type * from './run-state';
export { stepDefinition, stepDefinitions } from './steps';
export { leftOutTags, stackNamed, type StepContext, type StepDefinition } from './step';
export { waitsForTheRest } from './obligations';
export { judgedLook } from './wire-facts';
export { asRunEvent, asSiteEvent, foldRun, foldSite, runStream, siteStream } from './streams';
export {
  helpView,
  summaryOf,
  viewOf,
  type ActView,
  type HelpView,
  type HoldView,
  type PromptView,
  type RunSummary,
  type RunView,
  type WaitView,
} from './view';
