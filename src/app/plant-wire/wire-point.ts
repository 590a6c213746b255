import type { AnswerPdu } from '../../virtual-plant';

/** Something of the plant with a port of its own: a stack or an inverter. */
export interface WirePoint {
  /** Its name in the site. */
  readonly name: string;
  readonly answer: AnswerPdu;
}

/** An open port of the plant. */
export interface OpenPort {
  /** As a line is named: `tcp://127.0.0.1:15021`, `serial:PATH?baud=115200&parity=none&stop=1`. */
  readonly line: string;
  close(): Promise<void>;
}
