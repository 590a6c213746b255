import { amount, type WireFault } from '../wire-fault';
import { eachFrame } from '../wire/changed-frames';

export const wireWrongUnit: WireFault = {
  name: 'wire-wrong-unit',
  side: 'wire',
  id: 'W8',
  bites: 'An answer carries the number of another unit (`unit`; the next one when not said), its check right.',
  noticed: 'The unit is not the one that was asked.',
  times: 1,
  onAnswer: (call, told) =>
    eachFrame(told.out, (_bytes, one) => ({
      ...one,
      bytes: told.framed({ unit: amount(call, 'unit', told.unit + 1) }),
    })),
};
