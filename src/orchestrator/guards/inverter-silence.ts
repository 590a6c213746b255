import { masterOf, type Phase } from '../../stacks';
import type { StepContext } from '../step';
import { value } from './guard';

/** Whether a stack can hear an inverter; `not-seen`: nobody could say whether the inverter lives. */
export type Hears = 'hears' | 'silence' | 'not-seen';

/**
 * What a stack hears of the inverters in a phase (SI-34, SI-41). Alone it hears those whose lead is on it, and the others none: the
 * lead stays where it is. Joined, the chain hears through the stack with the lead and through the master; nobody else shows their silence.
 */
export function hearsInverter(c: StepContext, tag: string, phase: Phase): Hears {
  const { site } = c.run.plan;
  const leads = site.inverters.filter((inverter) => inverter.leadOn === tag);
  if (phase === 'isolated') return heardOf(c, leads);
  const speaks = leads.length > 0 || masterOf(site).tag === tag;
  return phase === 'joined' && speaks ? heardOf(c, site.inverters) : 'hears';
}

function heardOf(c: StepContext, inverters: readonly { readonly id: string }[]): Hears {
  const alive = inverters.map(({ id }) => lives(c, id));
  if (alive.includes(true)) return 'hears';
  return alive.includes(undefined) ? 'not-seen' : 'silence';
}

/** As it was seen behind open breakers; one that was started since lives, whatever was seen before. */
function lives(c: StepContext, id: string): boolean | undefined {
  if (value(c, `inverter/${id}`) === 'running') return true;
  const seen = value(c, `inverter/${id}/alive`);
  return typeof seen === 'boolean' ? seen : undefined;
}
