import type { Answer, HoldView, PromptView } from '../../orchestrator';
import type { KeepPhoto, PlantDoor } from './plant-door';
import { SKILLS } from './operator-skills';

/**
 * A person with hands and eyes only: reads what the prompt says and draws, acts at the plant, answers what is seen there. Knows no plan,
 * no profile and no journal. Undefined: nothing to answer yet.
 */
export class ScriptedOperator {
  private readonly tries = new Map<string, number>();

  constructor(
    private readonly plant: PlantDoor,
    private readonly keepPhoto: KeepPhoto,
    /** How often the same hold is tried again before the operator stops. */
    private readonly patience = 1,
  ) {}

  async respond(prompt: PromptView): Promise<Answer | undefined> {
    const skill = SKILLS[prompt.message.id];
    if (skill === undefined) throw new Error(`The scripted operator does not know what "${prompt.message.id}" asks.`);
    return skill(prompt, { plant: this.plant, keepPhoto: this.keepPhoto });
  }

  /** What is chosen at a hold: once more after looking again, then the offered way out. */
  choose(hold: HoldView): { offer: HoldView['offers'][number]['id']; words: string } {
    const offers = hold.offers.map((offer) => offer.id);
    const tried = this.tries.get(hold.by) ?? 0;
    this.tries.set(hold.by, tried + 1);
    if (tried < this.patience && offers.includes('flash-again'))
      return { offer: 'flash-again', words: 'another cable, tool started anew' };
    if (tried < this.patience && offers.includes('try-again'))
      return { offer: 'try-again', words: 'looked again, pressed every plug' };
    if (offers.includes('restore')) return { offer: 'restore', words: 'puts everything back' };
    return { offer: 'stop-here', words: 'stops here and calls' };
  }
}
