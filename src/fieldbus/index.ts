export type { AnswerFault } from './answer-fault';
export { byteClock } from './byte-timing';
export { findFrames, type HeardBytes, type HeardFrame, hexText } from './heard-frames';
export type { Line, LineCounters, LineEvent, LineTiming, Priority, RequestOptions } from './line';
export { type LineAddress, lineAddressText, parseLineAddress } from './line-address';
export type { LineClock } from './line-clock.port';
export { exceptionCodeOf, FieldbusError, isLineLost } from './line-problems';
export { LeapingClock } from './leaping-clock';
export { type Heard, listen, recordHeard } from './listen';
export { openLine, openLineOn } from './open-line';
export { type CanFrame, SLCAN_COMMANDS, type SlcanItem, SlcanParser } from './slcan';
export {
  type CanCounters,
  type CanListener,
  type CanListenerEvents,
  listenToCan,
  listenToCanOn,
} from './slcan-listener';
export { type LineRecorder, recordLine } from './record-line';
export { replayLine, type ReplayedLine } from './replay-line';
export { ftdiLatencyMs, listPorts, type SerialPortSeen } from './serial-ports';
export type { Transport, TransportEvents } from './transport.port';
