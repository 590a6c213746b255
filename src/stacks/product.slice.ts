import { z } from 'zod';
import { factSchema } from '../kernel';

/** One code of the LCD. `expectedDuring`: in these phases it is neither success nor failure (SI-34); elsewhere it blocks. */
export const displayCodeSchema = z.strictObject({
  code: z.string().min(1),
  meaning: z.string().min(1),
  class: z.enum(['fault', 'busy', 'mode', 'info']),
  expectedDuring: z.array(z.enum(['as-found', 'isolated', 'detecting', 'flashing', 'joined', 'inverter-dead'])),
  lookAt: z.string().min(1),
  source: z.string().min(3),
});

/** A detection: a service pattern of a bank, the code it shows, then a count, and the code that goes when the count fits. Seconds. */
export const detectionSchema = z.strictObject({
  id: z.enum(['stacks', 'modules']),
  bank: z.string(),
  patternKey: z.string(),
  modeCode: z.string().nullable(),
  clearsCode: factSchema(z.string().min(1)),
  maxWaitSeconds: factSchema(z.number().positive()),
  settleSeconds: z.number().min(0),
  runOn: z.enum(['master', 'each']),
});

/**
 * A component with its own firmware. `scale` is the closed, ordered list of versions that may be compared for this component and
 * generation, oldest first; a version outside it is `unlisted` (SI-22). Strings are never compared as numbers.
 */
export const componentSchema = z.strictObject({
  key: z.string().min(1),
  label: z.string().min(1),
  on: z.enum(['gateway', 'controller', 'module']),
  boardCode: z.string().nullable(),
  generation: z.string().nullable(),
  flashOrder: factSchema(z.number().int().positive()),
  scale: z.array(z.strictObject({ version: z.string().min(1), source: z.string().min(3) })),
  minimum: factSchema(z.string()),
  unreadable: z.array(z.string()),
});

/** What `stacks` reads from a product profile: topology, limits, order, codes, components, windows. */
export const stackSliceSchema = z.strictObject({
  unit: z.enum(['stack', 'pack', 'tower']),
  modulesPerUnit: z.tuple([z.number().int().positive(), z.number().int().positive()]).nullable(),
  modulesAddressBank: z.string().nullable(),
  voltageClass: factSchema(
    z.strictObject({ nominalVolts: z.number().positive(), maximumVolts: z.number().positive() }),
  ),
  units: z.strictObject({
    soft: factSchema(z.number().int().positive()),
    hard: factSchema(z.number().int().positive()),
  }),
  equalModuleCount: factSchema(z.boolean()),
  addressing: z.strictObject({
    method: z.enum(['dip', 'chainPosition', 'automatic']),
    bank: z.string().nullable(),
    masterKey: z.string().nullable(),
    standaloneKey: z.string().nullable(),
    contiguous: factSchema(z.boolean()),
  }),
  links: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      connector: z.string(),
      bus: factSchema(z.string()),
      source: z.string().min(3),
    }),
  ),
  controllerGenerations: z.array(z.strictObject({ id: z.string(), recognise: z.string(), source: z.string().min(3) })),
  moduleGenerations: z.array(z.string()),
  matching: z.strictObject({
    maxDeltaVolts: factSchema(z.number().positive()),
    maxDeltaSocPercent: factSchema(z.number().positive()),
  }),
  quietAmps: factSchema(z.number().positive()),
  flashWindow: z.strictObject({
    socPercent: factSchema(z.tuple([z.number(), z.number()])),
    temperatureCelsius: factSchema(z.tuple([z.number(), z.number()])),
    cellSpreadMillivolts: factSchema(z.number().positive()),
  }),
  powerOn: z.strictObject({
    order: factSchema(z.enum(['lastToMaster', 'masterToLast', 'any'])),
    gapSeconds: factSchema(z.number().positive()),
    bootSeconds: factSchema(z.number().positive()),
  }),
  powerOff: z.strictObject({ order: factSchema(z.enum(['lastToMaster', 'masterToLast', 'any'])) }),
  whereStackVoltageIsRead: factSchema(z.enum(['lcd', 'terminalAlone', 'acrossDisconnect', 'bus'])),
  reconnect: factSchema(z.enum(['bmsPrecharges', 'inverterBusChargedFromGridOrPv', 'externalPrecharge'])),
  showsOwnAddress: factSchema(z.boolean()),
  detections: z.array(detectionSchema),
  codes: z.array(displayCodeSchema),
  components: z.array(componentSchema),
  versionRead: z.array(
    z.strictObject({
      generation: z.string(),
      method: z.enum(['dipMode', 'bootScreens', 'tool', 'app']),
      bank: z.string().nullable(),
      patternKey: z.string().nullable(),
      detail: z.string(),
      source: z.string().min(3),
    }),
  ),
});

export type StackSlice = z.infer<typeof stackSliceSchema>;
export type DisplayCode = z.infer<typeof displayCodeSchema>;
export type Detection = z.infer<typeof detectionSchema>;
export type Component = z.infer<typeof componentSchema>;
