import type { PlantState, StackState } from './plant-state';
import { isLit, isTalking, versionsText } from './stack-words';
import { addressOf, isMaster } from './switch-meaning';

function neighbours(state: PlantState, tag: string): string[] {
  return state.links.flatMap((link) => (link.from === tag ? [link.to] : link.to === tag ? [link.from] : []));
}

/** Tags that hang together with a stack by plugged Link cables, itself included; cables only, whatever is on. */
export function cabledWith(state: PlantState, tag: string, passes: (tag: string) => boolean = () => true): Set<string> {
  const reached = new Set([tag]);
  const open = [tag];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (here !== tag && !passes(here)) continue;
    for (const next of neighbours(state, here)) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return reached;
}

/** Groups of stacks that hang together by cables, each group in the order of the site. */
export function cableGroups(state: PlantState): StackState[][] {
  const groups = new Map<string, StackState[]>();
  for (const stack of state.stacks) {
    const key = [...cabledWith(state, stack.tag)].sort().join(' ');
    groups.set(key, [...(groups.get(key) ?? []), stack]);
  }
  return [...groups.values()];
}

/** The other stacks that a stack hears on its link: talking, with an address of their own, in the order of the site. */
export function partnersHeard(state: PlantState, stack: StackState): StackState[] {
  const { linkPassesThroughDarkStack, mixedVersionsRefuseToJoin } = state.setup.options;
  const lit = new Set(state.stacks.filter(isLit).map((other) => other.tag));
  const reached = cabledWith(state, stack.tag, (tag) => linkPassesThroughDarkStack || lit.has(tag));
  const taken = new Set([addressOf(state, stack)]);
  return state.stacks.filter((other) => {
    const address = addressOf(state, other);
    if (other === stack || !reached.has(other.tag) || !isTalking(state, other)) return false;
    if (address === null || taken.has(address)) return false;
    if (mixedVersionsRefuseToJoin && versionsText(other) !== versionsText(stack)) return false;
    taken.add(address);
    return true;
  });
}

/**
 * Whether a controller goes by a count of its own. Where the detection tells the slaves, every controller does. Where it does not, the
 * count is the master's alone: a slave goes by what its master says, and remembers nothing of its own time as a master.
 */
export function keepsCount(state: PlantState, stack: StackState): boolean {
  return state.setup.options.detectionTellsSlaves || isMaster(state, stack);
}

/** What the controller hears does not fit what is remembered, or there is no master: code 19. */
export function linkDisagrees(state: PlantState, stack: StackState): boolean {
  const group = [stack, ...partnersHeard(state, stack)];
  const master = group.find((other) => isMaster(state, other));
  if (master === undefined) return true;
  const counted = keepsCount(state, stack) ? stack : master;
  return group.length !== counted.rememberedStacks;
}
