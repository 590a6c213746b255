import { message } from '../../kernel';
import { type Node, type Procedure, sequence, step, together } from '../algebra';
import { allOff, arrive, breakersOpen, joined, leftOff, measureSet, parked, returned } from './parts';

/** What an earlier run left in a service position goes back before anything is switched on. */
const banksBack: Node = together(
  'stacks',
  sequence(
    step('move-bank', { bank: '@detection', to: 'as-found' }),
    step('tap-bank', { bank: '@detection', as: 'now' }),
  ),
);

/** Brings back what earlier runs left open: cables, switches, breakers, inverter, from the obligations of the site. */
export const restoreOnly: Procedure = {
  name: 'restore-only',
  version: 1,
  title: message('procedure.restore-only'),
  completes: 'restored',
  updates: false,
  tree: sequence(
    arrive,
    parked(breakersOpen(allOff, step('pull-links'), banksBack, measureSet, joined('as-found'), returned, leftOff)),
    step('finish'),
  ),
};
