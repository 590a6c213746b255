/**
 * What one message says. `title` has at most twelve words, `line` at most sixteen and says why, or what if not; `lines` stand on cards.
 * `done` and `notDone` are the two buttons of a confirmation: what the person did, or did not do.
 *
 * Blanks: `{stack}` is filled with the caller's value, looked up where it is a known text from elsewhere; `{typed}`, the words of a person, as they are;
 * `{why:machine}`, what the machine came to · `{kind:source}` with the catalogue's word for it (`source.pv-string`), or the
 * value itself where the catalogue has none · `{found?lock|locks}` chooses by the number, or by how many names a list has ·
 * `[ on stack {stack}]` is left out when a blank in it is not given or empty.
 */
export interface Words {
  readonly title: string;
  readonly line?: string;
  readonly lines?: readonly string[];
  readonly done?: string;
  readonly notDone?: string;
}

/** Every sentence of one language under its message id. */
export type Catalogue = Readonly<Record<string, Words>>;
