import type { PlantState, StackState } from './plant-state';

type Facts = Record<string, string>;

const onOff = (on: boolean) => (on ? 'on' : 'off');
const closedOpen = (closed: boolean) => (closed ? 'closed' : 'open');
const pluggedOut = (plugged: boolean) => (plugged ? 'plugged' : 'unplugged');

function stackFacts(stack: StackState): Facts {
  const facts: Facts = {};
  for (const [bank, pattern] of Object.entries(stack.banks)) facts[`${stack.tag} ${bank}`] = pattern;
  facts[`${stack.tag} power`] = stack.power === 'booting' ? 'on' : stack.power;
  facts[`${stack.tag} disconnect`] = closedOpen(stack.disconnectClosed);
  facts[`${stack.tag} inverter lead`] = pluggedOut(stack.inverterLead);
  for (const [index, module] of stack.modules.entries()) {
    facts[`${stack.tag} module ${index + 1} ADD`] = module.add;
    facts[`${stack.tag} module ${index + 1} switch`] = onOff(module.switchOn);
  }
  return facts;
}

/** Everything a person can leave otherwise than it was found, in words. Firmware and counts are not among it. */
export function factsOf(state: PlantState): Facts {
  const facts: Facts = {};
  for (const stack of state.stacks) Object.assign(facts, stackFacts(stack));
  for (const link of state.links) facts[`link ${link.from}-${link.to}`] = 'plugged';
  for (const breaker of state.breakers) {
    facts[`breaker ${breaker.id}`] = `${closedOpen(breaker.closed)}${breaker.locked ? ' and locked' : ''}`;
  }
  for (const inverter of state.inverters) facts[`inverter ${inverter.id}`] = inverter.mode;
  for (const source of state.sources) facts[`source ${source.id}`] = onOff(source.on);
  return facts;
}

/** "S2 INV_SET 100000 was 010110": one sentence for each difference, in the order of the site. */
export function differences(state: PlantState): string[] {
  const now = factsOf(state);
  const keys = [...new Set([...Object.keys(state.asFound), ...Object.keys(now)])];
  return keys
    .filter((key) => now[key] !== state.asFound[key])
    .map((key) => `${key} ${now[key] ?? 'unplugged'} was ${state.asFound[key] ?? 'unplugged'}`);
}
