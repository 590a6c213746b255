import { message } from '../../kernel';
import { choose, forEach, type Node, type Procedure, sequence, step, together } from '../algebra';
import {
  allOff,
  arrive,
  breakersOpen,
  joined,
  leftOff,
  measureSet,
  parked,
  returned,
  unplugged,
  versions,
} from './parts';

/** Where no earlier run recorded the bank that the count will move, it is recorded now. */
const recorded: Node = choose('detection', {
  yes: together('stacks', step('tap-bank', { bank: '@detection', as: 'unrecorded' })),
});

/**
 * Between two runs a tool may have written, by a hand or by itself: no stack is switched off before its LCD was read (SI-24). Any other code is
 * no reason to leave a site as it stands.
 */
const lcdsRead: Node = together('stacks', step('read-code', { phase: 'as-left' }));

/** What an earlier run left in a service position goes back before anything is switched on. */
const banksBack: Node = choose('detection', {
  yes: together(
    'stacks',
    sequence(
      step('move-bank', { bank: '@detection', to: 'as-found' }),
      step('tap-bank', { bank: '@detection', as: 'now' }),
    ),
  ),
});

/** An earlier run may have written some of the stacks: what each carries is read before they are joined (SI-35). */
const read: Node = choose('several-stacks', {
  yes: forEach('stacks', sequence(step('switch-off'), step('switch-on'), versions('before'), step('switch-off'))),
});

/** Brings back what earlier runs left open: cables, switches, breakers, inverter, from the obligations of the site. */
export const restoreOnly: Procedure = {
  name: 'restore-only',
  version: 1,
  title: message('procedure.restore-only'),
  completes: 'restored',
  updates: false,
  stacks: 'any',
  tree: sequence(
    arrive,
    recorded,
    lcdsRead,
    parked(breakersOpen(allOff, unplugged, banksBack, read, measureSet, joined('as-found'), returned, leftOff)),
    step('finish'),
  ),
};
