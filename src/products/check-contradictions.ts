import type { Problem } from '../kernel';
import { contradictionLine, findContradictions } from './find-contradictions';
import type { ProductProfile } from './profile';

/** Documents that disagree need a recorded choice, and a recorded choice needs the documents it speaks of. */
export function checkContradictions(profile: ProductProfile): Problem[] {
  return [...withoutChoice(profile), ...withoutGround(profile)];
}

function withoutChoice(profile: ProductProfile): Problem[] {
  return findContradictions(profile)
    .filter((contradiction) => contradiction.recorded === undefined)
    .map((contradiction) => ({
      code: 'products.contradiction-without-choice',
      what: 'Documents disagree here and no choice is recorded.',
      where: `contradictions[topic=${contradiction.topic}]`,
      value: contradictionLine(contradiction),
      remedy: 'Record both values, which one is followed, and why.',
    }));
}

function withoutGround(profile: ProductProfile): Problem[] {
  return profile.contradictions.flatMap((recorded, index) =>
    (['a', 'b'] as const).flatMap((side): Problem[] => {
      const { value, source } = recorded[side];
      const said = profile.documents.find((document) => document.key === source)?.statements[recorded.topic];
      if (said === value) return [];
      return [
        {
          code: 'products.contradiction-not-in-document',
          what: 'The document does not say what this contradiction quotes.',
          where: `contradictions[${index}].${side}`,
          value: `${source}: ${value}`,
          ...(said === undefined ? {} : { allowed: said }),
          remedy: `Quote the statement on ${recorded.topic} of ${source} as it stands under documents, or correct it there.`,
        },
      ];
    }),
  );
}
