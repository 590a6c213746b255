import type { ModbusBlockRoute } from '../routes.slice';
import { type RouteTimes, routeTimes } from './route-times';

/** The image as it was taken in and approved: what is sent must have this digest (SI-19, SI-20). */
export interface ApprovedImage {
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
  readonly component: string;
  readonly version: string;
  readonly hardwareClass: string;
  readonly approvedBy: string;
}

/** What a run needs of a route on which Stackhand itself sends the image. */
export interface ModbusBlockFacts extends RouteTimes {
  readonly kind: 'modbus-block';
  readonly image: ApprovedImage;
  /** What the stacks run now, to go back to. */
  readonly imageBefore?: ApprovedImage;
}

/** The facts of a route by blocks over Modbus, with the image that was approved for it. Throws `updater.time-unknown`. */
export function modbusBlockFacts(
  route: ModbusBlockRoute,
  units: number,
  image: ApprovedImage,
  imageBefore?: ApprovedImage,
): ModbusBlockFacts {
  return { ...routeTimes(route, units), kind: 'modbus-block', image, ...(imageBefore && { imageBefore }) };
}
