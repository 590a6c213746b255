import type { VirtualClock } from '../../src/kernel';

// Taken before the ambient clock of a simulation stands in its place.
const realImmediate = setImmediate;

/** Resolves when nothing can run any more before time moves: every promise and tick that was due has had its turn. */
export const turn = (): Promise<void> => new Promise((resolve) => realImmediate(() => resolve()));

/** Things of the real world that would go on by themselves: timers, files, sockets. None belongs into a simulation. */
export function realResources(): readonly string[] {
  return process.getActiveResourcesInfo().filter((kind) => kind !== 'Immediate');
}

/** Waits for something that may need time to pass: whenever nothing else can run, time moves to the next alarm. */
export async function inTime<T>(clock: VirtualClock, work: Promise<T>): Promise<T> {
  let isOver = false;
  const over = (): void => {
    isOver = true;
  };
  work.then(over, over);
  for (await turn(); !isOver; await turn()) clock.advance(clock.untilNextAlarm() ?? 1000);
  return work;
}
