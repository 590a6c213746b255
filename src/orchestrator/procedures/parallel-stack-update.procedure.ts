import { message } from '../../kernel';
import { forEach, group, type Procedure, sequence, step } from '../algebra';
import {
  allOff,
  arrive,
  asFound,
  breakersOpen,
  cablesIn,
  isolated,
  joined,
  leftOff,
  measureSet,
  parked,
  returned,
  updateStack,
} from './parts';

/** The main job: a parallel set is taken apart, updated stack by stack, joined again and returned to service. */
export const parallelStackUpdate: Procedure = {
  name: 'parallel-stack-update',
  version: 1,
  title: message('procedure.parallel-stack-update'),
  completes: 'joined',
  updates: true,
  stacks: 'several',
  tree: sequence(
    arrive,
    asFound(cablesIn),
    parked(
      breakersOpen(
        allOff,
        isolated(group('update', [], forEach('stacks', updateStack)), measureSet, joined('as-found')),
        returned,
        leftOff,
      ),
    ),
    step('finish'),
  ),
};
