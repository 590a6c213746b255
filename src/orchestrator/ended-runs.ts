import type { Journal, JournalEvent } from './journal.port';
import { asRunEvent, runStream } from './streams';
import type { RunSummary } from './view';

/** Numbers of the first events that a line is made of: planned, and as a rule started. */
const HEAD = { from: 1, to: 2 };

/**
 * Runs that have ended, without their fold: nothing follows a `run.ended`, so that the last event of a stream tells. What is kept here is a
 * projection: it can be thrown away, and no decision reads it.
 */
export class EndedRuns {
  private readonly ended = new Map<string, JournalEvent>();
  private readonly lines = new Map<string, RunSummary>();

  constructor(private readonly journal: Journal) {}

  /** Every run with the number of its last event. */
  async streams(): Promise<readonly { readonly runId: string; readonly seq: number }[]> {
    const streams = await this.journal.streams('run:');
    return streams.map(({ stream, seq }) => ({ runId: stream.slice('run:'.length), seq }));
  }

  /** True where the last event of this run, which has this number, ended it. */
  async has(runId: string, seq: number): Promise<boolean> {
    if (this.ended.has(runId)) return true;
    const last = (await this.journal.read(runStream(runId), { from: seq, to: seq })).at(-1);
    if (last?.type !== 'run.ended') return false;
    this.ended.set(runId, last);
    return true;
  }

  /** The line of a run that has ended, from its first events and its last; undefined where only its fold can tell. */
  async line(runId: string): Promise<RunSummary | undefined> {
    const known = this.lines.get(runId);
    const last = this.ended.get(runId);
    if (known !== undefined || last === undefined) return known;
    const [planned, started] = (await this.journal.read(runStream(runId), HEAD)).map(asRunEvent);
    const ended = asRunEvent(last);
    if (planned?.type !== 'run.planned' || started?.type !== 'run.started' || ended.type !== 'run.ended')
      return undefined;
    const { plan } = planned.data;
    const line: RunSummary = {
      runId,
      siteId: plan.site.id,
      procedure: plan.procedure,
      status: 'ended',
      outcome: ended.data.outcome,
      startedAtMs: started.at.wallMs,
    };
    this.lines.set(runId, line);
    return line;
  }
}
