import { problemLine } from '../../kernel';
import type { EffectHandler, EffectOutcome, RunState } from '../../orchestrator';
import { imageFits, linkTest, type ModbusBlockRoute } from '../../updater';
import type { ImageShelf } from '../images';
import { troubleOf } from './read-stack.effect';
import { saidOf } from './said';
import type { SiteLines } from './site-lines';
import { stackWire } from './stack-wire';
import { updateUnit } from './update-unit';

/**
 * Before anything is written: who answers, whether the image fits it, and whether fifty readings in a row are clean. What the unit says of
 * itself now is what it is compared with afterwards.
 */
export function testLinkEffect(lines: SiteLines, images: Pick<ImageShelf, 'load'>): EffectHandler {
  return async (run: RunState, stepId: string): Promise<EffectOutcome> => {
    const wire = stackWire(lines, run, stepId);
    const image = run.plan.route?.image;
    if (run.plan.route === null || image === null || image === undefined)
      throw new Error('A route by blocks has an image.');
    try {
      const unit = await updateUnit(wire, run.plan.route.stated as ModbusBlockRoute);
      const identity = await unit.identity();
      const version = identity.versions[image.component] ?? null;
      const readings = {
        serial: identity.serial,
        'hardware-class': identity.hardwareClass,
        version,
        'boot-counter': identity.bootCounter,
      };
      const [misfit] = imageFits(await images.load(image.sha256), {
        hardwareClass: identity.hardwareClass,
        bootloader: identity.bootloader,
        components: Object.keys(identity.versions),
        version,
        target: image.version,
      });
      if (misfit?.code === 'updater.image-same-version') {
        const { runningHash } = await unit.device.status();
        if (runningHash === image.sha256)
          return {
            outcome: 'ok',
            said: 'runs this very image already',
            readings: { ...readings, 'running-hash': runningHash },
          };
      }
      if (misfit !== undefined)
        return {
          outcome: 'failed',
          said: saidOf(misfit),
          readings: { ...readings, fits: 0, because: problemLine(misfit) },
        };
      const { problem } = await linkTest(unit.device);
      if (problem !== null)
        return { outcome: 'failed', said: saidOf(problem), readings: { ...readings, because: problemLine(problem) } };
      const { runningHash } = await unit.device.status();
      return {
        outcome: 'ok',
        said: `tested on ${wire.lineText}`,
        readings: { ...readings, 'running-hash': runningHash },
      };
    } catch (error) {
      return troubleOf(error);
    }
  };
}
