import { message } from '../../kernel';
import { forEach, type Procedure, sequence, step } from '../algebra';
import { allOff, allSilent, arrive, asFound, breakersOpen, cablesIn, isolated, onAlone, parked } from './parts';

/** The set is taken apart: every stack stand-alone and counted 1, all off, breakers locked open. */
export const leaveParallel: Procedure = {
  name: 'leave-parallel',
  version: 1,
  title: message('procedure.leave-parallel'),
  completes: 'apart',
  updates: false,
  stacks: 'several',
  tree: sequence(
    arrive,
    asFound(cablesIn),
    parked(breakersOpen(allOff, isolated(forEach('stacks', onAlone(step('switch-off')))), allSilent)),
    step('finish'),
  ),
};
