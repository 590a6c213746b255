import { message } from '../../kernel';
import { forEach, type Procedure, sequence, step } from '../algebra';
import {
  allOff,
  arrive,
  asFound,
  breakersOpen,
  cablesOut,
  joined,
  measureSet,
  onAlone,
  parked,
  returned,
  versions,
} from './parts';

/** Stand-alone stacks of one version become a set: addresses of the site, cables, count, return to service. */
export const joinParallel: Procedure = {
  name: 'join-parallel',
  version: 1,
  title: message('procedure.join-parallel'),
  completes: 'joined',
  updates: false,
  stacks: 'several',
  tree: sequence(
    arrive,
    asFound(cablesOut),
    parked(
      breakersOpen(
        allOff,
        step('pull-links'),
        forEach('stacks', onAlone(versions('before'), step('switch-off'))),
        measureSet,
        joined('address'),
        returned,
      ),
    ),
    step('finish'),
  ),
};
