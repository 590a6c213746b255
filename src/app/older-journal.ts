import { type Problem, StackhandError } from '../kernel';
import type { Engine } from '../orchestrator';
import type { HeadKeeper } from './head-keeper';

/** What a person is told who is to look at the plant: the sites that the journal knows. */
export interface LookedAt {
  readonly sites: readonly string[];
}

/**
 * A journal that does not hold the head that was noted beside its folder: runs were led that it knows nothing of (SI-51). Until somebody
 * says that the plant was looked at, every run that has not ended is held, none starts, and the note stays as it is.
 */
export class OlderJournal {
  constructor(
    private found: Problem | undefined,
    private readonly heads: HeadKeeper,
  ) {
    if (found !== undefined) heads.pause();
  }

  /** Why no run may start; undefined once the plant was looked at, or where nothing is missing. */
  get problem(): Problem | undefined {
    return this.found;
  }

  /** Records who looked at the plant and what they say, at every site; from then on runs may start. */
  async lookedAt(engine: Engine, why: string, actor: string): Promise<LookedAt> {
    if (this.found === undefined) throw new StackhandError(NOT_OLDER);
    const sites = await engine.lookedAt(why, { actor });
    this.found = undefined;
    await this.heads.resume();
    return { sites };
  }
}

const NOT_OLDER: Problem = {
  code: 'app.journal-not-older',
  what: 'Nothing is missing in this journal; there is nothing to be looked at for it.',
  remedy: 'Go on with your runs: `stackhand run list`.',
};
