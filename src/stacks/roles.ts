import { StackhandError } from '../kernel';
import type { Site, SiteStack } from './site';

/** The address of the stack that talks to the inverter; a stand-alone stack has it too. */
export const MASTER_ADDRESS = 1;

export type StackRole = 'master' | 'slave' | 'stand-alone';

/** What a role means to the person at the stack, in one sentence. */
export const ROLE_WORDS: Readonly<Record<StackRole, string>> = {
  master: 'Master: address 1, carries the inverter lead and speaks for all stacks.',
  slave: 'Slave: speaks to the master over the Link cable only.',
  'stand-alone': 'Stand-alone: the only stack of the set, address 1, no Link cable.',
};

/** The role that the site gives to the stack with this tag. Throws `stacks.no-such-stack`. */
export function roleOf(site: Site, tag: string): StackRole {
  const stack = stackByTag(site, tag);
  if (site.stacks.length === 1) return 'stand-alone';
  return stack.address === MASTER_ADDRESS ? 'master' : 'slave';
}

/** The stack with this tag. Throws `stacks.no-such-stack`. */
export function stackByTag(site: Site, tag: string): SiteStack {
  const stack = site.stacks.find((candidate) => candidate.tag === tag);
  if (stack !== undefined) return stack;
  throw new StackhandError({
    code: 'stacks.no-such-stack',
    what: 'The site has no stack with this tag.',
    value: tag,
    allowed: site.stacks.map((candidate) => candidate.tag).join(', '),
    remedy: 'Use the tag on the sticker of the stack.',
  });
}
