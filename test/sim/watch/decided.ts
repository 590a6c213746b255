import type { Obligation } from '../../../src/orchestrator';

/** What the plant notices in words, and the one recorded decision of a person that it belongs to. */
const DECISIONS: Readonly<Record<string, string>> = {
  'mixed-versions-joined': 'deviation hold.modules-unread',
  'flash-downgrade': 'deviation deviation.rolled-back',
  'next-flash-before-previous-passed': 'deviation deviation.rolled-back',
};

/** True where a person recorded the very decision that brings this about: to join modules that nobody read, or to bring the whole set back. */
export const isDecided = (oracle: string, reached: readonly string[]): boolean => {
  const decision = DECISIONS[oracle];
  return decision !== undefined && reached.includes(decision);
};

/** True where the stack that had not passed is one that a recorded decision left out of the set: the others go on without it. */
export const isLeftOut = (
  { oracle, detail }: { readonly oracle: string; readonly detail: string },
  obligations: readonly Obligation[],
): boolean =>
  oracle === 'next-flash-before-previous-passed' &&
  obligations.some(({ kind, stack }) => kind === 'member' && detail.includes(` before ${stack} had passed`));

/** True where a line about the plant is of something that a person of this run decided to leave: it stands in the record as left. */
export const isLeft = (line: string, obligations: readonly Obligation[], runId: string): boolean =>
  obligations.some((one) => one.status === 'left' && one.closedBy === runId && isOf(line, one));

/** True where the list of the site says so: open, or left by a decision of this run. What no entry is ever about goes with any open one. */
export const isOwed = (line: string, obligations: readonly Obligation[], runId: string): boolean =>
  isLeft(line, obligations, runId) ||
  obligations.some((one) => one.status === 'open' && (OF_NO_ENTRY.test(line) || isOf(line, one)));

/** Lines about what follows from the rest once that is put back, and is on no list by itself. */
const OF_NO_ENTRY = /^\S+ (power|disconnect|inverter lead|module \d+) /;

function isOf(line: string, { kind, stack = '', bank = '' }: Obligation): boolean {
  switch (kind) {
    case 'bank':
      return line.startsWith(`${stack} ${bank} `);
    case 'links':
      return line.startsWith('link ');
    case 'breakers':
      return line.startsWith('breaker ');
    case 'inverters':
      return line.startsWith('inverter ');
    case 'sources':
      return line.startsWith('source ');
    case 'versions':
      return line.endsWith(' is not at its target') || line.startsWith('the flash of ');
    case 'unit':
      return line === `${stack} is not at its target` || line.startsWith(`the flash of ${stack} `);
    case 'member':
      // When it comes back, those that went on without it are numbered anew.
      return line.startsWith(`${stack} `) || line.startsWith('link ') || line.includes(' ADDR_SET ');
  }
}
