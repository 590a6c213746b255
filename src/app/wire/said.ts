import type { Problem } from '../../kernel';

/** A problem in a few words, for a line on a screen; the whole of it, with what to do, stands in the record. */
export const saidOf = ({ what }: Problem): string => what.replace(/\.$/, '');
