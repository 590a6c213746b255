import { z } from 'zod';

/** The models that the plant's inverters can show, in the order in which a map lists them. */
export const SHOWN_MODELS = [1, 103, 701, 713, 714, 715, 124, 802] as const;
const model = z.union(SHOWN_MODELS.map((id) => z.literal(id)));

/**
 * How the inverters of a site look on their Modbus port. What no document says about all inverters is an option here, and both values
 * are tested.
 */
export const inverterWireSchema = z.strictObject({
  base: z.union([z.literal(40_000), z.literal(0), z.literal(50_000)]).default(40_000),
  models: z.array(model).default([1, 701, 713, 714, 715, 124]),
  maker: z.string().max(32).default('Stackhand plant'),
  model: z.string().max(32).default('Training inverter'),
  version: z.string().max(16).default('1.0'),
  endMarker: z.boolean().default(true),
  /** The communication card of an inverter that is switched off still answers, as long as something feeds it. */
  answersWhileOff: z.boolean().default(true),
  /** What becomes of an order to 715.OpCtl. `ignored`: acknowledged, and nothing happens. `local`: only its own menu counts. */
  orders: z.enum(['followed', 'refused', 'ignored', 'local']).default('followed'),
  /** Battery amperes at the port are positive while it discharges; SunSpec leaves that open. */
  dischargeIsPositive: z.boolean().default(true),
  /** Goes on showing the last state of charge when the battery is not heard, instead of an empty point. */
  keepsLastCharge: z.boolean().default(false),
});

/** How the battery and the inverter speak on their CAN. */
export const canWireSchema = z.strictObject({
  voltsPerBit: z.union([z.literal(0.01), z.literal(0.1)]).default(0.01),
  /** What byte 4 of 0x359 counts. */
  countIs: z.enum(['modules', 'stacks']).default('modules'),
  /** Newer packs of the maker who made this set of frames leave 0x359 and 0x35C out. */
  sendsCount: z.boolean().default(true),
  /** The inverter sends its heartbeat also when it hears no battery. */
  heartbeatWithoutBattery: z.boolean().default(false),
});

export type InverterWireSetup = z.output<typeof inverterWireSchema>;
export type CanWireSetup = z.output<typeof canWireSchema>;
