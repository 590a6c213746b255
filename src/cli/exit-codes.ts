import type { RunView } from '../operator-api/client';

/** What the process says at its end. Documented in docs/cli.md; scripts rest on it. */
export const EXIT = {
  /** Done; for a run: complete, and the plant agrees. */
  ok: 0,
  /** The service cannot be reached, or the program itself failed. */
  failed: 1,
  /** Wrong usage or bad input. */
  usage: 2,
  /** The run is held, or it ended otherwise than complete. */
  heldOrOther: 3,
  /** The report and the plant disagree. */
  disagree: 4,
  /** Somebody with hands or eyes at the stacks is needed. */
  needsHands: 5,
} as const;

/** The exit code that the state of a run stands for. */
export function exitOf(view: RunView): number {
  if (view.status === 'held') return EXIT.heldOrOther;
  if (view.status === 'ended') return view.outcome?.startsWith('complete') === true ? EXIT.ok : EXIT.heldOrOther;
  return view.prompts.some((prompt) => prompt.hands !== 'none') ? EXIT.needsHands : EXIT.ok;
}
