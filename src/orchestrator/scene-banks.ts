import type { SwitchBank } from '../dip-config';
import type { KnownFact } from './run-state';
import type { SceneBank } from './scene-types';
import type { Scenery } from './scenery';

/** The banks of a stack as they were last seen or moved. */
export const bankScenes = (s: Scenery, tag: string): readonly SceneBank[] =>
  s.run.plan.banks.map((bank) => bankScene(s, tag, bank));

function bankScene(s: Scenery, tag: string, { id, label, width }: SwitchBank): SceneBank {
  const asked = s.asked.has(`${tag}/${id}`);
  const at = (key: string): KnownFact | undefined => (asked ? undefined : s.fact(`${tag}/${key}`));
  const [asFound, moved] = [at(`as-found/${id}`), at(`${id}/moved`)];
  // As found may be corrected long after it was moved; then it still says how it was, not how it is.
  const first = at(id) === undefined && moved === undefined ? asFound : undefined;
  const last = [first, at(id), at(`read-back/${id}`), moved]
    .flatMap((fact) => fact ?? [])
    .sort((a, b) => b.order - a.order)[0];
  const pattern = textOf(last);
  return {
    ...{ bank: id, label, width, asked, pattern },
    tapped: pattern !== null && last !== moved,
    told: last === undefined || pattern === null ? null : s.told(last),
    asFound: textOf(asFound),
  };
}

const textOf = (fact: KnownFact | undefined): string | null => (typeof fact?.value === 'string' ? fact.value : null);
