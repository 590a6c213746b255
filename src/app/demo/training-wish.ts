import type { VersionPlacement } from '../../orchestrator';
import type { ProductProfile } from '../../products';
import { TRAINING_VERSIONS } from './training-plant';

/** Places the made-up versions of a training site below the ones the profile lists. */
export function trainingPlacements(profile: ProductProfile): readonly VersionPlacement[] {
  return profile.stack.components.flatMap((component) => {
    const version = TRAINING_VERSIONS[component.key];
    const [oldest] = component.scale;
    if (version === undefined || oldest === undefined || component.scale.some((entry) => entry.version === version))
      return [];
    return [{ component: component.key, version, olderThan: oldest.version, source: 'made up for the training site' }];
  });
}
