import type { ProductProfile } from '../../products';
import { type Site, stacksByAddress } from '../../stacks';
import type { PlantSetup } from '../../virtual-plant';

/** Versions that the stacks of a training site carry before the update; made up, and placed on the lists as such. */
export const TRAINING_VERSIONS: Readonly<Record<string, string>> = {
  display101: '01090',
  main102: '04001',
  bms100: '02001',
  moduleGen3: '03040',
  moduleGen2: '02050',
  controller: '30159',
};

/** INV SET of a training site as found: inverter protocol 13, a made-up choice of this site. */
const TRAINING_INV = '101100';
const TRAINING_IMPED = '000000';

/** The open map's own generation: one version on the controller, none on the modules. */
const OPEN_GENERATION = 'open1';
const OPEN_VERSION = '1.4.0';

type Component = ProductProfile['stack']['components'][number];

export interface TrainingPlantOptions {
  readonly faults?: PlantSetup['faults'];
  readonly options?: PlantSetup['options'];
  readonly change?: (setup: PlantSetup) => PlantSetup;
}

/** The virtual plant that stands for a training site: raw tables of the profile, the stacks of the site, everything as found in service. */
export function trainingPlant(site: Site, profile: ProductProfile, options: TrainingPlantOptions = {}): PlantSetup {
  const setup: PlantSetup = {
    product: plantProduct(site, profile),
    stacks: stacksByAddress(site).map((stack, index) => ({
      tag: stack.tag,
      serial: stack.serial ?? `NO-LABEL-${stack.tag}`,
      address: pattern(profile, 'ADDR_SET', String(stack.address)),
      inv: TRAINING_INV,
      imped: TRAINING_IMPED,
      modules: stack.modules.map((module, position) => ({
        add: pattern(profile, 'ADD', String(position + 1)),
        version: moduleVersion(module.generation),
        label: module.generation,
      })),
      versions: Object.fromEntries(boards(profile).map((component) => [component.key, boardVersion(component)])),
      // They were in parallel until now: nearly the same volts.
      openCircuitVolts: 52.8 + index * 0.001,
      socPercent: 55 + (index % 3),
    })),
    dcJoin: site.dcJoin === 'perStackDisconnect' ? 'perStackDisconnect' : 'commonBusbarNoDisconnect',
    breakers: site.breakers.map(({ id, inverter }) => ({ id, inverter })),
    inverters: site.inverters.map((inverter) => ({
      id: inverter.id,
      hasGrid: inverter.gridTied,
      needsBatteryToLive: !inverter.gridTied,
      capacitorsChargedFromGrid: site.reconnect === 'inverterBusChargedFromGridOrPv',
      demandWatts: 1500,
    })),
    sources: site.sources.map(({ id, kind }) => ({ id, kind })),
    reconnect: site.reconnect === 'unknown' ? 'externalPrecharge' : site.reconnect,
    hostFeed: feedOf(site.feeds.host),
    networkFeed: feedOf(site.feeds.network),
    toolFeed: feedOf(site.feeds.updater),
    tool: { targets: plantTargets(site, profile) },
    faults: options.faults ?? [],
    // A large inverter holds its charge for minutes; a demo that runs fast must not lose it between two prompts.
    options: { capacitorDischargeSeconds: 900, ...options.options },
  };
  return options.change?.(setup) ?? setup;
}

/** What a module of a generation carries; one without firmware of its own carries the same for ever. */
function moduleVersion(generation: string): string {
  if (generation === OPEN_GENERATION) return '-';
  return TRAINING_VERSIONS[generation === 'gen3' ? 'moduleGen3' : 'moduleGen2'] ?? '';
}

function boardVersion({ key, generation }: Component): string {
  return generation === OPEN_GENERATION ? OPEN_VERSION : (TRAINING_VERSIONS[key] ?? '');
}

const boards = (profile: ProductProfile) =>
  profile.stack.components.filter((component) => component.on === 'controller');

/** Modules are one component in the plant; their generation is on their label. */
function plantTargets(site: Site, profile: ProductProfile): Record<string, string> {
  const generation = site.stacks[0]?.modules[0]?.generation ?? 'gen3';
  const modules = profile.stack.components.find(
    (component) => component.on === 'module' && component.generation === generation,
  );
  return {
    ...Object.fromEntries(
      boards(profile).flatMap((component) =>
        component.minimum.value === null ? [] : [[component.key, component.minimum.value]],
      ),
    ),
    ...(modules === undefined ? {} : { module: modules.minimum.value ?? '' }),
  };
}

function plantGeneration(site: Site): PlantSetup['product']['generation'] {
  const generation = site.stacks[0]?.controllerGeneration;
  if (generation === OPEN_GENERATION) return 'open1';
  return generation === 'gen2' ? 'gen2' : 'gen3';
}

function plantProduct(site: Site, profile: ProductProfile): PlantSetup['product'] {
  const table = (bank: string) =>
    Object.fromEntries(
      patterns(profile, bank)
        .filter((entry) => entry.use === 'address')
        .map((entry) => [entry.key, entry.pattern]),
    );
  const service = (key: string, otherwise: string) =>
    patterns(profile, 'INV_SET').find((entry) => entry.key === key)?.pattern ?? otherwise;
  const window = profile.stack.flashWindow;
  return {
    generation: plantGeneration(site),
    banks: { ADDR_SET: { width: 6 }, INV_SET: { width: 6 }, IMPED_SET: { width: 6 }, ADD: { width: 6 } },
    addressPatterns: table('ADDR_SET'),
    moduleAddPatterns: table('ADD'),
    servicePatterns: {
      parallelDetect: service('parallelDetect', '011111'),
      moduleDetect: service('moduleDetect', '111111'),
      showFirmware: service('showFirmware', '101111'),
    },
    forbiddenInvPatterns: patterns(profile, 'INV_SET')
      .filter((entry) => entry.use === 'never')
      .map((entry) => entry.pattern),
    powerOnGapSeconds: profile.stack.powerOn.gapSeconds.value ?? 10,
    flashWindow: {
      socPercent: window.socPercent.value === null ? null : [...window.socPercent.value],
      temperatureC: window.temperatureCelsius.value === null ? null : [...window.temperatureCelsius.value],
      cellSpreadMillivolts: window.cellSpreadMillivolts.value,
    },
    components: [
      ...boards(profile)
        .sort((a, b) => (a.flashOrder.value ?? 99) - (b.flashOrder.value ?? 99))
        .map((component) => ({
          key: component.key,
          boardCode: component.boardCode,
          on: 'controller' as const,
          isDisplay: component.boardCode === '101',
          scale: scaleOf(component),
        })),
      {
        key: 'module',
        on: 'module' as const,
        scale: profile.stack.components.filter((component) => component.on === 'module').flatMap(scaleOf),
      },
    ],
  };
}

const patterns = (profile: ProductProfile, bank: string) =>
  profile.banks.find((candidate) => candidate.id === bank)?.patterns ?? [];
const pattern = (profile: ProductProfile, bank: string, key: string): string =>
  patterns(profile, bank).find((entry) => entry.key === key)?.pattern ?? '';

/** The plant's own list: the made-up version below what the profile lists. */
const scaleOf = (component: Component): string[] => {
  const listed = component.scale.map((entry) => entry.version);
  const before = component.generation === OPEN_GENERATION ? OPEN_VERSION : TRAINING_VERSIONS[component.key];
  return before === undefined || listed.includes(before) ? listed : [before, ...listed];
};

function feedOf(feed: Site['feeds']['host']): 'grid' | 'backup-panel' | 'own-battery' | 'battery-busbar' {
  return feed === 'battery-side' ? 'battery-busbar' : feed === 'unknown' ? 'grid' : feed;
}
