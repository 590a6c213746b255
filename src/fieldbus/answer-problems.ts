import type { AnswerFault } from './answer-fault';
import { FieldbusError } from './line-problems';
import type { ModbusRequest } from './modbus-request';

const EXCEPTION_WORDS: Readonly<Record<number, string>> = {
  1: 'the device does not know this function',
  2: 'the device does not have these registers',
  3: 'the device does not accept this value or this count',
  4: 'the device failed while doing it',
  5: 'the device has begun and needs time',
  6: 'the device is busy',
  8: 'the device found its memory faulty',
  10: 'the gateway has no path to the device',
  11: 'the device behind the gateway did not answer',
};

const EXCEPTION_REMEDY: Readonly<Record<number, string>> = {
  5: 'Ask for its state until it is ready, then look whether it was done.',
  6: 'Wait and ask again.',
  10: "Correct the gateway's table of units.",
  11: 'Look at the power, the cable and the unit address of the device behind the gateway.',
};

const asked = (request: ModbusRequest): string =>
  `unit ${request.unit}, function ${request.functionCode}, address ${request.address}, count ${request.count}`;

export function deviceException(lineId: string, request: ModbusRequest, exceptionCode: number): FieldbusError {
  const meaning = EXCEPTION_WORDS[exceptionCode] ?? 'the Modbus specification gives it no meaning';
  return new FieldbusError(
    {
      code: 'fieldbus.exception',
      what: `The device answered with exception ${exceptionCode}: ${meaning}.`,
      where: `${lineId}, ${asked(request)}`,
      value: String(exceptionCode),
      remedy:
        EXCEPTION_REMEDY[exceptionCode] ?? 'Check that the register map of the profile is the map of this device.',
    },
    { exceptionCode },
  );
}

/** `heard` says what came instead of the answer. */
export function noAnswer(lineId: string, request: ModbusRequest, waitedMs: number, heard: string): FieldbusError {
  return new FieldbusError(
    {
      code: 'fieldbus.no-answer',
      what: `No answer within ${Math.round(waitedMs)} ms.`,
      where: `${lineId}, ${asked(request)}`,
      value: heard,
      remedy: 'Check power, cable (A and B swapped), unit address, baud and parity, in this order, one at a time.',
    },
    { fault: heard === 'nothing' ? 'no-answer' : 'truncated' },
  );
}

const FAULTS: Readonly<Record<AnswerFault, readonly [code: string, what: string, remedy: string]>> = {
  'no-answer': ['no-answer', 'No answer came.', 'Check power, cable and unit address.'],
  truncated: ['no-answer', 'The answer broke off.', 'Check cable, termination and a device that restarts.'],
  'bad-crc': [
    'garbled',
    'What came back is no whole Modbus frame.',
    'Check baud and parity, termination and shield, and that no two devices have the same address.',
  ],
  'wrong-unit': [
    'wrong-answer',
    'Another unit answered.',
    'Look for a device that answers for another, or a second master.',
  ],
  'wrong-function': ['wrong-answer', 'The answer is to another function.', 'Look for two devices at one address.'],
  'wrong-address': [
    'wrong-answer',
    'The device confirmed another register address than it was sent.',
    'Do not count it as written: read back, and look for two devices at one address.',
  ],
  'wrong-count': [
    'wrong-answer',
    'The answer has another number of registers than was asked.',
    'Check the register map of the profile, and look for two devices at one address.',
  ],
  'foreign-frame': [
    'foreign-frame',
    'The request of another master came instead of an answer.',
    'Unplug the other master before going on.',
  ],
  'echo-heard': [
    'echo-heard',
    'The line returned our own request: this adapter echoes.',
    "Switch the adapter's echo off, or state echo for this line.",
  ],
  'echo-differs': [
    'echo-differs',
    'What the adapter echoed is not what was sent: two spoke at once, or it does not echo at all.',
    'Unplug other masters; if none is there, take echo off for this line.',
  ],
  'extra-bytes': [
    'garbled',
    'The answer came with other bytes around it.',
    'Look for two devices at one address and for bad termination.',
  ],
};

export function wrongAnswer(lineId: string, request: ModbusRequest, fault: AnswerFault, heard: string): FieldbusError {
  const [code, what, remedy] = FAULTS[fault];
  return new FieldbusError(
    { code: `fieldbus.${code}`, what, where: `${lineId}, ${asked(request)}`, value: heard, remedy },
    { fault },
  );
}

export function undecodable(lineId: string, request: ModbusRequest, why: string): FieldbusError {
  return new FieldbusError(
    {
      code: 'fieldbus.garbled',
      what: 'The answer could not be taken apart.',
      where: `${lineId}, ${asked(request)}`,
      value: why,
      remedy: 'Record the line with `stackhand line record` and send the recording.',
    },
    { fault: 'bad-crc' },
  );
}
