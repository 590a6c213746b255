import { HAND_SLIPS } from './hands.slips';
import { SITE_SLIPS } from './site.slips';
import type { Slip } from './slip';
import { SOURCE_SLIPS } from './sources.slips';
import { JOIN_SLIPS, TOOL_SLIPS } from './tool.slips';
import { WAY_SLIPS } from './ways.slips';

/** Every slip that this operator can make. */
export const SLIPS: readonly Slip[] = [
  ...SITE_SLIPS,
  ...SOURCE_SLIPS,
  ...HAND_SLIPS,
  ...TOOL_SLIPS,
  ...JOIN_SLIPS,
  ...WAY_SLIPS,
];

/** Slips of the list that this plant cannot show, and why. */
export const NOT_MODELLED: readonly { readonly id: string; readonly title: string; readonly why: string }[] = [
  {
    id: 'slip-13',
    title: 'The customer was not told, and somebody at home needs a medical device.',
    why: 'The plant has no house and no people in it; "told, agreed" is a word, and nothing else shows it.',
  },
  {
    id: 'slip-11 over a lead',
    title: 'I approved the image of another variant for a product that talks.',
    why: 'The simulation has one image; that an image of other hardware is refused is shown in test/updater.',
  },
  {
    id: 'slip-22',
    title: 'One end of a Link cable is out.',
    why: 'Out at one end it conducts nothing, and nothing is harmed. It is played as one that still conducts and is counted as pulled.',
  },
  {
    id: 'slip-32 and slip-35 over a lead',
    title: 'I started the push before told; the tool left a board out.',
    why: 'Over a lead nobody holds a tool: Stackhand sends by itself, and this product has one part that is written.',
  },
  {
    id: 'slip-40, the rest',
    title: 'I left with the time schedule, the bypass, a limit of the inverter or a tool inside.',
    why: 'The plant has none of them.',
  },
];

export const slipNamed = (id: string): Slip => {
  const slip = SLIPS.find((one) => one.id === id);
  if (slip === undefined)
    throw new Error(`There is no slip ${id}; there are ${SLIPS.map((one) => one.id).join(', ')}.`);
  return slip;
};
