/** A sentence for people as an id of the catalogue (room `words`) with its blanks filled in. LCD words are never translated. */
export interface Message {
  readonly id: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Shorthand for a message. */
export function message(id: string, params: Readonly<Record<string, string | number>> = {}): Message {
  return { id, params };
}
