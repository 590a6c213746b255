import type { Clock } from '../../kernel';
import type { EffectHandler } from '../../orchestrator';
import type { ImageShelf } from '../images';
import { inverterEffects } from './inverter.effects';
import { readStackEffect } from './read-stack.effect';
import { sendFirmwareEffect } from './send-firmware.effect';
import type { SiteLines } from './site-lines';
import { testLinkEffect } from './test-link.effect';

/** What the machine can do at a site, by the names that the steps give it. */
export function siteEffects(
  lines: SiteLines,
  images: Pick<ImageShelf, 'load'>,
  clock: Clock,
): Readonly<Record<string, EffectHandler>> {
  return {
    'read-stack': readStackEffect(lines, clock),
    'test-link': testLinkEffect(lines, images),
    ...inverterEffects(lines, clock),
    'send-firmware': sendFirmwareEffect(lines, images, clock),
  };
}
