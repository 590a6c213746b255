import { StackhandError } from '../../kernel';
import { setAlarm } from '../alarms';
import { moduleOf, stackOf } from '../find';
import type { ActOf, ActResult } from '../hands';
import { FORBIDDEN_STANDS_SECONDS } from '../oracles/forbidden-pattern';
import type { PlantState } from '../plant-state';

const DONE: ActResult = { done: true };
const refused = (why: string): ActResult => ({ done: false, why });

function withBit(pattern: string, number: number, on: boolean): string {
  return [...pattern].map((bit, index) => (index === number - 1 ? (on ? '1' : '0') : bit)).join('');
}

function checkNumber(number: number, width: number): void {
  if (number <= width) return;
  throw new StackhandError({
    code: 'virtual-plant.no-such-switch',
    what: 'The bank has no switch of this number.',
    where: 'number',
    value: String(number),
    allowed: `1 to ${width}`,
    remedy: 'Count the switches of the bank from the end marked 1.',
  });
}

export function setSwitch(state: PlantState, act: ActOf<'set-switch'>): ActResult {
  const stack = stackOf(state, act.stack);
  const bank = state.setup.product.banks[act.bank];
  checkNumber(act.number, bank.width);
  const on = act.up === (bank.up === 'ON');
  if (act.bank === 'ADD') {
    const module = moduleOf(stack, act.module);
    module.add = withBit(module.add, act.number, on);
    return DONE;
  }
  stack.banks[act.bank] = withBit(stack.banks[act.bank], act.number, on);
  if (act.bank !== 'INV_SET') return DONE;
  setAlarm(state, 'forbidden-stands', act.stack, FORBIDDEN_STANDS_SECONDS);
  if (stack.power === 'on') setAlarm(state, 'pattern-taken', act.stack, state.setup.options.patternSettleSeconds);
  return DONE;
}

export function unplugLink(state: PlantState, act: ActOf<'unplug-link'>): ActResult {
  stackOf(state, act.from, 'from');
  stackOf(state, act.to, 'to');
  const index = state.links.findIndex(
    (link) => (link.from === act.from && link.to === act.to) || (link.from === act.to && link.to === act.from),
  );
  if (index < 0) return refused(`no cable is plugged between ${act.from} and ${act.to}`);
  state.links.splice(index, 1);
  state.linksInHand += 1;
  return DONE;
}

export function plugLink(state: PlantState, act: ActOf<'plug-link'>): ActResult {
  stackOf(state, act.from, 'from');
  stackOf(state, act.to, 'to');
  if (act.from === act.to) return refused('both ends would be in one stack');
  if (state.linksInHand === 0) return refused('no cable in hand');
  if (state.links.some((link) => link.from === act.from)) return refused(`Link A of ${act.from} is taken`);
  if (state.links.some((link) => link.to === act.to)) return refused(`Link B of ${act.to} is taken`);
  state.links.push({ from: act.from, to: act.to });
  state.linksInHand -= 1;
  return DONE;
}
