import { type Message, message } from '../../kernel';
import type { Plan } from '../../orchestrator';
import { expectedLinks } from '../../stacks';
import type { Wording } from '../wording';
import type { ProductGuidance } from './plan-facts';

/** Things to tick before leaving the van. */
export interface PackingList {
  readonly tools: readonly string[];
  readonly protection: readonly string[];
  readonly parts: readonly string[];
  readonly papers: readonly string[];
  readonly photos: readonly string[];
}

/** What to take along for this plan: general practice for stacks of the 48 V class, with the numbers of this site. */
export function packingList(plan: Plan, guidance: ProductGuidance, { say, text, told }: Wording): PackingList {
  const all = (messages: readonly Message[]): readonly string[] => messages.map(text);
  return {
    tools: [...all(tools(plan)), ...(plan.route === null ? [] : guidance.needs.map((need) => capital(told(need))))],
    protection: say(message('pack.protection')).lines ?? [],
    parts: all(parts(plan)),
    papers: say(message('pack.papers')).lines ?? [],
    photos: all(photos(plan)),
  };
}

const opensBreakers = ({ steps }: Plan): boolean => steps.some((step) => step.step === 'open-and-lock-breakers');

function tools(plan: Plan): readonly Message[] {
  const { site, route, banks, steps } = plan;
  return [
    message('pack.meter'),
    message('pack.clamp'),
    message('pack.torque'),
    ...(banks.length === 0 ? [] : [message('pack.stick'), message('pack.mirror')]),
    ...(opensBreakers(plan) ? [message('pack.locks', { locks: site.breakers.length })] : []),
    message('pack.stickers', { stacks: site.stacks.map((stack) => stack.tag).join(', ') }),
    ...(steps.some((step) => step.step === 'precharge') ? [message('pack.precharge')] : []),
    message('pack.light'),
    message('pack.caps'),
    ...(site.stacks.length > 1 ? [message('pack.charger')] : []),
    ...(route === null ? [] : [message('pack.tool', { tool: route.tool })]),
  ];
}

function parts({ site, route }: Plan): readonly Message[] {
  const links = expectedLinks(site);
  return [
    ...(links === 0 ? [] : [message('pack.links', { links })]),
    message('pack.inverter-lead'),
    ...(route === null ? [] : [message('pack.spares')]),
    message('pack.fuse'),
  ];
}

function photos(plan: Plan): readonly Message[] {
  return [
    message('pack.photo-front'),
    message('pack.photo-banks'),
    ...(plan.site.stacks.length > 1 ? [message('pack.photo-links'), message('pack.photo-count')] : []),
    message('pack.photo-inverter'),
    ...(opensBreakers(plan) ? [message('pack.photo-breakers'), message('pack.photo-busbar')] : []),
    ...(plan.route === null ? [] : [message('pack.photo-versions'), message('pack.photo-writing')]),
    message('pack.photo-torque'),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
