import { asRunEvent, foldRun, foldSite, type JournalEvent } from '../../src/orchestrator';
import { closingReport } from '../../src/reports';
import { MemoryJournal } from '../../src/storage';
import type { Kept, KeptRun } from './kept';

/** An export as a journal again: the same events in the same order, chained anew. */
export async function journalOf(text: string): Promise<MemoryJournal> {
  const journal = new MemoryJournal();
  for (const line of text.split('\n').filter(Boolean)) {
    const { event } = JSON.parse(line) as { readonly event: JournalEvent };
    const { stream, seq, type, data, at, actor } = event;
    await journal.append([{ stream, expectedSeq: seq - 1, events: [{ type, data, at, actor }] }]);
  }
  return journal;
}

/** All streams of a journal in one export, in the order in which their events came. */
export async function exportOf(journal: MemoryJournal): Promise<string> {
  const streams = await Promise.all((await journal.streams('')).map(({ stream }) => journal.exportStream(stream)));
  const position = (line: string): number => (JSON.parse(line) as { position: number }).position;
  const lines = streams.flatMap((text) => text.split('\n').filter(Boolean));
  return lines
    .map((line) => ({ line, at: position(line) }))
    .sort((a, b) => a.at - b.at)
    .map(({ line }) => `${line}\n`)
    .join('');
}

/** What the runs and the site of a journal come to when they are folded now. */
export async function comesTo(journal: MemoryJournal): Promise<Omit<Kept, 'open'>> {
  const [siteStream] = await journal.streams('site:');
  const site = foldSite(await journal.read(siteStream?.stream ?? '')).state;
  const runs = (await journal.streams('run:')).map(({ stream }) => stream);
  return {
    runs: await Promise.all(runs.map(async (stream) => runComesTo(await journal.read(stream), site))),
    obligations: [...site.obligations.values()].map(({ id, status }) => ({ id, status })),
  };
}

function runComesTo(stored: readonly JournalEvent[], site: Parameters<typeof closingReport>[1]): KeptRun {
  const run = foldRun(stored).state;
  if (run === undefined) throw new Error('A kept stream has no run in it.');
  const { verdict } = closingReport(run, site, stored.map(asRunEvent));
  const { hold } = run;
  return {
    runId: run.runId,
    status: run.status,
    outcome: run.outcome ?? null,
    physical: run.physical ?? null,
    hold: hold === undefined ? null : { by: hold.by, because: hold.because.id, offers: hold.offers },
    deviations: run.deviations.map(({ what, guard, why, by }) => ({ what: what.id, guard, why, by })),
    facts: [...run.facts].length,
    returns: [...run.returns],
    verdict: {
      outcome: verdict.outcome,
      agrees: verdict.agrees,
      shortfalls: verdict.shortfalls.length,
      findings: verdict.findings.map(({ code, number }) => ({ code, number })),
      duties: verdict.duties.map(({ id, back, status }) => ({ id, back, status })),
      switches: verdict.switches.map(({ stack, bank, same }) => ({ stack, bank, same })),
      versions: verdict.versions,
      counts: verdict.counts,
      powerGaps: verdict.powerGaps,
      restarts: verdict.restarts.length,
      transfers: verdict.transfers.length,
      answers: verdict.answers.length,
    },
  };
}
