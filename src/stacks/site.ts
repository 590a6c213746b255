import { z } from 'zod';

const tag = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,11}$/, 'letters, digits and dashes, at most 12, e.g. S1');
const name = z.string().min(1).max(80);

/** A battery module of a stack, counted from the top (1 = directly under the controller). Capacity in kWh. */
export const moduleSchema = z.strictObject({ generation: z.string(), capacityKwh: z.number().positive() });

/** A lead that is in the service port of a unit: the line it is on (`serial:/dev/serial/by-id/…`, `tcp://host:port`) and its Modbus unit. */
export const wireSchema = z.strictObject({ line: z.string().min(5).max(200), unit: z.number().int().min(1).max(247) });

/** One stack: a BMS controller on top of modules. `tag` is the sticker on it; `serial` null when it could not be read. */
export const stackSchema = z.strictObject({
  tag,
  serial: z.string().min(3).max(40).nullable(),
  controllerGeneration: z.string(),
  address: z.number().int().min(0),
  modules: z.array(moduleSchema).min(1),
  /** How this computer reaches the stack; left out: it does not, and everything is read by a person. */
  wire: wireSchema.optional(),
});

/** A battery breaker at an inverter or a combiner. */
export const breakerSchema = z.strictObject({ id: tag, where: name, inverter: tag });

/** Anything else that can push or pull current on the battery bus. `isolator` says where a person switches it off. */
export const energySourceSchema = z.strictObject({
  id: tag,
  kind: z.enum(['pv-string', 'ac-coupled-pv', 'grid-charger', 'generator', 'dc-load', 'outside-control']),
  isolator: name,
});

export const inverterSchema = z.strictObject({
  id: tag,
  model: name,
  gridTied: z.boolean(),
  stopsOnLossOfBms: z.enum(['yes', 'no', 'unknown']),
  leadOn: tag,
  /** How this computer reaches the inverter; left out: it does not. */
  wire: wireSchema.optional(),
  /** Line of a serial-line CAN adapter (slcan) on the lead between battery and inverter; it is only listened to. */
  can: z.string().min(5).max(200).optional(),
});

/** What feeds a thing that must stay alive while the battery is off. */
export const feedSchema = z.enum(['grid', 'own-battery', 'battery-side', 'backup-panel', 'unknown']);

/** A limit typed by a person, with where it comes from. Volts. */
export const joinLimitSchema = z.strictObject({
  volts: z.number().positive().max(5),
  standing: z.enum(['stated', 'borrowed']),
  source: z.string().min(3),
});

/** A battery site as a person describes it. Everything a plan needs and no product states for all sites. */
export const siteSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and dashes'),
  name,
  colour: z.enum(['blue', 'orange', 'green', 'purple', 'grey']),
  timeZone: z.string().min(1),
  product: z.string().min(1),
  people: z.number().int().min(1).max(9),
  training: z.boolean(),
  stacks: z.array(stackSchema).min(1),
  dcJoin: z.enum(['perStackDisconnect', 'commonBusbarNoDisconnect', 'unknown']),
  breakers: z.array(breakerSchema).min(1),
  sources: z.array(energySourceSchema),
  inverters: z.array(inverterSchema).min(1),
  feeds: z.strictObject({ host: feedSchema, network: feedSchema, updater: feedSchema }),
  reconnect: z.enum(['bmsPrecharges', 'inverterBusChargedFromGridOrPv', 'externalPrecharge', 'unknown']),
  joinLimit: joinLimitSchema.nullable(),
  shareTolerancePercent: z.number().min(5).max(50),
  isolator: name,
});

export type Site = z.infer<typeof siteSchema>;
export type Wire = z.infer<typeof wireSchema>;
export type SiteStack = z.infer<typeof stackSchema>;
export type Feed = z.infer<typeof feedSchema>;
