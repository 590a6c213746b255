/** Where ids come from. A simulation hands in a counter, the service real randomness. */
export interface Ids {
  /** A new id with a readable prefix, e.g. `run-7k2…`. Never the same twice within a store. */
  next(prefix: string): string;
}
