import type { NewEvent } from '../../src/orchestrator/journal.port';

/** An event as a test needs it: the data says which one it is. */
export function event(data: unknown, type = 'step.done'): NewEvent {
  return { type, data, at: { wallMs: 1_790_000_000_000, monoMs: 12_345, bootId: 'boot-1' }, actor: 'anna' };
}

/** The code of the error a promise rejects with, or 'resolved'. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'resolved',
    (error: { code?: string; message?: string }) => error.code ?? String(error.message),
  );
}

/** Bytes that begin as a JPEG does, others for each number. */
export function photo(n: number): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(3000, n)]);
}
