import type { InverterValue, NoValue } from './inverter-reading';
import { noValue } from './inverter-reading';
import { type ModelBlock, numberOf, sourceOf } from './model-block';
import { type Point, pointNamed } from './sunspec-points';

/** The blocks of one look; `refused`: models that the device has and would not hand over. */
export interface Look {
  readonly blocks: readonly ModelBlock[];
  readonly refused: readonly number[];
}

/** A point that may carry a quantity. */
export interface Candidate {
  readonly block: ModelBlock;
  readonly point: Point;
}

/** The points that the device has of `model.point`, in the order given. */
export function pointsNamed(look: Look, names: readonly string[]): readonly Candidate[] {
  return names.flatMap((name) => {
    const [model = '', point = ''] = name.split('.');
    const block = look.blocks.find((candidate) => candidate.model.id === Number(model));
    return block === undefined ? [] : [{ block, point: pointNamed(block.model.id, point) }];
  });
}

/** The first candidate that says something that `read` understands; `read` gives undefined for a value that cannot be. */
export function first<T>(
  look: Look,
  evidence: 'E4' | 'E3',
  candidates: readonly Candidate[],
  read: (value: number) => T | undefined,
): InverterValue<T> {
  let because: NoValue = look.refused.length > 0 ? 'refused' : 'not-told';
  for (const { block, point } of candidates) {
    const raw = numberOf(block, point);
    const value = raw === null ? undefined : read(raw);
    if (value !== undefined) return { value, evidence, source: sourceOf(block, point) };
    if (raw !== null) because = 'out-of-range';
  }
  return noValue(because);
}
