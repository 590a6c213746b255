/** Something that must never happen, whatever broke. */
export interface Wrong {
  readonly what: string;
  readonly detail: string;
}

/** Collects the wrongs of one world, each kind once. */
export class Wrongs {
  private readonly found = new Map<string, Wrong>();

  add(what: string, detail: string): void {
    if (!this.found.has(what)) this.found.set(what, { what, detail });
  }

  get all(): readonly Wrong[] {
    return [...this.found.values()];
  }
}
