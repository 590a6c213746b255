import { NoLink, read, Refused } from '../api/call';
import type { SiteView } from './kinds';

/** A site as the service has it, read once; again after the link was lost. */
export class SiteLook {
  view = $state.raw<SiteView | undefined>(undefined);
  refused = $state<string | undefined>(undefined);

  constructor(readonly siteId: string) {
    void this.look();
  }

  private async look(): Promise<void> {
    try {
      this.view = await read<SiteView>(`api/sites/${this.siteId}`);
    } catch (error) {
      if (error instanceof Refused) this.refused = error.message;
      else if (error instanceof NoLink) setTimeout(() => void this.look(), 1500);
      else throw error;
    }
  }
}

/** A text of a site that may not be told yet. */
export const told = (value: unknown): string => (typeof value === 'string' ? value : '');
