// What a master process of the bench is told to do, and what it says afterwards. Both travel as JSON.

/** Where a job's slave is: a pseudo-terminal's path with the line's baud, or a TCP port of this machine. */
export type SlaveAddress =
  | { readonly kind: 'serial'; readonly path: string; readonly baud: number }
  | { readonly kind: 'tcp'; readonly port: number };

/** Waits of a job in milliseconds; `echo`: the adapter gives back what is sent. */
export interface JobTiming {
  readonly answerTimeoutMs: number;
  readonly worstLateAnswerMs: number;
  readonly echo: boolean;
}

/** A master under measure: the product's Line, or the library alone. */
export type MasterName = 'line' | 'modbus-serial';

export interface Job {
  readonly master: MasterName;
  /** write: the image on every address, `count` times. reads: `count` reads of ten registers. together: `count` times a poll and a write at
   * once. polls: a closed loop of reads on every address for `seconds`. */
  readonly kind: 'write' | 'reads' | 'together' | 'polls';
  readonly addresses: readonly SlaveAddress[];
  readonly timing: JobTiming;
  readonly bytes: number;
  readonly count: number;
  readonly seconds: number;
  /** How often a request that failed is sent again before it counts as lost. */
  readonly retries: number;
}

export interface JobResult {
  /** Seconds of the slowest address, and of each. */
  readonly seconds: number;
  readonly perAddressSeconds: readonly number[];
  /** Requests that the job needed, without those sent again. */
  readonly requests: number;
  readonly ok: number;
  readonly retried: number;
  /** Answers with a value that the slave never had there. */
  readonly wrong: number;
  /** Requests that failed for good. */
  readonly lost: number;
  readonly cpuUsPerRequest: number;
  readonly cpuShare: number;
  readonly answerP50Us: number;
  /** How often which error was heard, by its code or first words. */
  readonly errors: Readonly<Record<string, number>>;
}
