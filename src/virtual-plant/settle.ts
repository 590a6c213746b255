import { cancelAlarm, isAlarmSet, setAlarm } from './alarms';
import { moveContactors } from './contactors';
import { interruptFlash } from './flashing';
import { keepsCount, linkDisagrees } from './link-chain';
import { watchStanding } from './oracles/standing-oracles';
import type { PlantState } from './plant-state';
import { hostFacts } from './power-feeds';
import { trip } from './record';
import { modulesComplete } from './stack-modules';
import { isAtTarget, isTalking } from './stack-words';

/** Over the wire this computer writes: its own feed and the network's count, no tool's. */
function watchFeedsOfWire(state: PlantState): void {
  const { hostPowered, networkUp } = hostFacts(state);
  for (const stack of state.stacks) {
    const { update } = stack;
    if (update === null || !update.started) continue;
    const lost = [...(hostPowered ? [] : ['hostPowered']), ...(networkUp ? [] : ['networkUp'])];
    if (lost.length > 0 && !update.feedLost)
      trip(state, 'host-lost-power', `${lost.join(', ')} while ${stack.tag} was written`);
    update.feedLost = lost.length > 0;
  }
}

function watchFeeds(state: PlantState): void {
  watchFeedsOfWire(state);
  const flash = state.tool.flash;
  if (flash === null) return;
  const facts = hostFacts(state);
  const lost = Object.entries(facts).flatMap(([name, fed]) => (fed ? [] : [name]));
  if (lost.length > 0 && !flash.feedLost)
    trip(state, 'host-lost-power', `${lost.join(', ')} while ${flash.stack} was written`);
  flash.feedLost = lost.length > 0;
  if (!facts.toolPowered) interruptFlash(state, 'the tool lost its power');
}

/** A chain that has not fitted for a while stays a fault until the next detection, whatever comes back; without a count of its own, nothing stays. */
function watchLinks(state: PlantState): void {
  const { code19ClearsOnlyByDetection, linkLatchSeconds } = state.setup.options;
  if (!code19ClearsOnlyByDetection) return;
  for (const stack of state.stacks) {
    const keeps = keepsCount(state, stack);
    if (!keeps) stack.linkFault = false;
    const disagrees = keeps && isTalking(state, stack) && !stack.linkFault && linkDisagrees(state, stack);
    const waits = isAlarmSet(state, 'link-silent', stack.tag);
    if (disagrees && !waits) setAlarm(state, 'link-silent', stack.tag, linkLatchSeconds);
    if (!disagrees && waits) cancelAlarm(state, 'link-silent', stack.tag);
  }
}

/** A flashed stack has passed when it has run for a while with every target version and all its modules. */
function watchHolds(state: PlantState): void {
  for (const stack of state.stacks) {
    if (stack.passed !== false) continue;
    const sound = isTalking(state, stack) && isAtTarget(state, stack) && modulesComplete(state, stack);
    const waits = isAlarmSet(state, 'hold-over', stack.tag);
    if (sound && !waits) setAlarm(state, 'hold-over', stack.tag, state.setup.options.holdSecondsAfterFlash);
    if (!sound && waits) cancelAlarm(state, 'hold-over', stack.tag);
  }
}

function watchOutsideControl(state: PlantState): void {
  const parked = state.inverters.some((inverter) => inverter.mode === 'standby');
  for (const source of state.setup.sources) {
    const acts = parked && state.sources.some((other) => other.id === source.id && other.on);
    const waits = isAlarmSet(state, 'unpark', source.id);
    if (source.kind !== 'outside-control' || source.unparksAfterSeconds === null) continue;
    if (acts && !waits) setAlarm(state, 'unpark', source.id, source.unparksAfterSeconds);
    if (!acts && waits) cancelAlarm(state, 'unpark', source.id);
  }
}

/** Lets everything follow from what just changed: contactors, supplies, codes, holds; and notes what has become wrong. */
export function settle(state: PlantState): void {
  watchStanding(state);
  moveContactors(state);
  watchFeeds(state);
  moveContactors(state);
  watchLinks(state);
  watchHolds(state);
  watchOutsideControl(state);
  watchStanding(state);
}
