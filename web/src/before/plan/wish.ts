/** What is asked for when a job is planned; it stands in the address of the page, so that a reload keeps it. */
export interface Wish {
  readonly procedure?: string | undefined;
  readonly route?: string | undefined;
  readonly targets?: readonly Target[] | undefined;
  readonly pace?: number | undefined;
  readonly image?: string | undefined;
  readonly imageBefore?: string | undefined;
}

export interface Target {
  readonly component: string;
  readonly version: string;
  readonly source: string;
  readonly date: string;
}

export function readWish(text: string | undefined): Wish {
  try {
    const read: unknown = JSON.parse(text ?? '{}');
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    // An address that somebody cut off: the questions are asked again.
    return {};
  }
}

/** Without a new page: the way back leads to the site, not through every key that was typed. */
export function keepWish(siteId: string, wish: Wish): void {
  history.replaceState(null, '', `#/site/${siteId}/plan/${encodeURIComponent(JSON.stringify(wish))}`);
}
