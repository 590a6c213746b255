import { exceptionCodeOf } from '../fieldbus';

const ACKNOWLEDGE = 0x05;
const GATEWAY_UNAVAILABLE = 0x0a;
const GATEWAY_TARGET_SILENT = 0x0b;

/** The device's own "no", as opposed to silence or a broken line. A gateway's word that nobody answered it is silence. */
export function isRefusal(error: unknown): boolean {
  const code = exceptionCodeOf(error);
  return code !== undefined && code !== GATEWAY_UNAVAILABLE && code !== GATEWAY_TARGET_SILENT;
}

/**
 * What is known after a write that was not acknowledged. `refused`: the device said no, nothing changed. `unknown`: it may have been
 * done, and only a look tells: no answer, exception 5 (accepted, still working), or a gateway whose device did not answer in time.
 */
export function afterWrite(error: unknown): 'refused' | 'unknown' {
  const code = exceptionCodeOf(error);
  return code === undefined || code === ACKNOWLEDGE || code === GATEWAY_TARGET_SILENT ? 'unknown' : 'refused';
}
