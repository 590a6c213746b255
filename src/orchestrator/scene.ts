import type { Stamp } from '../kernel';
import { MASTER_ADDRESS, type SiteStack, stacksByAddress } from '../stacks';
import { halfWritten, writingStacks } from './flash-state';
import { closing } from './physical';
import { stepWithId } from './plan-index';
import type { KnownFact, RunState } from './run-state';
import { bankScenes } from './scene-banks';
import type { Scene, SceneInverter, SceneLink, SceneReading, SceneStack, SceneVersion } from './scene-types';
import { type Scenery, sceneryOf } from './scenery';
import { everyTag } from './step';

/** What is read at a stack, and its unit. */
const AT_STACK: readonly (readonly [what: string, unit: string, keys: readonly string[]])[] = [
  ['soc', '%', ['soc']],
  ['temperature', '°C', ['temperature']],
  ['cell-spread', 'mV', ['cell-spread']],
  ['volts', 'V', ['volts']],
  ['amps', 'A', ['amps', 'amps-again']],
  ['amps-charging', 'A', ['amps-charging']],
  ['amps-discharging', 'A', ['amps-discharging']],
  ['count-alone', '', ['count-alone', 'count-alone-again']],
  ['count-set', '', ['count-set', 'count-set-again']],
  ['module-count', '', ['module-count']],
];

const AT_SITE: readonly string[] = [
  ...['links-found', 'links-in-hand', 'links-plugged', 'batteries-on-inverter', 'locks', 'breakers-closed'],
];

/** What the chain looks like from the folded run alone. After an older journal was put back nothing of it is known (SI-51). */
export function sceneOf(run: RunState, now: Stamp): Scene {
  const s = sceneryOf(run, now);
  const { site, apart = [] } = run.plan;
  return {
    stacks: [
      ...stacksByAddress(site).map((stack) => stackScene(s, stack, false)),
      ...apart.map((stack) => stackScene(s, stack, true)),
    ],
    links: links(s),
    breakers: breakers(s),
    inverters: site.inverters.map(({ id, leadOn }) => inverter(s, id, leadOn)),
    sources: site.sources.map(({ id, kind }) => ({ id, kind, state: oneOf(s.fact(`source/${id}`), 'on', 'off') })),
    readings: siteReadings(s),
  };
}

function stackScene(s: Scenery, { tag, address }: SiteStack, leftOut: boolean): SceneStack {
  const { run, fact } = s;
  const power = fact(`${tag}/power`);
  const alone = run.plan.site.stacks.length + (run.plan.apart?.length ?? 0) === 1;
  return {
    tag,
    address,
    leftOut,
    role: alone ? 'stand-alone' : address === MASTER_ADDRESS ? 'master' : 'slave',
    power: oneOf(power, 'on', 'off', 'half-on'),
    powerTold: power === undefined ? null : s.told(power),
    lcd: lcd(s, tag),
    writing: writing(run, tag),
    passed: fact(`${tag}/passed`)?.value === true,
    toolOn: fact('site/tool-on')?.value === tag,
    banks: bankScenes(s, tag),
    readings: AT_STACK.flatMap(([what, unit, keys]) =>
      s.asked.has(`${tag}/${what}`) ? [] : reading(s, what, unit, ...keys.map((key) => `${tag}/${key}`)),
    ),
    versions: run.plan.slice.components.flatMap(({ key, label }) => versions(s, tag, key, label)),
  };
}

/** One of the values that may stand there; everything else nobody said. */
function oneOf<const T extends string>(fact: KnownFact | undefined, ...values: readonly T[]): T | 'unknown' {
  return values.find((value) => value === fact?.value) ?? 'unknown';
}

const latest = (s: Scenery, ...keys: readonly string[]): KnownFact | undefined =>
  keys
    .flatMap((key) => s.fact(key) ?? [])
    .sort((a, b) => b.order - a.order)
    .at(0);

function reading(s: Scenery, what: string, unit: string, ...keys: readonly string[]): readonly SceneReading[] {
  const fact = latest(s, ...keys);
  return typeof fact?.value === 'number' ? [{ what, unit, value: fact.value, ...s.told(fact) }] : [];
}

/** What was last read from the LCD, unless the stack was switched or began to be written since. */
function lcd(s: Scenery, tag: string): SceneStack['lcd'] {
  const shown = latest(
    s,
    ...['code', 'mode', 'count-alone', 'count-alone-again', 'count-set', 'count-set-again', 'module-count'].map(
      (what) => `${tag}/${what}`,
    ),
  );
  const power = s.fact(`${tag}/power`);
  const switched = stepWithId(s.run.plan.steps, power?.stepId ?? '')?.step.startsWith('switch-') ? power : undefined;
  const flash = s.fact(`${tag}/flash`);
  const since = Math.max(switched?.order ?? -1, flash?.value === 'writing' ? flash.order : -1);
  if (shown === undefined || shown.value === null || shown.order < since || s.asked.has(`${tag}/lcd`)) return null;
  // Read back by the machine instead of seen: nobody looked at the LCD.
  return shown.value === 'switches-read-back' ? null : { text: String(shown.value), ...s.told(shown) };
}

function writing(run: RunState, tag: string): SceneStack['writing'] {
  const flash = run.facts.get(`${tag}/flash`)?.value;
  if (run.outOfDate !== undefined || flash === 'torn' || halfWritten(run).includes(tag)) return 'suspect';
  if (writingStacks(run).includes(tag)) return 'writing';
  return flash === 'ended' ? 'written' : 'untouched';
}

function versions(s: Scenery, tag: string, component: string, label: string): readonly SceneVersion[] {
  if (s.asked.has(`${tag}/versions/${component}`)) return [];
  return (['before', 'after'] as const).flatMap((when) => {
    const fact = s.fact(`${tag}/${when}/${component}`);
    if (fact === undefined || !Array.isArray(fact.value)) return [];
    return [{ component, label, when, versions: fact.value as readonly string[], ...s.told(fact) }];
  });
}

/** Cables are counted, not named: all of them are in hand, or all plugged; anything else says nothing of a single one. */
function links(s: Scenery): readonly SceneLink[] {
  const chain = stacksByAddress(s.run.plan.site).map(({ tag }) => tag);
  const hand = s.fact('site/links-in-hand');
  const count = latest(s, 'site/links-found', 'site/links-plugged', 'site/links-in-hand')?.value;
  const inHand = latest(s, 'site/links-found', 'site/links-plugged', 'site/links-in-hand') === hand;
  const pulled = inHand ? count === everyTag(s.run.plan).length - 1 : count === 0;
  const state = pulled ? 'pulled' : !inHand && count === chain.length - 1 ? 'plugged' : 'unknown';
  return chain.slice(1).map((to, place) => ({ from: chain[place] ?? '', to, state }));
}

function breakers(s: Scenery): Scene['breakers'] {
  const ids = s.run.plan.site.breakers.map(({ id }) => id);
  const fact = latest(s, 'site/locks', 'site/breakers-closed');
  const isClosed = fact !== undefined && fact === s.fact('site/breakers-closed');
  const all = fact?.value === ids.length;
  const state = all && isClosed ? 'closed' : all && !closing(s.run) ? 'open-locked' : 'unknown';
  return { state, ids, told: fact === undefined ? null : s.told(fact) };
}

function inverter(s: Scenery, id: string, leadOn: string): SceneInverter {
  const [watts = null] = reading(s, 'watts', 'W', `inverter/${id}/watts`);
  return { id, leadOn, state: oneOf(s.fact(`inverter/${id}`), 'parked', 'running'), watts };
}

function siteReadings(s: Scenery): readonly SceneReading[] {
  const read = (what: string, unit: string, key: string): readonly SceneReading[] =>
    s.asked.has(key) ? [] : reading(s, what, unit, key);
  return [
    ...AT_SITE.flatMap((what) => read(what, '', `site/${what}`)),
    ...read('busbar', 'V', 'site/busbar'),
    ...s.run.plan.site.breakers.flatMap(({ id }) =>
      (['battery', 'inverter'] as const).flatMap((side) => read(`${id}/${side}`, 'V', `breaker/${id}/${side}`)),
    ),
  ];
}
