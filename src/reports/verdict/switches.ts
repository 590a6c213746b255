import { type BankDrawing, describePattern, drawBank, type SwitchBank, withCountedWidth } from '../../dip-config';
import { message } from '../../kernel';
import type { KnownFact, RunState } from '../../orchestrator';
import { type Wording, wordingIn } from '../wording';

/** One bank of one stack, as found and as it stands at the end. Patterns: switch 1 first, 1 = ON. */
export interface SwitchLine {
  readonly stack: string;
  readonly bank: string;
  readonly label: string;
  readonly found: string | null;
  readonly now: string | null;
  /** False: it was moved after it was last tapped, so nobody knows where it stands. */
  readonly tappedSinceMove: boolean;
  readonly same: boolean | null;
  readonly foundWords: string;
  readonly nowWords: string;
  /** From as found to now; what differs is drawn as a move. Null where either is not known. */
  readonly drawing: BankDrawing | null;
}

/** Every bank that was looked at or moved, in the order of stacks and banks. */
export function switchLines(run: RunState, wording: Wording = wordingIn()): readonly SwitchLine[] {
  return run.plan.site.stacks.flatMap(({ tag }) => run.plan.banks.flatMap((bank) => lineOf(run, tag, bank, wording)));
}

function lineOf(run: RunState, stack: string, bank: SwitchBank, wording: Wording): readonly SwitchLine[] {
  const at = (key: string): KnownFact | undefined => run.facts.get(`${stack}/${key}`);
  const [asFound, tapped, moved] = [at(`as-found/${bank.id}`), at(bank.id), at(`${bank.id}/moved`)];
  if (asFound === undefined && tapped === undefined && moved === undefined) return [];
  const found = textOf(asFound);
  const tappedSinceMove = moved === undefined || (tapped !== undefined && tapped.order > moved.order);
  // A bank that nobody moved and nobody tapped again is not known to stand as found.
  const now = tappedSinceMove ? textOf(tapped) : null;
  return [
    {
      stack,
      bank: bank.id,
      label: bank.label,
      found,
      now,
      tappedSinceMove,
      same: found === null || now === null ? null : found === now,
      foundWords: wordsOf(bank, found, wording),
      nowWords: tappedSinceMove ? wordsOf(bank, now, wording) : wording.text(message('report.not-tapped')),
      drawing: drawn(bank, stack, found, now),
    },
  ];
}

const textOf = (fact: KnownFact | undefined): string | null => (typeof fact?.value === 'string' ? fact.value : null);

function wordsOf(bank: SwitchBank, pattern: string | null, { text, drawing }: Wording): string {
  return pattern === null
    ? text(message('report.bank-unknown'))
    : describePattern(withCountedWidth(bank, bank.width ?? pattern.length), pattern, drawing);
}

function drawn(bank: SwitchBank, stack: string, found: string | null, now: string | null): BankDrawing | null {
  if (found === null || now === null || found.length !== now.length) return null;
  const sized = withCountedWidth(bank, bank.width ?? found.length);
  return drawBank(sized, { stack, pattern: found, target: now, recorded: true });
}
