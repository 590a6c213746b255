import type { Plan } from '../../orchestrator';
import { expectedLinks } from '../../stacks';
import { counted } from './names';
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
export function packingList(plan: Plan, guidance: ProductGuidance): PackingList {
  return {
    tools: tools(plan, guidance),
    protection: PROTECTION,
    parts: parts(plan),
    papers: PAPERS,
    photos: photos(plan),
  };
}

function tools({ site, route, banks, steps }: Plan, guidance: ProductGuidance): readonly string[] {
  const opens = steps.some((step) => step.step === 'open-and-lock-breakers');
  const precharges = steps.some((step) => step.step === 'precharge');
  return [
    'Multimeter, CAT III 600 V, two decimals at 60 V, and a source to prove it on',
    'DC clamp that shows 0.1 A',
    'Torque driver with the values of this product, insulated screwdrivers',
    ...(banks.length === 0
      ? []
      : ['Stick of plastic or wood for the switches, no screwdriver', 'Mirror or borescope: banks may face sideways']),
    ...(opens
      ? [`${counted(site.breakers.length, 'lock')} and as many tags with name and phone, one for each breaker`]
      : []),
    `Stickers ${site.stacks.map((stack) => stack.tag).join(', ')}, and red flags for the inverter leads`,
    ...(route === null
      ? []
      : [`Update tool: ${route.tool}, log-in tried this morning`, ...guidance.needs.map(capital)]),
    ...(precharges ? ['Precharge lead or lamp of this site'] : []),
    'Headlamp; power bank or small UPS for computer, router and tool; second phone',
    'Insulating caps for open lugs, tape, pen, labels',
    ...(site.stacks.length > 1 ? ['Charger for one stack alone, if the stacks stand apart in voltage'] : []),
  ];
}

const PROTECTION: readonly string[] = [
  'Rings, watch and chain off; glasses on',
  'Gloves of class 0 with leather over them, where lugs or quick-connects are open',
  'Long sleeves as the risk assessment of your company says; knee pads',
  'Nobody works alone while lugs are open',
];

function parts({ site, route }: Plan): readonly string[] {
  const links = expectedLinks(site);
  return [
    ...(links === 0 ? [] : [`Spare Link cables (this site has ${links}): two`]),
    'Spare lead from the inverter to the master',
    ...(route === null
      ? []
      : ['One controller and one module of each generation on this site, or the promise of one for tomorrow']),
    'A fuse or breaker of the kind fitted here',
  ];
}

const PAPERS: readonly string[] = [
  'Address, access, parking, phone of the customer; customer notice sent',
  'Single-line drawing, serial numbers, photos of the last visit',
  'PIN of the inverter, account of the app, ticket and hours of the maker’s help desk',
  'This plan and the paper checklist, printed',
];

function photos({ route, site, steps }: Plan): readonly string[] {
  return [
    'Front of every stack with its sticker',
    'Every switch bank with the printed ON in the picture, before and after',
    ...(site.stacks.length > 1 ? ['Every Link plug, before and after', 'The count of the set'] : []),
    'Battery port of the inverter, its screen before and after',
    ...(steps.some((step) => step.step === 'open-and-lock-breakers')
      ? ['Breakers open with their locks, and closed again', 'Meter on the busbar']
      : []),
    ...(route === null ? [] : ['Every version screen', 'The LCD while it is written']),
    'Torque marks, covers on',
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
