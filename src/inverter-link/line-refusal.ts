import { StackhandError } from '../kernel';

/** The room `fieldbus` gives an exception of the device this code; the number of the exception stands beside it. */
const EXCEPTION = 'fieldbus.exception';
const ACKNOWLEDGE = 0x05;
const GATEWAY_TARGET_SILENT = 0x0b;

/** The device's own "no", as opposed to silence or a broken line. */
export function isException(error: unknown): error is StackhandError {
  return error instanceof StackhandError && error.code === EXCEPTION;
}

/** Modbus exception code of the device's refusal; undefined for anything else. */
export function exceptionCode(error: unknown): number | undefined {
  if (!isException(error)) return undefined;
  const code = (error as { exceptionCode?: unknown }).exceptionCode;
  return typeof code === 'number' ? code : undefined;
}

/**
 * What is known after a write that was not acknowledged. `refused`: the device said no, nothing changed. `unknown`: it may have been
 * done, and only a look tells: no answer, exception 5 (accepted, still working), or a gateway whose device did not answer in time.
 */
export function afterWrite(error: unknown): 'refused' | 'unknown' {
  if (!isException(error)) return 'unknown';
  const code = exceptionCode(error);
  return code === ACKNOWLEDGE || code === GATEWAY_TARGET_SILENT || code === undefined ? 'unknown' : 'refused';
}

/** True when the device itself refused the address, so that another address may be tried. A gateway's word about silence is none. */
export function isRefusedAddress(error: unknown): boolean {
  return isException(error) && ![0x0a, GATEWAY_TARGET_SILENT].includes(exceptionCode(error) ?? 0);
}
