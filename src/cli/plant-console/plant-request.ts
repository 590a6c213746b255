/** What a console line asks of the plant: an act of the hands, or a look. The plant itself checks every field. */
export type PlantRequest =
  | { readonly door: 'hands'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly door: 'eyes'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly help: string };

interface Verb {
  readonly usage: string;
  readonly read: (words: readonly string[]) => PlantRequest | undefined;
}

const hands = (act: string, fields: Record<string, unknown> = {}): PlantRequest => ({
  door: 'hands',
  body: { act, ...fields },
});
const eyes = (look: string, fields: Record<string, unknown> = {}): PlantRequest => ({
  door: 'eyes',
  body: { look, ...fields },
});

/** A look at one thing, or at one thing of a stack. */
const site = (look: string, usage: string): Verb => ({ usage, read: () => eyes(look) });
const ofStack = (look: string, usage: string): Verb => ({
  usage,
  read: ([stack]) => (stack === undefined ? undefined : eyes(look, { stack })),
});

/** `ADDR_SET`, or `ADD/2` for the bank of the second module. */
function bankOf(text: string): { bank: string; module?: number } {
  const [bank = '', module] = text.toUpperCase().split('/');
  return module === undefined ? { bank } : { bank, module: Number(module) };
}

const VERBS: Readonly<Record<string, Verb>> = {
  press: {
    usage: 'press S1 [ms]        hold the power button (3000 ms)',
    read: ([stack, ms = '3000']) =>
      stack === undefined ? undefined : hands('press-power', { stack, holdMs: Number(ms) }),
  },
  switch: {
    usage: 'switch S1 ADDR_SET 1 up   move one switch (ADD/2: module 2)',
    read: ([stack, bank, number, to]) =>
      stack === undefined || bank === undefined || (to !== 'up' && to !== 'down')
        ? undefined
        : hands('set-switch', { stack, ...bankOf(bank), number: Number(number), up: to === 'up' }),
  },
  look: {
    usage: 'look S1 ADDR_SET     see a bank',
    read: ([stack, bank]) =>
      stack === undefined || bank === undefined ? undefined : eyes('switches', { stack, ...bankOf(bank) }),
  },
  pull: {
    usage: 'pull S1 S2           pull a Link cable',
    read: ([from, to]) => (to === undefined ? undefined : hands('unplug-link', { from, to })),
  },
  plug: {
    usage: 'plug S1 S2           plug a Link cable, A of S1 to B of S2',
    read: ([from, to]) => (to === undefined ? undefined : hands('plug-link', { from, to })),
  },
  links: site('links', 'links                Link cables, plugged and in hand'),
  breaker: { usage: 'breaker B1 [open|close|lock|unlock]   without: volts of both sides', read: breaker },
  breakers: site('breakers', 'breakers             all breakers'),
  precharge: {
    usage: 'precharge B1         by the site’s own method',
    read: ([id]) => (id === undefined ? undefined : hands('precharge', { breaker: id })),
  },
  disconnect: {
    usage: 'disconnect S1 open|close   DC disconnect of a stack',
    read: ([stack, to]) =>
      to === 'open' || to === 'close' ? hands('set-disconnect', { stack, closed: to === 'close' }) : undefined,
  },
  inverter: { usage: 'inverter INV1 [running|standby|off]   without: its screen', read: inverter },
  demand: {
    usage: 'demand INV1 3000     watts out of the battery, minus charges',
    read: ([inverter, watts]) =>
      watts === undefined ? undefined : hands('inverter-demand', { inverter, watts: Number(watts) }),
  },
  source: {
    usage: 'source PV1 off|on    an energy source',
    read: ([source, to]) =>
      to === 'on' || to === 'off' ? hands('set-source', { source, on: to === 'on' }) : undefined,
  },
  sources: site('sources', 'sources              all energy sources'),
  module: {
    usage: 'module S1 2 on|off   switch of a module',
    read: ([stack, module, to]) =>
      to === 'on' || to === 'off'
        ? hands('module-switch', { stack, module: Number(module), on: to === 'on' })
        : undefined,
  },
  lead: {
    usage: 'lead S1 in|out       inverter lead',
    read: ([stack, to]) =>
      to === 'in' || to === 'out' ? hands('inverter-lead', { stack, plugged: to === 'in' }) : undefined,
  },
  tool: { usage: 'tool [S1|off|start|rescue]   connect, disconnect, start; without: its screen', read: tool },
  lcd: ofStack('lcd', 'lcd S1               the display'),
  lamps: ofStack('lamps', 'lamps S1             the lamps'),
  amps: ofStack('amps', 'amps S1              clamp meter'),
  volts: ofStack('stack-volts', 'volts S1             meter at the stack'),
  busbar: site('busbar-volts', 'busbar               meter across the busbar'),
  soc: ofStack('state-of-charge', 'soc S1               state of charge'),
  temp: ofStack('temperature', 'temp S1              temperature'),
  spread: ofStack('cell-spread', 'spread S1            cell spread'),
  label: ofStack('stack-label', 'label S1             the label'),
  host: site('host', 'host                 what is still powered'),
  around: site('surroundings', 'around               look, listen, smell'),
  photo: { usage: 'photo S1 ADDR_SET | photo breakers   save a picture, say its path', read: photo },
};

/** Every console line there is. */
export const CONSOLE_HELP: readonly string[] = Object.values(VERBS).map(({ usage }) => `:${usage}`);

/** Reads a console line without its colon; `help` names all, a word not understood names its form. */
export function plantRequest(text: string): PlantRequest {
  const [verb = '', ...words] = text.trim().split(/\s+/);
  const known = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (known === undefined) return { help: CONSOLE_HELP.join('\n') };
  return known.read(words) ?? { help: `Form: :${known.usage}` };
}

function breaker([id, to]: readonly string[]): PlantRequest | undefined {
  if (id === undefined) return undefined;
  if (to === undefined) return eyes('breaker-volts', { breaker: id });
  if (to === 'open' || to === 'close') return hands('set-breaker', { breaker: id, closed: to === 'close' });
  return to === 'lock' || to === 'unlock' ? hands('lock-breaker', { breaker: id, locked: to === 'lock' }) : undefined;
}

function inverter([id, mode]: readonly string[]): PlantRequest | undefined {
  if (id === undefined) return undefined;
  return mode === undefined ? eyes('inverter-screen', { inverter: id }) : hands('inverter', { inverter: id, mode });
}

function tool([what]: readonly string[]): PlantRequest {
  if (what === undefined) return eyes('tool-screen');
  if (what === 'start') return hands('tool-start');
  if (what === 'rescue') return hands('tool-start', { rescue: true });
  return hands('tool-connect', { stack: what === 'off' ? null : what });
}

function photo([what, bank]: readonly string[]): PlantRequest | undefined {
  if (what === 'breakers' || what === 'links') return eyes('photo', { of: { look: what } });
  if (what === undefined) return undefined;
  const of = bank === undefined ? { look: 'lcd', stack: what } : { look: 'switches', stack: what, ...bankOf(bank) };
  return eyes('photo', { of });
}
