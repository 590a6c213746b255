import { type Rig, startScenario } from '../support/rig';
import type { Language } from '../../src/words';

jest.setTimeout(300_000);

const PARTS = new Set(['title', 'line', 'lines', 'done', 'notDone']);

/** Every text that a person reads in a view: what stands under the parts of words, wherever those are. */
function saidIn(node: unknown, key = ''): readonly string[] {
  if (typeof node === 'string') return PARTS.has(key) ? [node] : [];
  if (Array.isArray(node)) return node.flatMap((part: unknown) => saidIn(part, key));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, part]) => saidIn(part, name));
}

/** The words of every state that a run comes through, in a language. */
async function saidThroughout(language: Language): Promise<readonly string[]> {
  const said = new Set<string>();
  const listen = async (rig: Rig) => {
    const view = await rig.engine.view(rig.runId, language);
    for (const text of saidIn({ ...view, steps: [] })) said.add(text);
    for (const { drawingText, drawingWords } of view.prompts)
      for (const text of [drawingText, drawingWords]) if (text !== null) said.add(text.replace(/\s+/g, ' '));
  };
  const scenario = { site: { stacks: 2 }, before: (_prompt: unknown, at: Rig) => listen(at) };
  const rig = await startScenario(scenario);
  expect((await rig.drive()).outcome).toBe('complete');
  await listen(rig);
  // A code that does not belong there is asked again, then held; and danger comes on top.
  const held = await startScenario({
    ...scenario,
    says: ({ message }) => (message.id === 'ask.code' ? { kind: 'code', text: '20' } : undefined),
  });
  expect((await held.drive(({ hold }) => hold !== null)).status).toBe('held');
  await listen(held);
  await held.engine.danger(held.runId, 'smoke', { actor: 'Ana' });
  await listen(held);
  const written = writtenOnSite(rig);
  return [...said].map((text) => written.reduce((rest, own) => rest.replaceAll(own, '…'), text));
}

/** What the person who described the site wrote is not ours to translate. */
const writtenOnSite = ({ site }: Rig): readonly string[] => [
  site.name,
  site.colour,
  site.isolator,
  ...site.sources.map(({ isolator }) => isolator),
];

it('the pseudo-language: nothing is said that does not come from the catalogue', async () => {
  const said = await saidThroughout('en-XA');
  expect(said.length).toBeGreaterThan(100);
  expect(said.filter((text) => !text.includes('⟦'))).toEqual([]);
});

/** Words of English that are no words of Spanish and stand in no label. */
const ENGLISH = /(?<![\p{L}])(?:the|of|and|to|is|are|with|switch|stack|wait|read|put|back)(?![\p{L}])/iu;

it('Spanish: no English is left in it, not even in its blanks', async () => {
  const said = await saidThroughout('es');
  expect(said.filter((text) => ENGLISH.test(text))).toEqual([]);
});
