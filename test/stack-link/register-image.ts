import { FieldbusError } from '../../src/fieldbus';
import type { Registers } from '../../src/stack-link';

/** What the line throws when a device answers with a Modbus exception; 2 is *illegal data address*. */
export function modbusException(exceptionCode: number): FieldbusError {
  const problem = { code: 'fieldbus.exception', what: `Exception ${exceptionCode}.`, remedy: 'See the code.' };
  return new FieldbusError(problem, { exceptionCode });
}

/** A device as an image of its registers: what is not in it is refused, as a real device does. Counts its requests. */
export class RegisterImage implements Registers {
  readonly reads: { address: number; count: number }[] = [];
  /** Called before each read with its number, from 1: where a test lets the device change in between. */
  beforeRead: (number: number) => void = () => undefined;

  constructor(readonly words: Map<number, number> = new Map()) {}

  put(address: number, ...values: number[]): this {
    values.forEach((value, index) => this.words.set(address + index, value & 0xffff));
    return this;
  }

  putText(address: number, registers: number, text: string): this {
    const bytes = Buffer.alloc(registers * 2);
    bytes.write(text, 'latin1');
    for (let index = 0; index < registers; index++) this.put(address + index, bytes.readUInt16BE(index * 2));
    return this;
  }

  async readHolding(_unit: number, address: number, count: number): Promise<readonly number[]> {
    this.reads.push({ address, count });
    this.beforeRead(this.reads.length);
    const words = Array.from({ length: count }, (_, index) => this.words.get(address + index));
    return words.map((word) => {
      if (word === undefined) throw modbusException(2);
      return word;
    });
  }

  async writeHolding(): Promise<void> {
    throw modbusException(1);
  }
}

/** A chain of SunSpec models: each header and its registers, all zero, then the end marker. Gives the address of each. */
export function sunSpecImage(base: number, lengths: readonly (readonly [number, number])[]): RegisterImage {
  const image = new RegisterImage().put(base, 0x5375, 0x6e53);
  let address = base + 2;
  for (const [model, length] of lengths) {
    image.put(address, model, length, ...Array.from({ length }, () => 0));
    address += length + 2;
  }
  return image.put(address, 0xffff, 0);
}
