import type { Problem } from '../../../src/kernel';
import { newKey, NoLink, read, Refused, send, sendOnLeaving } from '../api/call';
import type { SiteView } from './kinds';
import { type Fields, isWithin, type Value, valueAt, writeAt } from './path';

const PAUSE_MS = 400;
const REST_MS = 2000;
const AGAIN_MS = 1500;
/** What a page wrote while it went away may arrive after the next one has read. */
const LATE_MS = 1000;

/** A description on its way: the same key until it has arrived. */
interface OnItsWay {
  readonly key: string;
  readonly body: { readonly revision: number; readonly site: Fields };
}

/**
 * A site that somebody writes down. The service keeps every change a moment after it was made, and says what is wrong with it; what is
 * wrong is kept as it was typed.
 */
export class SiteForm {
  site = $state<Fields>({});
  problems = $state.raw<readonly Problem[]>([]);
  warnings = $state.raw<readonly Problem[]>([]);
  state = $state<'opening' | 'kept' | 'sending' | 'lost' | 'refused'>('opening');
  /** Why the service does not take it. */
  refused = $state<string | undefined>(undefined);
  private revision = 0;
  private changed = false;
  private onItsWay: OnItsWay | undefined;
  private sentMs = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly left = () => this.leave();
  private readonly woken = () => void this.lookAgain();

  constructor(readonly siteId: string) {
    // A browser that reloads may drop what is sent as late as `pagehide`; a phone knows only that.
    window.addEventListener('beforeunload', this.left);
    window.addEventListener('pagehide', this.left);
    document.addEventListener('visibilitychange', this.woken);
    void this.open().then(() => setTimeout(this.woken, LATE_MS));
  }

  close(): void {
    window.removeEventListener('beforeunload', this.left);
    window.removeEventListener('pagehide', this.left);
    document.removeEventListener('visibilitychange', this.woken);
    clearTimeout(this.timer);
    if (this.changed) void this.keep();
  }

  get(path: string): Value {
    return valueAt(this.site, path);
  }

  text(path: string): string {
    const value = this.get(path);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }

  list(path: string): readonly Fields[] {
    const value = this.get(path);
    return Array.isArray(value) ? (value as Fields[]) : [];
  }

  set(path: string, value: Value): void {
    writeAt(this.site, path, value);
    this.changed = true;
    clearTimeout(this.timer);
    // The first change after a rest goes at once; those of a hand that writes on go together.
    this.timer = setTimeout(() => void this.keep(), Date.now() - this.sentMs > REST_MS ? 0 : PAUSE_MS);
  }

  problemsOf(path: string): readonly Problem[] {
    return this.problems.filter(({ where }) => where === path);
  }

  problemsWithin(...paths: readonly string[]): readonly Problem[] {
    return this.problems.filter(({ where = '' }) => paths.some((path) => isWithin(where, path)));
  }

  /** Reads it anew; what was changed here since is kept where `mine` says so. */
  async open(mine = false): Promise<void> {
    try {
      const view = await read<SiteView>(`api/sites/${this.siteId}`);
      this.revision = view.revision;
      if (!mine) this.site = view.site ?? {};
      this.learn(view);
      this.refused = undefined;
      this.state = 'kept';
      if (mine) await this.keep();
    } catch (error) {
      this.fail(error, () => void this.open(mine));
    }
  }

  /** Shows what somebody wrote elsewhere, unless something is being written here. */
  private async lookAgain(): Promise<void> {
    if (this.state !== 'kept' || this.changed || document.hidden) return;
    try {
      const view = await read<SiteView>(`api/sites/${this.siteId}`);
      if (view.revision <= this.revision || this.changed || this.onItsWay !== undefined) return;
      this.revision = view.revision;
      this.site = view.site ?? {};
      this.learn(view);
    } catch (error) {
      if (!(error instanceof NoLink || error instanceof Refused)) throw error;
    }
  }

  private async keep(): Promise<void> {
    if (this.state === 'sending' && this.onItsWay !== undefined) return;
    this.state = 'sending';
    this.sentMs = Date.now();
    try {
      do {
        this.onItsWay ??= { key: newKey(), body: { revision: this.revision, site: this.now() } };
        const { key, body } = this.onItsWay;
        const { revision } = await send<{ revision: number }>(`api/sites/${this.siteId}`, body, key, 'PUT');
        this.revision = revision;
        this.onItsWay = undefined;
      } while (this.changed);
      this.learn(await read<SiteView>(`api/sites/${this.siteId}`));
      this.refused = undefined;
      this.state = 'kept';
    } catch (error) {
      if (!(error instanceof NoLink)) this.onItsWay = undefined;
      this.fail(error, () => void this.keep());
    }
  }

  /** What is sent from here on; a change after this is another one. */
  private now(): Fields {
    this.changed = false;
    return $state.snapshot(this.site as object) as Fields;
  }

  private learn({ problems, warnings }: SiteView): void {
    this.problems = problems;
    this.warnings = warnings;
  }

  private fail(error: unknown, again: () => void): void {
    if (error instanceof Refused) {
      this.refused = error.message;
      this.state = 'refused';
      return;
    }
    if (!(error instanceof NoLink)) throw error;
    this.state = 'lost';
    this.timer = setTimeout(again, AGAIN_MS);
  }

  /** The page goes away: what was typed a moment ago goes with it to the service. */
  private leave(): void {
    if (!this.changed) return;
    const revision = this.revision + (this.onItsWay === undefined ? 0 : 1);
    sendOnLeaving(`api/sites/${this.siteId}`, { revision, site: this.now() }, 'PUT');
  }
}
