import { type Message, message } from '../../kernel';
import {
  isWayBack,
  leftOutTags,
  type Plan,
  type PlannedStep,
  type RunEvent,
  type StepDefinition,
  stepDefinition,
} from '../../orchestrator';
import { judgedOtherwise } from './judge-again';
import type { Found, Moment } from './walk';

/** Where a step stands by the record alone; kept apart from the engine's own fold, so that the two can disagree. */
interface Trail {
  status: 'pending' | 'shown' | 'settled';
  by: 'prompt' | 'wait' | 'effect' | null;
  promptId: string;
  revision: number;
  answered: boolean;
  ended: boolean;
  /** A restart takes its effect up again; the step itself stands as it stood. */
  again: boolean;
  sinceMs: number;
  durationMs: number;
}

type StepEventType =
  | 'prompt.opened'
  | 'wait.started'
  | 'effect.intended'
  | 'effect.ended'
  | 'answer.given'
  | 'answer.refused'
  | 'step.done'
  | 'step.skipped';
type StepEvent = Extract<RunEvent, { type: StepEventType }>;

/**
 * Reads a record event by event and notes what cannot have happened so: a step done without being shown, an answer to a question
 * that was not open, a wait that was cut short, a decision without its reason. Whatever is taken out of a record shows here, or leaves
 * the run unfinished.
 */
export class TrailReader {
  readonly findings: Found[] = [];
  private readonly trails = new Map<string, Trail>();
  private steps = new Map<string, PlannedStep>();
  private started = false;
  private held = false;
  /** The run was held when a danger came: it is held again when the danger is over. */
  private heldBefore = false;
  private inDanger = false;
  private wayBack = false;
  /** A smaller set was chosen: its reason and its plan are still to come. */
  private revising = false;
  private left: readonly string[] = [];
  private aborting = false;
  private ended = false;
  private correcting: string | undefined;
  /** What the next event must be, one of them, when the last one cannot stand alone. */
  private owed: readonly RunEvent['type'][] = [];
  private boot = '';

  see({ number, event, before, after }: Moment): void {
    const note: Note = (code, what) => {
      this.findings.push({ code, what, number });
    };
    if (this.ended) note('after-the-end', message('finding.after-the-end', { event: event.type }));
    if (this.owed.length > 0 && !this.owed.includes(event.type))
      note('missing', message('finding.missing', { events: this.owed.join(' / '), event: event.type }));
    this.owed = [];
    this.seeBoot(event, note);
    if ('stepId' in event.data && isStepEvent(event))
      this.seeStep(event, after.plan.site.training ? after.plan.pace : 1, note);
    else this.seeRun(event, after.plan, note);
    if (event.type === 'step.done' && before !== undefined && judgedOtherwise(before, event))
      note('other-facts', message('finding.other-facts', { step: event.data.stepId }));
  }

  private seeBoot(event: RunEvent, note: Note): void {
    if (this.started && event.at.bootId !== this.boot && event.type !== 'service.restarted')
      note('restart-not-recorded', message('finding.restart'));
    this.boot = event.at.bootId;
  }

  private seeRun(event: RunEvent, plan: Plan, note: Note): void {
    switch (event.type) {
      case 'run.planned':
        if (this.steps.size > 0) note('planned-twice', message('finding.planned-twice'));
        this.steps = stepsOf(plan);
        return;
      case 'deviation.recorded':
        if (this.revising) this.owed = ['plan.revised'];
        return;
      case 'plan.revised':
        return this.seeRevision(plan, note);
      case 'run.started':
        if (this.started) note('started-twice', message('finding.started-twice'));
        this.started = true;
        return;
      case 'run.held':
        this.held = true;
        return;
      case 'run.resumed':
        return this.seeResumed(event, note);
      case 'steps.reopened':
        for (const id of event.data.stepIds) this.trails.delete(id);
        return;
      case 'answer.corrected':
        this.correcting = event.data.stepId;
        this.owed = ['steps.reopened'];
        return;
      case 'abort.requested':
        this.aborting = true;
        return;
      case 'abort.decided':
        if (!this.aborting) note('missing', message('finding.abort-unasked'));
        this.wayBack ||= isWayBack(event.data.policy);
        return;
      case 'danger.reported':
        if (this.started) this.owed = ['run.held'];
        if (!this.inDanger) this.heldBefore = this.held;
        this.inDanger = true;
        return;
      case 'service.restarted':
        for (const [id, trail] of this.trails) this.seeRestart(trail, this.steps.get(id), event.at.monoMs);
        return;
      case 'run.ended':
        this.ended = true;
        return;
      default:
        return;
    }
  }

  private seeRevision(plan: Plan, note: Note): void {
    if (!this.revising) note('missing', message('finding.revised-undecided'));
    this.revising = false;
    this.steps = stepsOf(plan);
    this.left = leftOutTags(plan);
  }

  private seeRestart(trail: Trail, step: PlannedStep | undefined, nowMs: number): void {
    if (trail.by === 'wait') trail.sinceMs = nowMs;
    if (trail.by !== 'effect' || step === undefined) return;
    trail.again = trail.status === 'shown' || stepDefinition(step.step).standing === true;
    if (trail.again) this.owed = ['effect.intended'];
  }

  private seeResumed(event: Extract<RunEvent, { type: 'run.resumed' }>, note: Note): void {
    if (!this.held) note('missing', message('finding.resumed-unheld'));
    this.held = event.data.offer === 'danger-over' && this.heldBefore;
    if (event.data.offer === 'danger-over') this.inDanger = false;
    this.wayBack ||= event.data.wayBack !== undefined;
    if (['override', 'leave-open', 'unit-is-back'].includes(event.data.offer)) this.owed = ['deviation.recorded'];
    this.revising = ['smaller-set', 'roll-back'].includes(event.data.offer);
    if (this.revising) this.owed = ['deviation.recorded'];
    if (event.data.offer === 'stop-here') this.owed = ['run.ended'];
  }

  private seeStep(event: StepEvent, pace: number, note: Note): void {
    const { stepId } = event.data;
    const step = this.steps.get(stepId);
    if (step === undefined) return note('not-in-the-plan', message('finding.not-in-the-plan', { step: stepId }));
    if (!this.started) note('missing', message('finding.before-start', { step: stepId }));
    const trail = this.trails.get(stepId) ?? fresh();
    this.trails.set(stepId, trail);
    if (event.type === 'answer.given') return this.seeAnswer(trail, event, note);
    if (event.type === 'answer.refused') return refuse(trail, event, note);
    if (event.type === 'effect.ended') {
      if (trail.by !== 'effect' || trail.ended) note('no-intent', message('finding.no-intent', { step: stepId }));
      trail.ended = true;
      // A step that was left out meanwhile is not finished by what the machine still did.
      this.owed = trail.status === 'settled' && !trail.again ? [] : this.owedAfter(step);
      return;
    }
    // What ended while the run was held for something greater is begun anew.
    if (
      event.type === 'effect.intended' &&
      (trail.again || (trail.by === 'effect' && trail.ended && trail.status === 'shown'))
    ) {
      trail.ended = false;
      return;
    }
    // The machine looked first and could not tell: now a person is asked.
    if (event.type === 'prompt.opened' && trail.by === 'effect' && trail.ended) return show(trail, event);
    if (event.type === 'step.done') return this.seeDone(step, trail, event, pace, note);
    // On the way back, and of a stack that was left out, a question that is not asked any more is closed where it stands.
    const dropped = this.wayBack || this.left.includes(step.stack ?? '');
    if (event.type !== 'step.skipped' || trail.status !== 'shown' || !dropped) this.ready(step, trail, note);
    show(trail, event);
  }

  /** What stands behind the end of an effect: the step is done, a person is asked, or the run is held. */
  private owedAfter(step: PlannedStep): readonly RunEvent['type'][] {
    const definition = stepDefinition(step.step);
    if (this.held) return [];
    if (definition.byMachine === undefined && definition.standing === true) return ['step.done'];
    return ['step.done', 'run.held', ...(definition.prompt === undefined ? [] : (['prompt.opened'] as const))];
  }

  /** A step is shown or left out only when it was not before, and when all it needs is settled. */
  private ready(step: PlannedStep, trail: Trail, note: Note): void {
    if (trail.status !== 'pending') note('shown-twice', message('finding.shown-twice', { step: step.id }));
    const missing = step.needs.filter((need) => this.trails.get(need)?.status !== 'settled');
    if (missing.length > 0)
      note('too-early', message('finding.too-early', { step: step.id, needs: missing.join(', ') }));
    if (this.held) note('while-held', message('finding.while-held', { step: step.id }));
  }

  private seeAnswer(trail: Trail, event: Extract<StepEvent, { type: 'answer.given' }>, note: Note): void {
    const corrected = this.correcting === event.data.stepId && trail.status === 'pending';
    const open = trail.by === 'prompt' && trail.status === 'shown';
    const same = trail.promptId === event.data.promptId && trail.revision === event.data.revision;
    if (!corrected && !(open && same)) note('not-asked', message('finding.not-asked', { step: event.data.stepId }));
    if (trail.answered) note('answered-twice', message('finding.answered-twice', { step: event.data.stepId }));
    trail.answered = true;
  }

  private seeDone(step: PlannedStep, trail: Trail, event: RunEvent, pace: number, note: Note): void {
    const definition = stepDefinition(step.step);
    const corrected = this.correcting === step.id && trail.status === 'pending';
    const looked = trail.by === 'effect' && trail.ended;
    if (isJudged(definition) && !looked) this.ready(step, trail, note);
    else if (trail.status !== 'shown' && !corrected && !trail.again)
      note('not-shown', message('finding.not-shown', { step: step.id }));
    else if (definition.prompt !== undefined && !trail.answered && !looked)
      note('no-answer', message('finding.no-answer', { step: step.id }));
    else if (definition.effect !== undefined && !trail.ended)
      note('no-outcome', message('finding.no-outcome', { step: step.id }));
    else if (definition.effect === undefined && definition.wait !== undefined) waited(step, trail, event, pace, note);
    trail.status = 'settled';
    trail.again = false;
    this.correcting = undefined;
  }
}

const stepsOf = ({ steps }: Plan): Map<string, PlannedStep> => new Map(steps.map((step) => [step.id, step]));

type Note = (code: string, what: Message) => void;

const STEP_EVENTS: ReadonlySet<string> = new Set<StepEventType>([
  ...(['prompt.opened', 'wait.started', 'effect.intended', 'effect.ended'] as const),
  ...(['answer.given', 'answer.refused', 'step.done', 'step.skipped'] as const),
]);
const isStepEvent = (event: RunEvent): event is StepEvent => STEP_EVENTS.has(event.type);

/** The machine judges it without showing anything. */
const isJudged = (step: StepDefinition): boolean =>
  step.prompt === undefined && step.wait === undefined && step.effect === undefined;

function fresh(): Trail {
  return {
    ...{ status: 'pending', by: null, promptId: '', revision: 0 },
    ...{ answered: false, ended: false, again: false, sinceMs: 0, durationMs: 0 },
  };
}

function show(trail: Trail, event: StepEvent): void {
  trail.sinceMs = event.at.monoMs;
  trail.answered = false;
  trail.status = event.type === 'step.skipped' ? 'settled' : 'shown';
  if (event.type === 'step.skipped') trail.again = false;
  if (event.type === 'prompt.opened') {
    trail.by = 'prompt';
    trail.promptId = event.data.promptId;
    trail.revision = event.data.revision;
  }
  if (event.type === 'wait.started') {
    trail.by = 'wait';
    trail.durationMs = event.data.durationMs;
  }
  if (event.type === 'effect.intended') trail.by = 'effect';
}

function refuse(trail: Trail, event: Extract<StepEvent, { type: 'answer.refused' }>, note: Note): void {
  if (!trail.answered) note('no-answer', message('finding.refused-unanswered', { step: event.data.stepId }));
  trail.answered = false;
  trail.revision = event.data.revision;
}

function waited(step: PlannedStep, trail: Trail, event: RunEvent, pace: number, note: Note): void {
  if (trail.by !== 'wait') return note('no-wait', message('finding.no-wait', { step: step.id }));
  if ((event.at.monoMs - trail.sinceMs) * pace < trail.durationMs)
    note('wait-cut-short', message('finding.wait-cut-short', { step: step.id }));
}
