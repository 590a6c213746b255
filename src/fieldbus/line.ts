/** Writes of a transfer first, then checks that a gate waits for, then polls. */
export type Priority = 'write' | 'check' | 'poll';

/** How a line is timed; from the profile of what hangs on it. All in milliseconds. */
export interface LineTiming {
  /** From the end of a request to the end of the device's thinking; the answer's own bytes are added to it. Always > 0. */
  readonly answerTimeoutMs: number;
  /** The latest an answer was ever seen. After anything unclean the line is left quiet for max(3.5 characters, twice this) (SI-27). */
  readonly worstLateAnswerMs: number;
  /** Pause between frames beyond the 3.5 characters; 0 for none. */
  readonly interFrameMs: number;
  /** Listening after each opening, before the first word (SI-17); not on Modbus TCP, where nobody can be heard. */
  readonly listenBeforeMs: number;
  /** The adapter echoes what is sent. */
  readonly echo: boolean;
}

export interface RequestOptions {
  /** `check` where not told; `write` for writeHolding. */
  readonly priority?: Priority;
  /** Instead of the line's own, for requests that take a device long (an erase). */
  readonly answerTimeoutMs?: number;
  /**
   * The opening that this request may go through, as `generation` said when the unit was proven. Through any other it fails with
   * `fieldbus.reopened-meanwhile` before a byte leaves: a line that was lost while nobody asked opens again by itself (SI-15).
   */
  readonly generation?: number;
}

/** Everything that was counted on a line since it was first opened. */
export interface LineCounters {
  readonly requests: number;
  readonly answers: number;
  readonly exceptions: number;
  readonly timeouts: number;
  readonly lateAnswers: number;
  readonly wrongUnit: number;
  readonly wrongFunction: number;
  readonly wrongAddress: number;
  readonly wrongCount: number;
  readonly badCrc: number;
  /** Answers cut short at the time-out. */
  readonly truncated: number;
  /** Modbus TCP: answers with a transaction id that was never given out. */
  readonly badTransaction: number;
  /** Bytes that belong to no frame. */
  readonly strayBytes: number;
  /** Requests of somebody else. */
  readonly foreignFrames: number;
  readonly quarantines: number;
  readonly echoesDropped: number;
  readonly lost: number;
  readonly reopened: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

/** What happens on a line, for the recorder and the live views. `atMs` is the line's own monotonic time. */
export type LineEvent =
  | { readonly kind: 'sent'; readonly atMs: number; readonly bytes: Uint8Array }
  | { readonly kind: 'received'; readonly atMs: number; readonly bytes: Uint8Array }
  | { readonly kind: 'quarantine'; readonly atMs: number; readonly why: string; readonly quietForMs: number }
  | { readonly kind: 'foreign-frame'; readonly atMs: number; readonly bytes: Uint8Array }
  | { readonly kind: 'lost'; readonly atMs: number; readonly why: string }
  | { readonly kind: 'reopened'; readonly atMs: number; readonly generation: number }
  | { readonly kind: 'closed'; readonly atMs: number };

/**
 * One line: one queue, one request in flight. An answer counts only when unit, function, address and count equal the request
 * (SI-27). Addresses are those of the frame (0 to 65535), words are 0 to 65535. Every rejection is a FieldbusError; nothing is
 * tried twice by the line itself.
 */
export interface Line {
  /** The line's address as text. */
  readonly id: string;
  /** Grows with each opening; a proof of identity holds for one of them only (SI-15). */
  readonly generation: number;
  readonly timing?: LineTiming;
  /** Function 3; 1 to 125 registers. */
  readHolding(unit: number, address: number, count: number, options?: RequestOptions): Promise<readonly number[]>;
  /** Function 4; 1 to 125 registers. */
  readInput(unit: number, address: number, count: number, options?: RequestOptions): Promise<readonly number[]>;
  /** Function 16; 1 to 123 words. Rejected with anything but an exception, nobody knows whether the device took it: look. */
  writeHolding(unit: number, address: number, words: readonly number[], options?: RequestOptions): Promise<void>;
  counters(): LineCounters;
  /** The result stops the listening. */
  onEvent(listener: (event: LineEvent) => void): () => void;
  /** Fails whoever waits with `fieldbus.closed`. A second call is harmless. */
  close(): Promise<void>;
}
