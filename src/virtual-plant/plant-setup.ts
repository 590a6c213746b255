import { z } from 'zod';

/** ON bits of a bank, switch 1 first: `"100000"` = switch 1 ON. */
const pattern = z.string().regex(/^[01]{1,16}$/, 'only 0 and 1, switch 1 first, 1 = ON');
const seconds = z.number().min(0);
const feed = z.enum(['grid', 'backup-panel', 'own-battery', 'battery-busbar']);

const bankSchema = z.strictObject({ width: z.number().int().min(1).max(16), up: z.enum(['ON', 'OFF']).default('ON') });

/** A component with its own firmware; the list of components is in flash order. `scale` lists its versions, oldest first. */
const componentSchema = z.strictObject({
  key: z.string().min(1),
  boardCode: z.string().nullable().default(null),
  on: z.enum(['controller', 'module']).default('controller'),
  isDisplay: z.boolean().default(false),
  scale: z.array(z.string()).default([]),
});

const productSchema = z.strictObject({
  /** `open1`: the stack of the open map, which speaks Modbus on its service port. */
  generation: z.enum(['gen2', 'gen3', 'open1']),
  banks: z.strictObject({ ADDR_SET: bankSchema, INV_SET: bankSchema, IMPED_SET: bankSchema, ADD: bankSchema }),
  addressPatterns: z.record(z.string().regex(/^\d+$/), pattern),
  moduleAddPatterns: z.record(z.string().regex(/^\d+$/), pattern),
  servicePatterns: z.strictObject({ parallelDetect: pattern, moduleDetect: pattern, showFirmware: pattern }),
  forbiddenInvPatterns: z.array(pattern).default([]),
  masterAddress: z.number().int().default(1),
  powerOnOrder: z.enum(['lastToMaster', 'masterToLast', 'any']).default('lastToMaster'),
  powerOnGapSeconds: seconds.default(10),
  flashWindow: z
    .strictObject({
      socPercent: z.tuple([z.number(), z.number()]).nullable().default(null),
      temperatureC: z.tuple([z.number(), z.number()]).nullable().default(null),
      cellSpreadMillivolts: z.number().nullable().default(null),
    })
    .prefault({}),
  components: z.array(componentSchema).min(1),
});

const moduleSchema = z.strictObject({
  add: pattern,
  version: z.string().min(1),
  switchOn: z.boolean().default(true),
  bricked: z.boolean().default(false),
  label: z.string().default(''),
});

const stackSchema = z.strictObject({
  tag: z.string().min(1),
  serial: z.string().min(1),
  address: pattern,
  inv: pattern,
  imped: pattern,
  modules: z.array(moduleSchema).min(1).max(16),
  /** Versions of the components on the controller, by component key. */
  versions: z.record(z.string(), z.string()),
  on: z.boolean().default(true),
  openCircuitVolts: z.number().positive(),
  socPercent: z.number().min(0).max(100),
  cellSpreadMillivolts: z.number().min(0).default(8),
  temperatureC: z.number().default(21),
  resistanceMilliohms: z.number().positive().default(12),
  capacityAh: z.number().positive().default(188),
  /** Volts the stack gains (+) or loses (−) per hour by itself. */
  driftVoltsPerHour: z.number().default(0),
  disconnectClosed: z.boolean().default(true),
  rememberedStacks: z.number().int().min(0).nullable().default(null),
  rememberedModules: z.number().int().min(0).nullable().default(null),
});

const inverterSchema = z.strictObject({
  id: z.string().min(1),
  mode: z.enum(['running', 'standby', 'off']).default('running'),
  /** Dead unless it is fed from the battery (off-grid, or the grid is out). */
  needsBatteryToLive: z.boolean().default(false),
  hasGrid: z.boolean().default(true),
  capacitorsChargedFromGrid: z.boolean().default(false),
  /** Battery watts asked for while running: + discharge, − charge. */
  demandWatts: z.number().default(0),
  /** "BMS_Err_Stop": stops when the battery is not heard; otherwise it goes on with the last values. */
  stopsWithoutBms: z.boolean().default(true),
  dcSideVolts: z.number().min(0).default(52),
});

const sourceSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.enum([
    'pv-string',
    'ac-coupled-pv',
    'grid-charger',
    'generator',
    'second-inverter',
    'dc-load',
    'outside-control',
  ]),
  on: z.boolean().default(true),
  /** Watts at the battery busbar while on: + load, − charge. Only for what hangs on the battery busbar itself. */
  busWatts: z.number().default(0),
  /** `outside-control` only: a parked inverter is started again after so many seconds. */
  unparksAfterSeconds: seconds.nullable().default(null),
});

/** Every guess about what the vendor did not publish, each with two values. docs/plant-assumptions.md explains them. */
export const plantOptionsSchema = z.strictObject({
  addrLatchedAtBoot: z.boolean().default(true),
  addressZeroActsAsMaster: z.boolean().default(false),
  lcdShowsModeCodes61And63: z.boolean().default(true),
  code19ClearsOnlyByDetection: z.boolean().default(true),
  error19AlsoFromInverterSilence: z.boolean().default(false),
  toolRefusesOnInverterSilence: z.boolean().default(false),
  detectionTellsSlaves: z.boolean().default(true),
  linkPassesThroughDarkStack: z.boolean().default(true),
  updateResetsCounts: z.boolean().default(false),
  mixedVersionsRefuseToJoin: z.boolean().default(false),
  displayDarkWhileItsBoardIsFlashed: z.boolean().default(false),
  contactorOpensWhileFlashed: z.boolean().default(true),
  showFirmwareListsModules: z.boolean().default(true),
  rescueReflashWorks: z.boolean().default(true),
  controllerNeedsModuleOne: z.boolean().default(true),
  /** The BMS itself keeps its contactor open above this difference to a live bus; null: it closes on anything. */
  contactorRefusesAboveVolts: z.number().positive().nullable().default(null),
  bootSeconds: seconds.default(20),
  /** A chain that does not fit for so long is a fault to the controller until the next detection. */
  linkLatchSeconds: seconds.default(120),
  detectionSeconds: seconds.default(30),
  moduleDetectionSeconds: seconds.default(60),
  patternSettleSeconds: seconds.default(3),
  flashSecondsPerComponent: z.record(z.string(), seconds).default({}),
  flashSecondsOtherwise: seconds.default(90),
  powerHoldMs: z.number().min(0).default(1000),
  capacitorDischargeSeconds: z.number().positive().default(120),
  equaliseSeconds: z.number().positive().default(30),
  holdSecondsAfterFlash: seconds.default(60),
  eraseSeconds: seconds.default(2),
  verifySeconds: seconds.default(2),
  /** The boot loader writes a block anew that it had not finished; otherwise it passes over the words that are not blank. */
  unfinishedBlockIsWrittenAnew: z.boolean().default(true),
});

/** One fault of the plant or slip of the hands: its name, and the arguments its file describes. */
export const faultCallSchema = z.looseObject({
  name: z.string().min(1),
  stack: z.string().optional(),
  module: z.number().int().positive().optional(),
  component: z.string().optional(),
  /** How often it bites; left out: what the fault's file says. */
  times: z.number().int().positive().optional(),
  /** Occasions that it lets pass first, and then every how many-th it takes; left out: the first, and each. */
  after: z.number().int().min(0).optional(),
  every: z.number().int().positive().optional(),
  /** It takes an occasion by chance, 0 to 1, drawn from the seed of the plant. */
  probability: z.number().min(0).max(1).optional(),
});

export const plantSetupSchema = z.strictObject({
  product: productSchema,
  stacks: z.array(stackSchema).min(1).max(16),
  /** Plugged Link cables, Link A of `from` to Link B of `to`; left out: a chain in the order of `stacks`. */
  links: z.array(z.strictObject({ from: z.string(), to: z.string() })).optional(),
  /** The stack that carries the inverter lead; left out: the as-found master, else the first stack. */
  inverterLeadAt: z.string().optional(),
  /** INV SET value that fits the inverter of the site; left out: the one found at the lead's stack. */
  inverterProtocolPattern: pattern.optional(),
  dcJoin: z.enum(['commonBusbarNoDisconnect', 'perStackDisconnect']),
  breakers: z.array(
    z.strictObject({
      id: z.string().min(1),
      inverter: z.string().min(1),
      closed: z.boolean().default(true),
      polarityReversed: z.boolean().default(false),
    }),
  ),
  inverters: z.array(inverterSchema),
  sources: z.array(sourceSchema).default([]),
  reconnect: z.enum(['bmsPrecharges', 'inverterBusChargedFromGridOrPv', 'externalPrecharge']),
  hostFeed: feed.default('grid'),
  networkFeed: feed.default('grid'),
  toolFeed: feed.default('grid'),
  tool: z.strictObject({
    targets: z.record(z.string(), z.string()),
    /** Stacks that the image does not fit, and how that ends. */
    wrongFor: z.strictObject({ stacks: z.array(z.string()), ends: z.enum(['rejects', 'bricks']) }).optional(),
  }),
  nominalVolts: z.number().positive().default(48),
  smoke: z.strictObject({ fromMs: z.number().min(0), untilMs: z.number().positive().optional() }).optional(),
  faults: z.array(faultCallSchema).default([]),
  options: plantOptionsSchema.prefault({}),
  inrushLimitVolts: z.number().positive().default(0.5),
  capacitorLimitVolts: z.number().positive().default(5),
  quietAmps: z.number().positive().default(1),
  seed: z.number().int().default(1),
});

/** A site as it is written down; what is left out takes its default. */
export type PlantSetup = z.input<typeof plantSetupSchema>;
/** The same with every default filled in. */
export type FullPlantSetup = z.output<typeof plantSetupSchema>;
export type PlantOptions = z.output<typeof plantOptionsSchema>;
export type StackSetup = FullPlantSetup['stacks'][number];
export type PlantComponent = FullPlantSetup['product']['components'][number];
export type FaultCall = z.output<typeof faultCallSchema>;
export type BankId = keyof FullPlantSetup['product']['banks'];
export type PowerFeed = z.output<typeof feed>;
