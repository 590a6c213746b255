import { findProfile, type ProductProfile, profiles } from '../../products';
import type { Feed, Site, SiteStack } from '../../stacks';
import type { Questions } from './questions';

const TAG = /^[A-Za-z0-9][A-Za-z0-9-]{0,11}$/;
const FEEDS = ['grid', 'own-battery', 'battery-side', 'backup-panel', 'unknown'] as const;
const KINDS = ['pv-string', 'ac-coupled-pv', 'grid-charger', 'generator', 'dc-load', 'outside-control'] as const;
const tag = (text: string): string | undefined => (TAG.test(text) ? text : undefined);

/** A whole site by questions. What nobody can see may be `unknown`; a run then asks for it on site. */
export async function askSite(ask: Questions): Promise<Site> {
  const head = await askHead(ask);
  const profile = findProfile(head.product);
  const stacks = await askStacks(ask, profile);
  const dcJoin = await ask.choose('How do the stacks meet on the DC side?', [
    'perStackDisconnect',
    'commonBusbarNoDisconnect',
    'unknown',
  ]);
  const inverters = await askInverters(ask, stacks);
  const breakers = await askBreakers(ask, inverters);
  const sources = await askSources(ask);
  return {
    ...head,
    stacks,
    dcJoin,
    breakers,
    sources,
    inverters,
    feeds: await askFeeds(ask),
    reconnect: await ask.choose('How was the inverter connected to the battery when it was commissioned?', [
      'bmsPrecharges',
      'inverterBusChargedFromGridOrPv',
      'externalPrecharge',
      'unknown',
    ]),
    joinLimit: await askJoinLimit(ask),
    shareTolerancePercent: await ask.decimal('How far may the share of one stack differ, in percent?', [5, 50], 20),
    isolator: await ask.words('Where is the isolator that the fire service would use?'),
  };
}

type Head = Pick<Site, 'id' | 'name' | 'colour' | 'timeZone' | 'product' | 'people' | 'training'>;

async function askHead(ask: Questions): Promise<Head> {
  const idRule = (text: string): string | undefined => (/^[a-z0-9][a-z0-9-]{0,39}$/.test(text) ? text : undefined);
  return {
    id: await ask.ask('Short name of the site?', 'lower-case letters, digits and dashes', idRule),
    name: await ask.words('Full name of the site?'),
    colour: await ask.choose('Colour of the site, for every screen?', ['blue', 'orange', 'green', 'purple', 'grey']),
    timeZone: await ask.words('Time zone?', Intl.DateTimeFormat().resolvedOptions().timeZone),
    product: await ask.choose(
      'Which product?',
      profiles.map(({ id }) => id),
    ),
    people: await ask.whole('How many people work there?', [1, 9], 2),
    training: await ask.yes('Is it a training site (a virtual plant)?', 'n'),
  };
}

async function askStacks(ask: Questions, profile: ProductProfile): Promise<SiteStack[]> {
  const count = await ask.whole('How many stacks?', [1, 16]);
  const generations = profile.stack.controllerGenerations.map(({ id }) => id);
  const stacks: SiteStack[] = [];
  for (let number = 1; number <= count; number += 1) {
    const serial = (text: string): string | undefined =>
      text === '-' || (text.length >= 3 && text.length <= 40) ? text : undefined;
    const named = await ask.ask(`Stack ${number}: its sticker?`, 'letters, digits, dashes', tag, `S${number}`);
    const read = await ask.ask(`${named}: serial on the label?`, '- when it cannot be read', serial);
    stacks.push({
      tag: named,
      serial: read === '-' ? null : read,
      controllerGeneration: await one(ask, `${named}: generation of the controller?`, generations),
      address: await ask.whole(`${named}: address by its switches?`, [0, 99], number),
      modules: await askModules(ask, named, profile, stacks.at(-1)?.modules),
    });
  }
  return stacks;
}

async function askModules(
  ask: Questions,
  stack: string,
  profile: ProductProfile,
  before: SiteStack['modules'] | undefined,
): Promise<SiteStack['modules']> {
  const count = await ask.whole(`${stack}: how many modules?`, [1, 16], before?.length);
  const generation = await one(
    ask,
    `${stack}: generation of the modules?`,
    profile.stack.moduleGenerations,
    before?.[0]?.generation,
  );
  const capacityKwh = await ask.decimal(`${stack}: kWh of one module?`, [0.1, 100], before?.[0]?.capacityKwh);
  return Array.from({ length: count }, () => ({ generation, capacityKwh }));
}

/** A question with only one possible answer is not asked. */
async function one(ask: Questions, question: string, options: readonly string[], preset?: string): Promise<string> {
  return options.length === 1 ? (options[0] ?? '') : ask.choose(question, options, preset);
}

async function askInverters(ask: Questions, stacks: readonly SiteStack[]): Promise<Site['inverters']> {
  const count = await ask.whole('How many inverters?', [1, 9], 1);
  const inverters: Site['inverters'] = [];
  for (let number = 1; number <= count; number += 1) {
    const id = await ask.ask(`Inverter ${number}: its sticker?`, 'letters, digits, dashes', tag, `INV${number}`);
    inverters.push({
      id,
      model: await ask.words(`${id}: model?`),
      gridTied: await ask.yes(`${id}: is it on the grid?`, 'y'),
      stopsOnLossOfBms: await ask.choose(
        `${id}: does it stop when it loses the battery's data?`,
        ['yes', 'no', 'unknown'],
        'unknown',
      ),
      leadOn: await ask.choose(
        `${id}: its data lead is on which stack?`,
        stacks.map((stack) => stack.tag),
      ),
    });
  }
  return inverters;
}

async function askBreakers(ask: Questions, inverters: Site['inverters']): Promise<Site['breakers']> {
  const count = await ask.whole('How many battery breakers? One for each inverter at least', [1, 20], inverters.length);
  const breakers: Site['breakers'] = [];
  for (let number = 1; number <= count; number += 1) {
    const id = await ask.ask(`Breaker ${number}: its plate?`, 'letters, digits, dashes', tag, `B${number}`);
    breakers.push({
      id,
      where: await ask.words(`${id}: where is it?`),
      inverter: await one(
        ask,
        `${id}: of which inverter?`,
        inverters.map((inverter) => inverter.id),
      ),
    });
  }
  return breakers;
}

async function askSources(ask: Questions): Promise<Site['sources']> {
  const count = await ask.whole(
    'How many energy sources? Every solar string, AC-coupled solar, generator, charger, DC load, outside control',
    [0, 40],
  );
  const sources: Site['sources'] = [];
  for (let number = 1; number <= count; number += 1) {
    const id = await ask.ask(`Source ${number}: its name?`, 'letters, digits, dashes', tag, `Q${number}`);
    sources.push({
      id,
      kind: await ask.choose(`${id}: what is it?`, KINDS),
      isolator: await ask.words(`${id}: where is it switched off?`),
    });
  }
  return sources;
}

async function askFeeds(ask: Questions): Promise<Site['feeds']> {
  const fed = (what: string): Promise<Feed> => ask.choose(`What feeds ${what} while the battery is off?`, FEEDS);
  return { host: await fed('this computer'), network: await fed('the network'), updater: await fed('the update tool') };
}

async function askJoinLimit(ask: Questions): Promise<Site['joinLimit']> {
  const read = (text: string): number | 'asked' | undefined => {
    const value = Number(text.replace(',', '.'));
    return text === '-' ? 'asked' : value > 0 && value <= 5 ? value : undefined;
  };
  const volts = await ask.ask(
    'How far apart may the stacks be when they join, in volts?',
    '0.01 to 5, - when nobody said',
    read,
    '-',
  );
  if (volts === 'asked') return null;
  const standing = await ask.choose('Who says so: this maker (stated) or another one (borrowed)?', [
    'stated',
    'borrowed',
  ]);
  const source = await ask.ask('Which document or person?', 'three letters or more', (text) =>
    text.length >= 3 ? text : undefined,
  );
  return { volts, standing, source };
}
