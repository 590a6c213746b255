import { type Message, message } from '../kernel';
import type { ImageFacts, Plan } from './plan-types';
import type { SteppedFact } from './events';
import type { RunState } from './run-state';
import { restsApart, stackAtHand, wasWritten } from './smaller-set';
import { fact, tags, valueOf } from './step';

/**
 * The image that the whole set may be brought back to, or why there is none; undefined where nothing was written yet. It is the one that each
 * written stack said itself it ran before: no other is lower than installed by a decision about this set (SI-22).
 */
export function rollBack(run: RunState, by: string): ImageFacts | Message | undefined {
  const { route, rollsBack } = run.plan;
  const written = tags(run.plan).filter((tag) => wasWritten(run, tag));
  if (route === null || rollsBack === true || written.length === 0 || !restsApart(run)) return undefined;
  if (by !== 'abort' && stackAtHand(run, by) === undefined) return undefined;
  if (route.kind === 'operator-tool') return message('why-not.roll-back', { tool: route.tool });
  const { imageBefore, image } = route;
  if (imageBefore === undefined) return message('why-not.no-image-before');
  const ran = (tag: string): unknown => valueOf(run, `${tag}/unit/running-hash`);
  // A stack that did not pass was tested anew, and may say by then that it runs what was sent.
  const fits = (tag: string): boolean =>
    ran(tag) === imageBefore.sha256 || (valueOf(run, `${tag}/passed`) !== true && ran(tag) === image?.sha256);
  const other = written.filter((tag) => !fits(tag));
  return other.length === 0 ? imageBefore : message('why-not.ran-another', { stacks: other.join(', ') });
}

/** The next revision of a plan, by value: the same way, with the image from before. */
export function revisedBack(plan: Plan, image: ImageFacts): Plan {
  const { component, version, sha256, approvedBy } = image;
  const source = `image ${sha256.slice(0, 16)}, approved by ${approvedBy}`;
  return {
    ...plan,
    revision: plan.revision + 1,
    rollsBack: true,
    route: plan.route === null ? null : { ...plan.route, image },
    targets: [{ component, version, source, date: 'with this plan' }],
  };
}

/** Nothing has passed under the new revision; what was written is written no longer, and is to be looked at anew. */
export const notPassedAnyMore = (run: RunState, stepId: string): readonly SteppedFact[] =>
  tags(run.plan)
    .filter((tag) => wasWritten(run, tag))
    .flatMap((tag) => [fact(`${tag}/passed`, null, 'E0'), fact(`${tag}/flash`, 'not-started', 'E3')])
    .map((one) => ({ ...one, stepId }));
