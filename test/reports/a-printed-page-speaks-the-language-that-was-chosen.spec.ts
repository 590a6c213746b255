import { findProfile } from '../../src/products';
import {
  closingReport,
  paperChecklistHtml,
  paperChecklistText,
  planHtml,
  planSheet,
  reportHtml,
  timelineOf,
} from '../../src/reports';
import type { Language } from '../../src/words';
import { startScenario } from '../support/rig';
import { planOf } from './plans';
import { recordOf } from './report-of';
import { namesOf, outsideOf, textsOf, withoutNames, writtenIn } from './words-outside';

const sites = [
  { stacks: 3, generation: 'gen3' as const },
  { stacks: 2, generation: 'gen2' as const, joinLimit: null, reconnect: 'unknown' as const },
];

function pagesOfAPlan(options: (typeof sites)[number], language: Language) {
  const plan = planOf(options);
  const profile = findProfile(plan.site.product);
  const guidance = { ...profile, needs: profile.routes.flatMap(({ needs }) => needs) };
  const names = [...namesOf(plan), ...profile.preconditions.map(({ source }) => source)];
  const sources = profile.unknowns.flatMap(({ siblings = [] }) => siblings.map(({ source }) => source));
  return {
    names: [...names, ...sources].sort((one, other) => other.length - one.length),
    pages: [planHtml(planSheet(plan, guidance, language), language), paperChecklistHtml(plan, language)],
    paper: paperChecklistText(plan, language),
  };
}

/** Words of English that are no words of Spanish. */
const ENGLISH =
  /(?<![\p{L}-])(?:the|of|and|to|is|are|with|stack|stacks|wait|read|put|back|only|if|when|not|by|was|from)(?![\p{L}-])/iu;

describe.each(sites)('%j', (options) => {
  it('every sentence of the plan and of the paper comes from the catalogues', () => {
    const { pages, names, paper } = pagesOfAPlan(options, 'en-XA');
    const texts = [...pages.flatMap(textsOf), ...paper.split('\n')].map((text) => withoutNames(text, names));
    expect(texts.length).toBeGreaterThan(500);
    expect(outsideOf(texts)).toEqual([]);
  });

  it('no English is left on them in Spanish, and they say which language they are in', () => {
    const { pages, names, paper } = pagesOfAPlan(options, 'es');
    const texts = [...pages.flatMap(textsOf), ...paper.split('\n')].map((text) => withoutNames(text, names));
    expect(texts.filter((text) => ENGLISH.test(text))).toEqual([]);
    for (const page of pages) expect(page).toContain('<html lang="es">');
  });
});

/** A run that is held after an answer that did not do, with a note. */
async function heldRun() {
  const rig = await startScenario({
    site: { stacks: 2 },
    before: async (prompt, { engine, runId }) => {
      if (prompt.message.id !== 'ask.count-batteries-on-inverter') return;
      const answer = { kind: 'count' as const, value: 7 };
      await engine.answer(runId, { promptId: prompt.promptId, revision: prompt.revision, answer }, { actor: 'Ana' });
    },
  });
  await rig.drive((view) => view.hold !== null);
  return rig;
}

async function wholeRun() {
  const rig = await startScenario({ site: { stacks: 3 } });
  await rig.drive();
  return rig;
}

async function runOverLeads() {
  const rig = await startScenario({
    wire: { inverters: true },
    site: { stacks: 2 },
    plant: { faults: [{ name: 'wire-adapter-gone', stack: 'S1', on: 'write', every: 7, times: 1, ms: 1_800_000 }] },
  });
  await rig.drive((view) => view.hold !== null);
  return rig;
}

describe('the report', () => {
  it.each([
    ['a whole run', wholeRun],
    ['a run that is held', heldRun],
    ['a run over leads', runOverLeads],
  ])('of %s has no sentence outside the catalogues, and no English in Spanish', async (_which, drive) => {
    const { run, site, events } = await recordOf(await drive());
    const names = [...namesOf(run.plan), run.runId, ...writtenIn(events)].sort(
      (one, other) => other.length - one.length,
    );
    const texts = (language: Language) =>
      textsOf(reportHtml(closingReport(run, site, events, language), language)).map((text) =>
        withoutNames(text, names),
      );
    expect(texts('en').length).toBeGreaterThan(300);
    expect(outsideOf(texts('en-XA'))).toEqual([]);
    expect(texts('es').filter((text) => ENGLISH.test(text))).toEqual([]);
    const told = timelineOf(events, 'en-XA').flatMap(({ detail }) => withoutNames(detail ?? '', names));
    expect(outsideOf(told)).toEqual([]);
  });
});
