import fc from 'fast-check';
import { canonicalJson, StackhandError } from '../../src/kernel';
import type { Outcome, RunEvent } from '../../src/orchestrator';
import { closingReport, verdictOf } from '../../src/reports';
import { startScenario } from '../support/rig';
import { type Record, recordOf } from './report-of';

async function completeRun(
  site: { stacks: number; generation?: 'gen3' | 'gen2' },
  procedure?: string,
): Promise<Record> {
  const rig = await startScenario({ site, ...(procedure === undefined ? {} : { procedure }) });
  await rig.drive();
  return recordOf(rig);
}

/** The outcome of changed events, with the run handed in that belongs to them; null where the record cannot be read at all. */
function outcomeOf({ run, site }: Record, events: readonly RunEvent[]): Outcome | null {
  try {
    return verdictOf({ ...run, events: events.length }, site, events).outcome;
  } catch (error) {
    if (error instanceof StackhandError && error.code === 'reports.no-plan') return null;
    throw error;
  }
}

test.each([
  [{ stacks: 1 }, 'single-stack-update', 'run.planned'],
  [{ stacks: 2 }, 'leave-parallel', 'run.planned'],
  // What comes before is the same as in the two above.
  [{ stacks: 2, generation: 'gen2' as const }, 'parallel-stack-update', 'plug-links'],
])('without any one of its events a complete run is not complete: %j %s from %s on', async (site, procedure, from) => {
  const record = await completeRun(site, procedure);
  expect(outcomeOf(record, record.events)).toBe('complete');
  const first = record.events.findIndex(
    ({ type, data }) => type === from || ('stepId' in data && data.stepId.includes(from)),
  );
  const survivors = record.events.filter(
    (_event, index) =>
      index >= first &&
      ['complete', 'complete-with-deviations'].includes(String(outcomeOf(record, record.events.toSpliced(index, 1)))),
  );
  expect(survivors.map(({ type, data }) => `${type} ${'stepId' in data ? data.stepId : ''}`)).toEqual([]);
});

test('an event written twice or moved elsewhere is found', async () => {
  const record = await completeRun({ stacks: 1 }, 'single-stack-update');
  const last = record.events.length - 1;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: last }), fc.integer({ min: 1, max: last }), (from, to) => {
      const event = record.events[from];
      if (event === undefined || Math.abs(from - to) < 2) return;
      const twice = record.events.toSpliced(to, 0, event);
      const moved = record.events.toSpliced(from, 1).toSpliced(to, 0, event);
      for (const events of [twice, moved]) {
        const { findings } = verdictOf({ ...record.run, events: events.length }, record.site, events);
        // Prompts that are open together may come in any order; whatever else moved is named.
        if (findings.length === 0) expect(sameSteps(events, record.events)).toBe(true);
      }
    }),
    { numRuns: 150, seed: 7 },
  );
});

/** True when the order inside each step is the old one: only steps that stand beside each other changed places. */
function sameSteps(a: readonly RunEvent[], b: readonly RunEvent[]): boolean {
  const byStep = (events: readonly RunEvent[]): string => {
    const lists = new Map<string, RunEvent[]>();
    for (const event of events) {
      const step = 'stepId' in event.data ? event.data.stepId : 'run';
      lists.set(step, [...(lists.get(step) ?? []), event]);
    }
    return canonicalJson([...lists].sort(([one], [other]) => (one < other ? -1 : 1)));
  };
  return byStep(a) === byStep(b);
}

test('the same events give the same report, letter by letter', async () => {
  const { run, site, events } = await completeRun({ stacks: 2 });
  const copy = structuredClone(events);
  expect(canonicalJson(closingReport(run, site, copy))).toBe(canonicalJson(closingReport(run, site, events)));
});

test('a better outcome written over the record is found', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive((view) => view.prompts.some((prompt) => prompt.step === 'switch-on' && prompt.stack === 'S2'));
  await rig.engine.abort(rig.runId, 'called away', { actor: 'Ana' });
  const held = await rig.drive((view) => view.hold !== null);
  const choice = { promptId: held.hold?.promptId ?? '', offer: 'stop-here' as const, words: 'called away' };
  await rig.engine.choose(rig.runId, choice, { actor: 'Ana' });
  const { run, site, events } = await recordOf(rig);
  const better = events.map((event) =>
    event.type === 'run.ended' ? { ...event, data: { ...event.data, outcome: 'complete' as const } } : event,
  );
  const verdict = verdictOf(run, site, better);
  expect(verdict).toMatchObject({ outcome: 'degraded', recordedOutcome: 'complete', agrees: false });
  expect(verdict.findings.map(({ code }) => code)).toContain('other-outcome');
});

test('a fact that its answer does not bear out is found', async () => {
  const record = await completeRun({ stacks: 2 });
  const events = record.events.map((event) =>
    event.type === 'step.done' && event.data.facts.some(({ key }) => key === 'S1/soc')
      ? { ...event, data: { ...event.data, facts: event.data.facts.map((fact) => ({ ...fact, value: 50.5 })) } }
      : event,
  );
  const verdict = verdictOf(record.run, record.site, events);
  expect(verdict.outcome).toBe('degraded');
  expect(verdict.findings.map(({ code }) => code)).toContain('other-facts');
});

test('the events of another run are not taken for those of this one', async () => {
  const one = await completeRun({ stacks: 1 }, 'single-stack-update');
  const two = await completeRun({ stacks: 2 });
  expect(verdictOf(one.run, one.site, two.events).findings.map(({ code }) => code)).toContain('other-record');
  expect(() => verdictOf(one.run, one.site, [])).toThrow('does not begin with its plan');
});
