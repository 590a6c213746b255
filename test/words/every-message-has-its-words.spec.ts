import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ENGLISH_DRAWING } from '../../src/dip-config';
import { type AbortPolicy, HOLD_OFFERS, OUTCOMES, PHYSICAL_STATES, WAYS_BACK } from '../../src/orchestrator/events';
import { GUARDS } from '../../src/orchestrator/guards';
import { LOOKS } from '../../src/orchestrator/hold-look';
import { procedures } from '../../src/orchestrator/procedures';
import { stepDefinitions } from '../../src/orchestrator/steps';
import { displayCodeSchema } from '../../src/stacks/product.slice';
import { energySourceSchema, siteSchema } from '../../src/stacks/site';
import { blanksOf, en, messageIds, piecesOf, say, type Catalogue } from '../../src/words';
import { messagesInSource, sourceFiles } from './messages-in-source';

const QUANTITIES = [
  'soc',
  'temperature',
  'cell-spread',
  'volts',
  'amps',
  'amps-again',
  'amps-charging',
  'amps-discharging',
];
/** Offers that may be proposed at a hold. */
const PROPOSED = [
  ...['try-again', 'flash-again', 'restore', 'smaller-set', 'finish-forward', 'override', 'stop-here', 'danger-over'],
];
const WINDOW = ['soc', 'temperature', 'cell-spread'];

/** What the blanks of an id that is put together at run time can be. A new template is listed here, or the first test fails. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'ask.${quantity}': QUANTITIES.map((quantity) => `ask.${quantity}`),
  'ask.count-${step.params.subject}': ['links-found', 'batteries-on-inverter'].map((subject) => `ask.count-${subject}`),
  'ask.photo-${step.params.subject}': ['as-found', 'breakers', 'restored'].map((subject) => `ask.photo-${subject}`),
  'ask.breaker-${step.params.subject}': ['battery', 'inverter'].map((side) => `ask.breaker-${side}`),
  'ask.demand-${step.params.mode}': ['charge', 'discharge', 'idle'].map((mode) => `ask.demand-${mode}`),
  'wait.${step.params.why}': ['amps', 'feeds', 'count', 'hold', 'gap', 'share', 'modules-settle'].map(
    (why) => `wait.${why}`,
  ),
  'hold.${name}-not-known': WINDOW.map((name) => `hold.${name}-not-known`),
  'hold.${name}-outside': WINDOW.map((name) => `hold.${name}-outside`),
  "hold.abort-${policy.slice('hold-'.length)}": ['torn', 'apart', 'mixed', 'written', 'returning'].map(
    (policy) => `hold.abort-${policy}`,
  ),
  'act.${effect}': [
    ...new Set(stepDefinitions.flatMap(({ effect, byMachine }) => effect ?? byMachine?.effect ?? [])),
  ].map((effect) => `act.${effect}`),
  'ended.${outcome}': OUTCOMES.map((outcome) => `ended.${outcome}`),
  'card.${physical}': PHYSICAL_STATES.map((state) => `card.${state}`),
  'option.tool-${id}': ['writing', 'finished', 'failed', 'not-started'].map((said) => `option.tool-${said}`),
  'look.${lookFirst(hold, step)}': LOOKS.map((look) => `look.${look}`),
  'next.${offer}': PROPOSED.map((offer) => `next.${offer}`),
  'judged.${step.step}': stepDefinitions
    .filter(({ prompt, wait }) => prompt === undefined && wait === undefined)
    .map(({ name }) => `judged.${name}`),
  'silent.${stopsOnLossOfBms}': ['yes', 'no', 'unknown'].map((stops) => `silent.${stops}`),
  'photo.${subject}': ['as-found', 'breakers', 'restored'].map((subject) => `photo.${subject}`),
  'offer.${id}': HOLD_OFFERS.map((offer) => `offer.${offer}`),
};

const POLICIES: readonly AbortPolicy[] = [
  ...([...WAYS_BACK, 'abandon', 'after-the-flash', 'after-the-count', 'redo-join'] as const),
  ...(['hold-torn', 'hold-apart', 'hold-mixed', 'hold-written', 'hold-returning'] as const),
];

/** Words that screens and blanks look up by a value of the engine. */
const LOOKED_UP: readonly string[] = [
  ...PHYSICAL_STATES.map((state) => `card.${state}`),
  ...HOLD_OFFERS.map((offer) => `offer.${offer}`),
  ...[...OUTCOMES, 'not-ended'].map((outcome) => `outcome.${outcome}`),
  ...['none', 'eyes', 'hands', 'two'].map((hands) => `hands.${hands}`),
  ...['normal', 'hard'].map((level) => `overdue.${level}`),
  ...['host', 'network', 'updater'].map((what) => `feed.${what}`),
  ...['yes', 'no', 'unknown'].map((answer) => `told.${answer}`),
  ...['links', 'breakers', 'inverters', 'sources', 'versions', 'unit', 'member'].map((what) => `obligation.${what}`),
  ...energySourceSchema.shape.kind.options.map((kind) => `source.${kind}`),
  ...GUARDS.map((guard) => `invariant.${guard.id}`),
  ...procedures.map((procedure) => `procedure.${procedure.name}`),
  ...['on', 'off', 'half-on'].map((power) => `power.${power}`),
  ...['writing', 'not-started', 'ended', 'torn'].map((flash) => `flash.${flash}`),
  ...Object.keys(ENGLISH_DRAWING).map((piece) => `drawing.${piece}`),
  ...PHYSICAL_STATES.map((state) => `physical.${state}`),
  ...POLICIES.map((policy) => `policy.${policy}`),
  ...['as-left', ...displayCodeSchema.shape.expectedDuring.element.options].map((phase) => `phase.${phase}`),
  ...siteSchema.shape.colour.options.map((colour) => `colour.${colour}`),
  ...siteSchema.shape.reconnect.options.filter((how) => how !== 'unknown').map((how) => `reconnect.${how}`),
  ...['parked', 'breakers-open', 'isolated', 'update', 'join', 'return'].map((part) => `part.${part}`),
  ...['stated', 'inferred', 'borrowed', 'contested', 'unknown'].map((standing) => `standing.${standing}`),
  ...['true', 'false', 'any', 'lastToMaster', 'terminalAlone'].map((value) => `taken.${value}`),
  ...['W0', 'W1', 'W2', 'W3'].map((name) => `class.${name}`),
  ...['open', 'discharged', 'left'].map((status) => `duty.${status}`),
  ...['ok', 'failed', 'unknown'].map((ending) => `ending.${ending}`),
  ...['charging', 'discharging'].map((mode) => `mode.${mode}`),
  ...['stacks', 'modules'].map((counted) => `counted.${counted}`),
  'danger.card',
  'danger.button',
];

/** A template whose first word names a family that is looked up whole, such as `outcome.${view.outcome}`. */
const FAMILIES = new Set(LOOKED_UP.map((id) => id.slice(0, id.indexOf('.') + 1)));
const familyOf = (template: string): readonly string[] | undefined => {
  const prefix = template.slice(0, template.indexOf('${'));
  return FAMILIES.has(prefix) ? LOOKED_UP.filter((id) => id.startsWith(prefix)) : undefined;
};
const expanded = (template: string): readonly string[] | undefined => TEMPLATES[template] ?? familyOf(template);

const messages = messagesInSource();
const idsOf = (found: (typeof messages)[number]) => [
  ...found.ids,
  ...found.templates.flatMap((template) => expanded(template) ?? []),
];
const catalogue: Catalogue = en;
const textsOf = (id: string) => {
  const { title = '', line = '', lines = [], done = '', notDone = '' } = catalogue[id] ?? {};
  return [title, line, ...lines, done, notDone];
};

describe('Every message has its words', () => {
  it('finds the messages of the engine', () => {
    expect(messages.length).toBeGreaterThan(120);
  });

  it('knows what every id that is put together can become', () => {
    const unknown = messages.flatMap(({ where, templates }) =>
      templates.filter((template) => expanded(template) === undefined).map((template) => `${where} ${template}`),
    );
    expect(unknown).toEqual([]);
  });

  it('lists no template that the source no longer has', () => {
    const used = new Set(messages.flatMap(({ templates }) => templates));
    expect(Object.keys(TEMPLATES).filter((template) => !used.has(template))).toEqual([]);
  });

  it('takes the subjects, reasons and modes of the procedures from the list above', () => {
    const parts = readFileSync(path.join(__dirname, '../../src/orchestrator/procedures/parts.ts'), 'utf8');
    const wanted = [...parts.matchAll(/step\('([a-z-]+)', \{ (subject|why|mode|quantity): '([a-z-]+)'/g)].map(
      ([, step = '', , value = '']) => {
        const prefix: Readonly<Record<string, string>> = {
          photograph: 'ask.photo-',
          'count-things': 'ask.count-',
          'read-breaker-side': 'ask.breaker-',
          'set-demand': 'ask.demand-',
          'wait-for': 'wait.',
          'read-number': 'ask.',
        };
        return `${prefix[step] ?? `${step}?`}${value}`;
      },
    );
    expect(wanted.length).toBeGreaterThan(15);
    // A comparison by the machine asks nobody anything.
    const asked = wanted.filter((id) => !id.startsWith('compare-with-lead?'));
    expect(asked.filter((id) => !messageIds.includes(id))).toEqual([]);
  });

  it('has words for every id of the source', () => {
    const missing = messages.flatMap((found) =>
      idsOf(found)
        .filter((id) => catalogue[id] === undefined)
        .map((id) => `${found.where} ${id}`),
    );
    expect(missing).toEqual([]);
  });

  it('has words for everything that a screen looks up', () => {
    expect(LOOKED_UP.filter((id) => catalogue[id] === undefined)).toEqual([]);
  });

  it('has no words that nobody says', () => {
    const said = new Set([...messages.flatMap(idsOf), ...LOOKED_UP]);
    expect(messageIds.filter((id) => !said.has(id))).toEqual([]);
  });

  it('has no id in the source that no call of message or say shows', () => {
    const families = new Set(messageIds.map((id) => id.split('.')[0]));
    const said = new Set([...messages.flatMap(idsOf), ...LOOKED_UP]);
    const literals = sourceFiles().flatMap(({ name, text }) =>
      // Types of events have the same shape: `type: 'wait.started'`, `case 'wait.started'`.
      [...text.matchAll(/(?<!type: |case |=== )'([a-z]+)\.([a-z]+-[a-z-]+)'/g)]
        .filter(([, family]) => families.has(family))
        .map(([, family, rest]) => ({ name, id: `${family}.${rest}` })),
    );
    expect(literals.filter(({ id }) => !said.has(id))).toEqual([]);
  });

  it('fills every blank that the words have', () => {
    const empty = messages.flatMap((found) => {
      const { blanks } = found;
      if (blanks === undefined) return [];
      return idsOf(found).flatMap((id) =>
        textsOf(id)
          .flatMap((text) => blanksOf(text).needed)
          .filter((blank) => !blanks.includes(blank))
          .map((blank) => `${found.where} ${id} {${blank}}`),
      );
    });
    expect(empty).toEqual([]);
  });

  it('can tell the blanks of every call', () => {
    expect(messages.filter(({ blanks }) => blanks === undefined).map(({ where }) => where)).toEqual([]);
  });

  it('gives both buttons of every confirmation', () => {
    const confirmations = new Set(
      sourceFiles().flatMap(({ text }) =>
        [...text.matchAll(/kind: 'confirm',\s*message: message\((?:'([^']+)'|`([^`]+)`)/g)].flatMap(
          ([, id, template]) => (id === undefined ? (TEMPLATES[template ?? ''] ?? [template ?? '']) : [id]),
        ),
      ),
    );
    expect(confirmations.size).toBeGreaterThan(8);
    expect(
      [...confirmations].filter((id) => catalogue[id]?.done === undefined || catalogue[id].notDone === undefined),
    ).toEqual([]);
  });

  it('says the pieces of a drawing as the drawing itself says them where it is given none', () => {
    expect(piecesOf('drawing')).toEqual(ENGLISH_DRAWING);
  });

  it('has a step for every ask', () => {
    expect(stepDefinitions.length).toBeGreaterThan(30);
    expect(say({ id: 'ask.switch-off', params: { stack: 'S2' } }).title).toBe(
      'Hold the power button of stack S2 until the LCD is dark.',
    );
  });
});
