import { flashed } from './flash-state';
import type { RunState, SiteState } from './run-state';
import { tags, valueOf } from './step';

/** A component of which the stacks of the set do not carry the same, or of which nobody read it at some stack. */
export interface Mixed {
  readonly component: string;
  readonly versions: readonly (string | undefined)[];
}

/** The versions of one component at a stack, as read last. What nobody could read after the update is not what it was before. */
function latest(run: RunState, tag: string, component: string): string | undefined {
  const after = run.facts.get(`${tag}/after/${component}`);
  const found = after === undefined ? valueOf(run, `${tag}/before/${component}`) : after.value;
  return Array.isArray(found) ? [...new Set(found as readonly string[])].sort().join(' ') : undefined;
}

/** Every component of which somebody read a version at some stack. */
const read = (run: RunState): ReadonlySet<string> =>
  new Set([...run.facts.keys()].flatMap((key) => /\/(?:after|before)\/(.+)$/.exec(key)?.[1] ?? []));

/**
 * The first component that is not the same in the whole set. Modules show theirs only to a connected tool; unread ones are not verifiable,
 * `strictly`, unread is no match either.
 */
export function mixedVersions(run: RunState, strictly = false): Mixed | undefined {
  for (const component of read(run)) {
    const versions = tags(run.plan).map((tag) => latest(run, tag, component));
    const onBoard = run.plan.slice.components.some((one) => one.key === component && one.on === 'controller');
    const all = onBoard || strictly;
    const compared = all ? versions : versions.filter((version) => version !== undefined);
    if (new Set(compared).size > 1 || (all && versions.includes(undefined))) return { component, versions };
  }
  return mixedImages(run);
}

/** Stacks that name one version and run different images, as far as they were asked: one of them says what is not so. */
function mixedImages(run: RunState): Mixed | undefined {
  const images = tags(run.plan).map((tag) => imageOf(run, tag));
  const known = new Set(images.filter((image) => image !== undefined));
  return known.size < 2 ? undefined : { component: 'image', versions: images.map((image) => image?.slice(0, 8)) };
}

/** The image that a stack said it runs when its version was read last; what a person read tells of none. */
function imageOf(run: RunState, tag: string): string | undefined {
  const image = run.facts.get(`${tag}/image`);
  const read = [...run.facts].filter(([key]) => key.startsWith(`${tag}/after/`) || key.startsWith(`${tag}/before/`));
  const isLatest = read.every(([, { order }]) => order <= (image?.order ?? -1));
  return isLatest && typeof image?.value === 'string' ? image.value : undefined;
}

/** True when a stack carries what another does, in every part that was read of one of them; unread boards are no match. */
export function sameVersionsAs(run: RunState, one: string, other: string): boolean {
  const components = read(run);
  return (
    [...components].every((component) => {
      const [first, second] = [latest(run, one, component), latest(run, other, component)];
      const onBoard = run.plan.slice.components.some(({ key, on }) => key === component && on === 'controller');
      return first === second && !(onBoard && first === undefined);
    }) && sameImageAs(run, one, other)
  );
}

function sameImageAs(run: RunState, one: string, other: string): boolean {
  const [first, second] = [imageOf(run, one), imageOf(run, other)];
  return first === undefined || second === undefined || first === second;
}

/**
 * True when every stack was read, and all carry the same; a stack alone carries what it carries. Modules that nobody read count as the same only
 * by a person's recorded word.
 */
export const sameVersionsRead = (run: RunState): boolean =>
  tags(run.plan).length < 2 ||
  (tags(run.plan).every((tag) => [...run.facts.keys()].some((key) => key.startsWith(`${tag}/before/`))) &&
    mixedVersions(run, !run.deviations.some(({ what }) => what.id === 'hold.modules-unread')) === undefined);

/**
 * True where the set goes back as it was found, whatever it carries: this run only puts back and wrote nothing, and no earlier run left it half
 * updated or went on without one of its stacks. Guard and verdict both go by this.
 */
export function goesBackAsFound(run: RunState, { obligations }: SiteState): boolean {
  const puts = run.wayBack !== undefined || run.plan.procedure === 'restore-only';
  return puts && !flashed(run) && !leftUnlike(run, obligations);
}

/** It is open, or another run left it and this one has closed it. */
const leftUnlike = ({ runId, plan }: RunState, obligations: SiteState['obligations']): boolean =>
  [...obligations.values()].some(
    (one) =>
      (one.kind === 'versions' || (one.kind === 'member' && tags(plan).includes(one.stack ?? ''))) &&
      (one.status === 'open' || (one.closedBy === runId && one.runId !== runId)),
  );
