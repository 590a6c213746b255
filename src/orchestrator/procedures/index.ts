import { StackhandError } from '../../kernel';
import type { Procedure } from '../algebra';
import { joinParallel } from './join-parallel.procedure';
import { leaveParallel } from './leave-parallel.procedure';
import { parallelStackUpdate } from './parallel-stack-update.procedure';
import { restoreOnly } from './restore-only.procedure';
import { singleStackUpdate } from './single-stack-update.procedure';

export const procedures: readonly Procedure[] = [
  parallelStackUpdate,
  singleStackUpdate,
  leaveParallel,
  joinParallel,
  restoreOnly,
];

/** The procedure with this name. Throws `orchestrator.no-such-procedure`. */
export function findProcedure(name: string): Procedure {
  const found = procedures.find((procedure) => procedure.name === name);
  if (found !== undefined) return found;
  throw new StackhandError({
    code: 'orchestrator.no-such-procedure',
    what: 'There is no procedure with this name.',
    where: 'procedure',
    value: name,
    allowed: procedures.map((procedure) => procedure.name).join(', '),
    remedy: 'Name one of them.',
  });
}
