import { NoLink, read, Refused } from '../api/call';
import { prefs } from '../shell/prefs.svelte';

const AGAIN_MS = 3000;

/** Something that the service keeps, read once, again in another language, and as long as the service does not answer. */
export class Reading<Reply> {
  reply = $state.raw<Reply | undefined>(undefined);
  refused = $state<string | undefined>(undefined);
  lost = $state(false);
  private again: ReturnType<typeof setTimeout> | undefined;
  private path = '';
  private had = '';

  /** To be called in an effect with the address to read; gives what ends it. */
  follow(path: string): () => void {
    this.path = path;
    // The same read again stays on the screen until the new one is there.
    if (this.had !== path) this.reply = undefined;
    this.had = path;
    this.refused = undefined;
    void prefs.language;
    void this.look(path);
    return () => {
      this.path = '';
      clearTimeout(this.again);
    };
  }

  private async look(path: string): Promise<void> {
    try {
      const reply = await read<Reply>(path);
      if (this.path !== path) return;
      this.reply = reply;
      this.lost = false;
    } catch (error) {
      if (this.path !== path) return;
      if (error instanceof Refused && error.status < 500) this.refused = error.message;
      else if (error instanceof NoLink || error instanceof Refused) {
        this.lost = true;
        this.again = setTimeout(() => void this.look(path), AGAIN_MS);
      } else throw error;
    }
  }
}
