/**
 * How well a product fact is founded.
 * What a `stated` fact forbids is blocked. What an `inferred` or `borrowed` fact forbids is blocked until a person gives a
 * reason. What is `unknown` is asked on site and recorded; it is never guessed. `contested` sources disagree; both are kept.
 */
export type Standing = 'stated' | 'inferred' | 'borrowed' | 'contested';

/** A product fact with where it comes from; `unknown` is a value with the reason why nobody could find it. */
export type Fact<T> =
  | { readonly value: T; readonly standing: Standing; readonly source: string; readonly note?: string | undefined }
  | { readonly value: null; readonly standing: 'unknown'; readonly reason: string };

/** The value of a fact, or the given stand-in when nobody published it. */
export function valueOr<T>(fact: Fact<T>, standIn: T): T {
  return fact.standing === 'unknown' ? standIn : fact.value;
}
