import type { WireFault } from '../wire-fault';
import { wireAdapterGone } from './wire-adapter-gone.fault';
import { wireAnswerCut } from './wire-answer-cut.fault';
import { wireAnswerDelayed } from './wire-answer-delayed.fault';
import { wireAnswerInPieces } from './wire-answer-in-pieces.fault';
import { wireAnswerLate } from './wire-answer-late.fault';
import { wireAnswerLost } from './wire-answer-lost.fault';
import { wireAnswerTwice } from './wire-answer-twice.fault';
import { wireBitsFlipped } from './wire-bits-flipped.fault';
import { wireBursts } from './wire-bursts.fault';
import { wireDeafSlave } from './wire-deaf-slave.fault';
import { wireEcho } from './wire-echo.fault';
import { wireExceptions } from './wire-exceptions.fault';
import { wireExtraByte } from './wire-extra-byte.fault';
import { wireForeignMaster } from './wire-foreign-master.fault';
import { wireForeignPolls } from './wire-foreign-polls.fault';
import { wireGarbage } from './wire-garbage.fault';
import { wireGatewayAnswers } from './wire-gateway-answers.fault';
import { wireRequestLost } from './wire-request-lost.fault';
import { wireReset } from './wire-reset.fault';
import { wireStaleException } from './wire-stale-exception.fault';
import { wireTwoSlaves } from './wire-two-slaves.fault';
import { wireWrongEcho } from './wire-wrong-echo.fault';
import { wireWrongFunction } from './wire-wrong-function.fault';
import { wireWrongTransaction } from './wire-wrong-transaction.fault';
import { wireWrongUnit } from './wire-wrong-unit.fault';

/** Every fault that a line to the plant can be given, in the order of their list. */
export const WIRE_FAULTS: readonly WireFault[] = [
  wireRequestLost,
  wireAnswerLost,
  wireAnswerDelayed,
  wireAnswerLate,
  wireAnswerTwice,
  wireAnswerCut,
  wireExtraByte,
  wireBitsFlipped,
  wireWrongUnit,
  wireWrongFunction,
  wireWrongEcho,
  wireExceptions,
  wireStaleException,
  wireAnswerInPieces,
  wireEcho,
  wireForeignMaster,
  wireForeignPolls,
  wireTwoSlaves,
  wireGarbage,
  wireReset,
  wireWrongTransaction,
  wireGatewayAnswers,
  wireBursts,
  wireAdapterGone,
  wireDeafSlave,
];

export function wireFaultNamed(name: string): WireFault | undefined {
  return WIRE_FAULTS.find((fault) => fault.name === name);
}
