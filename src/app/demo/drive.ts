import type { StackhandClient } from '../../operator-api/client';
import type { RunView } from '../../orchestrator';
import type { PacedPlant } from './plant-door';
import { answerLine, holdLines, promptLines, waitLine } from './narrate';
import { ScriptedOperator } from './scripted-operator';

/** A step of the demo as its result lists it. */
export interface DrivenStep {
  readonly step: string;
  readonly stack: string | null;
  readonly asked: string;
  readonly answered: string;
}

/** How long the driver looks away while nothing is asked, real milliseconds. */
const LOOK_EVERY_MS = 60;

/**
 * Drives a run to its end by the scripted operator: looks at the run, answers the first thing that is asked, and says so. A service that is
 * being restarted is waited for; an answer that came too late is looked at anew.
 */
export class Driver {
  readonly steps: DrivenStep[] = [];
  private readonly operator: ScriptedOperator;
  private shownWait = '';

  constructor(
    private readonly client: () => StackhandClient,
    private readonly plant: PacedPlant,
    private readonly runId: string,
    private readonly say: (line: string) => void,
  ) {
    this.operator = new ScriptedOperator(
      plant,
      async (bytes, mediaType) => (await this.client().keepFile(bytes, mediaType)).digest,
    );
  }

  async toTheEnd(): Promise<RunView> {
    for (;;) {
      const view = await this.client().run(this.runId);
      if (view.status === 'ended') return view;
      if (view.hold !== null) await this.leaveHold(view);
      else await this.answerOne(view);
    }
  }

  private async leaveHold(view: RunView): Promise<void> {
    if (view.hold === null) return;
    for (const line of holdLines(view)) this.say(line);
    const choice = this.operator.choose(view.hold);
    this.say(`        → ${choice.offer}: ${choice.words}`);
    await this.client().choose(this.runId, { promptId: view.hold.promptId, ...choice });
  }

  private async answerOne(view: RunView): Promise<void> {
    const [prompt] = view.prompts;
    if (prompt === undefined) return this.wait(view);
    const answer = await this.operator.respond(prompt);
    if (answer === undefined) return;
    for (const line of promptLines(prompt)) this.say(line);
    const answered = answerLine(answer);
    this.say(answered);
    await this.tooLateIsLookedAtAnew(
      this.client().answer(this.runId, { promptId: prompt.promptId, revision: prompt.revision, answer }),
    );
    this.steps.push({
      step: prompt.step,
      stack: prompt.stack,
      asked: prompt.words.title,
      answered: answered.trim().slice(2),
    });
  }

  private async wait(view: RunView): Promise<void> {
    const [wait] = view.waits;
    if (wait !== undefined && wait.stepId !== this.shownWait) {
      this.shownWait = wait.stepId;
      this.say(waitLine(wait));
    }
    await this.plant.pauseReal(LOOK_EVERY_MS);
  }

  private async tooLateIsLookedAtAnew(accepted: Promise<unknown>): Promise<void> {
    try {
      await accepted;
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes('orchestrator.prompt-closed')) throw error;
    }
  }
}
