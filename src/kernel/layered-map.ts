/** Changes that are kept above the base before both become a new one. */
const LAYER = 32;

/**
 * A map that never changes: `with` makes another, at the price of a small layer and not of a whole copy. Keys keep the order in which
 * they came.
 */
export class LayeredMap<K, V> {
  private constructor(
    private readonly base: ReadonlyMap<K, V>,
    private readonly layer: ReadonlyMap<K, V>,
  ) {}

  static empty<K, V>(): LayeredMap<K, V> {
    return new LayeredMap<K, V>(new Map(), new Map());
  }

  get(key: K): V | undefined {
    return this.layer.get(key) ?? this.base.get(key);
  }

  has(key: K): boolean {
    return this.layer.has(key) || this.base.has(key);
  }

  *keys(): Generator<K> {
    yield* this.base.keys();
    for (const key of this.layer.keys()) if (!this.base.has(key)) yield key;
  }

  *[Symbol.iterator](): Generator<[K, V]> {
    for (const [key, value] of this.base) yield [key, this.layer.get(key) ?? value];
    for (const [key, value] of this.layer) if (!this.base.has(key)) yield [key, value];
  }

  /** This map with other or further values. */
  with(changes: Iterable<readonly [K, V]>): LayeredMap<K, V> {
    const layer = new Map([...this.layer, ...changes]);
    return layer.size <= LAYER
      ? new LayeredMap(this.base, layer)
      : new LayeredMap(new Map([...this.base, ...layer]), new Map<K, V>());
  }
}
