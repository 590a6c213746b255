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
