import { cancelAlarm, setAlarm } from './alarms';
import { askFaults } from './fault-bites';
import { partnersHeard } from './link-chain';
import type { PlantState, StackState } from './plant-state';
import { logEvent } from './record';
import { modulesComplete, modulesHeard } from './stack-modules';
import { isMaster, runningService } from './switch-meaning';

/** Takes INV SET as it stands: a running service mode ends, another may begin. */
export function takePattern(state: PlantState, stack: StackState): void {
  stack.takenInv = stack.banks.INV_SET;
  stack.shownCount = null;
  cancelAlarm(state, 'stacks-counted', stack.tag);
  cancelAlarm(state, 'modules-counted', stack.tag);
  logEvent(state, 'pattern-taken', stack.tag, stack.takenInv);
  startService(state, stack);
}

function startService(state: PlantState, stack: StackState): void {
  const { detectionSeconds, moduleDetectionSeconds } = state.setup.options;
  const service = runningService(state, stack);
  if (service !== 'parallelDetect' && service !== 'moduleDetect') return;
  if (stack.torn) return;
  logEvent(state, 'detection-started', stack.tag, service === 'parallelDetect' ? 'stacks' : 'modules');
  if (service === 'moduleDetect') setAlarm(state, 'modules-counted', stack.tag, moduleDetectionSeconds);
  else if (isMaster(state, stack)) setAlarm(state, 'stacks-counted', stack.tag, detectionSeconds);
}

/** The master shows and remembers the number of stacks it hears, and code 19 goes. */
export function countStacks(state: PlantState, stack: StackState): void {
  const partners = partnersHeard(state, stack).filter((partner) => modulesComplete(state, partner));
  const heard = partners.length + 1;
  const count = askFaults(state, 'counted', { stack: stack.tag, count: heard }) ?? heard;
  stack.shownCount = count;
  logEvent(state, 'counted', stack.tag, String(count));
  if (askFaults(state, 'code-19-clears', { stack: stack.tag }) === true) {
    stack.linkFault = true;
    return;
  }
  const learners = state.setup.options.detectionTellsSlaves ? [stack, ...partners] : [stack];
  for (const learner of learners) {
    learner.rememberedStacks = count;
    learner.linkFault = false;
  }
}

/** The controller shows and remembers the number of modules it hears. */
export function countModules(state: PlantState, stack: StackState): void {
  stack.shownCount = modulesHeard(state, stack).length;
  stack.rememberedModules = stack.shownCount;
  logEvent(state, 'modules-counted', stack.tag, String(stack.shownCount));
}
