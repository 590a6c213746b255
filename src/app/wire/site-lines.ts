import {
  type Line,
  type LineAddress,
  type LineCounters,
  type LineTiming,
  openLine,
  parseLineAddress,
} from '../../fieldbus';

/** How a line is opened; a test hands in another way. */
export type OpenLine = (address: LineAddress, timing: LineTiming) => Promise<Line>;

/**
 * The lines of the sites that runs work on: each is opened once, exclusively, when it is first needed, and shared by everything that speaks
 * on it; one queue a line keeps it at one request in flight (SI-17). Closed when no run needs it any more.
 */
export class SiteLines {
  private readonly lines = new Map<string, Promise<Line>>();
  private readonly users = new Map<string, Set<string>>();

  constructor(private readonly open: OpenLine = openLine) {}

  /** The line of this address, opened for a run. Rejects with what `openLine` rejects with; the next call tries anew. */
  line(runId: string, address: string, timing: LineTiming): Promise<Line> {
    const users = this.users.get(address) ?? new Set();
    this.users.set(address, users.add(runId));
    const known = this.lines.get(address);
    if (known !== undefined) return known;
    const opened = this.open(parseLineAddress(address), timing);
    this.lines.set(address, opened);
    opened.catch(() => this.lines.delete(address));
    return opened;
  }

  /** What was counted on every line that is open, by its address. */
  async counters(): Promise<Readonly<Record<string, LineCounters>>> {
    const open = await Promise.allSettled([...this.lines.values()]);
    return Object.fromEntries(
      open.flatMap((line) => (line.status === 'fulfilled' ? [[line.value.id, line.value.counters()]] : [])),
    );
  }

  /** A run has ended: what only it needed is given free. */
  async release(runId: string): Promise<void> {
    for (const [address, users] of this.users) {
      users.delete(runId);
      if (users.size === 0) await this.closeLine(address);
    }
  }

  async close(): Promise<void> {
    for (const address of [...this.lines.keys()]) await this.closeLine(address);
  }

  private async closeLine(address: string): Promise<void> {
    const line = this.lines.get(address);
    this.lines.delete(address);
    this.users.delete(address);
    // A line that could not be opened has nothing to close; whoever asked for it was told why.
    const [opened] = await Promise.allSettled([line]);
    if (opened.status === 'fulfilled') await opened.value?.close();
  }
}
