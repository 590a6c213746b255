import { message } from '../../kernel';
import { forEach, group, type Procedure, sequence, step } from '../algebra';
import { allOff, arrive, asFound, breakersOpen, cablesIn, joined, parked, returned, updateStack } from './parts';

/** A stack that stands alone: no cable, no address, the same care. */
export const singleStackUpdate: Procedure = {
  name: 'single-stack-update',
  version: 1,
  title: message('procedure.single-stack-update'),
  completes: 'alone',
  updates: true,
  stacks: 'one',
  tree: sequence(
    arrive,
    asFound(cablesIn),
    parked(breakersOpen(allOff, group('update', [], forEach('stacks', updateStack)), joined('as-found'), returned)),
    step('finish'),
  ),
};
