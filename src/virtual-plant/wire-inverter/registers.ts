const CELL = 0x1_0000;

/** What stands in a point that the inverter does not have. */
export const EMPTY = { unsigned: 0xffff, signed: 0x8000, choice: 0xffff, exponent: 0x8000 } as const;

/** The registers of one model, empty (0) until something is put there. */
export class Registers {
  readonly words: Uint16Array;

  constructor(
    id: number,
    readonly size: number,
  ) {
    this.words = new Uint16Array(size);
    this.words[0] = id;
    this.words[1] = size - 2;
  }

  put(register: number, value: number): this {
    this.words[register] = value;
    return this;
  }

  /** A signed value, held at the ends of sixteen bits; null: a point that is not there. */
  signed(register: number, value: number | null): this {
    if (value === null) return this.put(register, EMPTY.signed);
    const held = Math.max(-0x7fff, Math.min(0x7fff, Math.round(value)));
    return this.put(register, held < 0 ? CELL + held : held);
  }

  unsigned(register: number, value: number | null): this {
    return this.put(register, value === null ? EMPTY.unsigned : Math.max(0, Math.min(0xfffe, Math.round(value))));
  }

  /** ASCII, two characters a register, the rest NUL. */
  text(register: number, registers: number, value: string): this {
    for (let index = 0; index < registers; index += 1) {
      const [high, low] = [value.charCodeAt(2 * index), value.charCodeAt(2 * index + 1)];
      this.put(register + index, ((Number.isNaN(high) ? 0 : high & 0x7f) << 8) | (Number.isNaN(low) ? 0 : low & 0x7f));
    }
    return this;
  }

  fill(from: number, to: number, value: number): this {
    this.words.fill(value, from, to + 1);
    return this;
  }
}
