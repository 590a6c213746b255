/** Words of a block of registers, filled by offset from its first. What nobody fills is 0. */
export class RegisterWords {
  readonly words: Uint16Array;

  constructor(length: number) {
    this.words = new Uint16Array(length);
  }

  /** An unsigned or signed 16 bit value. */
  put(offset: number, value: number): this {
    this.words[offset] = value & 0xffff;
    return this;
  }

  /** 32 bit, high word first. */
  put32(offset: number, value: number): this {
    return this.put(offset, value >>> 16).put(offset + 1, value & 0xffff);
  }

  /** Two characters a register, NUL padded, cut to the room there is. */
  text(offset: number, registers: number, value: string): this {
    return this.bytes(offset, registers, Buffer.from(value, 'latin1'));
  }

  /** Two bytes a register, padded with zeros. */
  bytes(offset: number, registers: number, value: Uint8Array): this {
    for (let index = 0; index < registers; index += 1) {
      this.put(offset + index, ((value[index * 2] ?? 0) << 8) | (value[index * 2 + 1] ?? 0));
    }
    return this;
  }

  /** The same value in each of the offsets. */
  fill(offsets: readonly number[], value: number): this {
    for (const offset of offsets) this.put(offset, value);
    return this;
  }
}
