import { randomBytes } from 'node:crypto';
import type { Ids } from './random.port';

/** Ids of 80 random bits in lower-case base 32. */
export class RandomIds implements Ids {
  next(prefix: string): string {
    const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
    const letters = [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join('');
    return `${prefix}-${letters}`;
  }
}

/** Ids that count up: deterministic, for simulations and tests. */
export class CountingIds implements Ids {
  private readonly counts = new Map<string, number>();

  constructor(private readonly salt = '') {}

  next(prefix: string): string {
    const count = (this.counts.get(prefix) ?? 0) + 1;
    this.counts.set(prefix, count);
    return `${prefix}-${this.salt}${count}`;
  }
}
