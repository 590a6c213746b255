import type { HandsFault } from '../fault';

export const wrongStack: HandsFault = {
  name: 'wrong-stack',
  side: 'hands',
  ids: ['O3'],
  bites: 'The hand goes to `instead` (left out: the next stack of the chain) in place of `stack`.',
  when: 'The first act `onAct` ("press-power" when not said) at `stack`; left out: at the first stack of the site.',
  ends: 'The next act goes to the right stack.',
  problemCode: 'hold.still-lit',
  times: 1,
  slip: (call, act, setup) => {
    const tags = setup.stacks.map((stack) => stack.tag);
    if (act.act !== (call.onAct ?? 'press-power') || !('stack' in act) || act.stack === null) return undefined;
    if (act.stack !== (call.stack ?? tags[0])) return undefined;
    const next = tags[(tags.indexOf(act.stack) + 1) % tags.length];
    const instead = typeof call.instead === 'string' ? call.instead : next;
    return instead === undefined ? undefined : { ...act, stack: instead };
  },
};
