import type { SwitchBank } from './banks.slice';
import type { BankDrawing, DrawnSwitch, Mounting } from './drawing';
import { type MoveOptions, planMoves } from './move-plan';
import { type Pattern, positionOf, positionsOf } from './pattern';

/** What is drawn: a bank of a stack as it stands, and where it shall go. */
export interface DrawingRequest extends MoveOptions {
  readonly stack: string;
  readonly module?: number;
  readonly mounting?: Mounting;
  readonly pattern: Pattern;
  readonly target?: Pattern;
}

/** The drawing of a bank. Throws what `planMoves` throws. */
export function drawBank(bank: SwitchBank, request: DrawingRequest): BankDrawing {
  return {
    bank: bank.id,
    label: bank.label,
    stack: request.stack,
    ...(request.module === undefined ? {} : { module: request.module }),
    mounting: request.mounting ?? 'upright',
    printedOnSide: positionOf(bank, true),
    switches: drawnSwitches(bank, request),
  };
}

function drawnSwitches(bank: SwitchBank, request: DrawingRequest): DrawnSwitch[] {
  const levers = positionsOf(bank, request.pattern).map((position, index) => ({
    number: index + 1,
    position,
    on: request.pattern[index] === '1',
  }));
  if (request.target === undefined) return levers.map((lever) => ({ ...lever, move: false }));
  const { moves } = planMoves(bank, request.pattern, request.target, request);
  return levers.map((lever) => {
    const move = moves.find((candidate) => candidate.number === lever.number);
    return { ...lever, target: move?.to ?? lever.position, move: move !== undefined };
  });
}
