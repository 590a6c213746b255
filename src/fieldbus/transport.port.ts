/** What a transport tells its line. Each call belongs to the opening it was handed to. */
export interface TransportEvents {
  /** Bytes in the order of their arrival, split and merged as they came. The buffer may be reused after the call. */
  onBytes(bytes: Buffer): void;
  /** The port is gone: unplugged, EIO, socket closed. Comes at most once an opening; nothing comes after it. */
  onLost(why: string): void;
}

/**
 * Bytes to a device and back, nothing more: frames, silences and checks are the line's. A port, so that tests, a replay and the
 * virtual plant can stand where the wire is.
 */
export interface Transport {
  /** Opens, or opens again after `onLost` or `close`. Rejects with a FieldbusError that names what to do. */
  open(events: TransportEvents): Promise<void>;
  /**
   * Takes the whole frame. A port that is gone is told through `onLost`, also before this returns; what is thrown is told to the
   * one who asked, and says that nothing was sent.
   */
  write(frame: Buffer): void;
  /** Delivers at once what has already arrived, where the transport can look (serial). */
  drain?(): void;
  /** After this nothing is told any more. A second call is harmless. */
  close(): Promise<void>;
}
