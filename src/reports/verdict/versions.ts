import type { RunState } from '../../orchestrator';
import type { Component } from '../../stacks';

/** Versions of one component of one stack; modules top first. */
export interface VersionLine {
  readonly stack: string;
  readonly component: string;
  readonly label: string;
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
  readonly target: string | null;
  /** Null where nothing is wanted of the component. */
  readonly atTarget: boolean | null;
}

/** What was read of every component before and after, per stack, board and module. */
export function versionLines(run: RunState): readonly VersionLine[] {
  return run.plan.site.stacks.flatMap(({ tag }) =>
    run.plan.slice.components.flatMap((component) => lineOf(run, tag, component)),
  );
}

function lineOf(run: RunState, stack: string, { key, label }: Component): readonly VersionLine[] {
  const steps = run.plan.steps.filter(
    ({ step, params, ...planned }) => step === 'read-version' && planned.stack === stack && params.component === key,
  );
  if (steps.length === 0) return [];
  const read = (when: 'before' | 'after'): readonly string[] | null => {
    const value = run.facts.get(`${stack}/${when}/${key}`)?.value;
    return Array.isArray(value) ? (value as readonly string[]) : null;
  };
  const target = run.plan.targets.find((candidate) => candidate.component === key)?.version ?? null;
  const [before, after] = [read('before'), read('after')];
  const wanted = target !== null && steps.some(({ params }) => params.as === 'after');
  return [
    {
      stack,
      component: key,
      label,
      before,
      after,
      target,
      atTarget: wanted ? (after?.every((version) => version === target) ?? false) : null,
    },
  ];
}

/**
 * Components of which the stacks do not carry the same version at the end. Modules show theirs only to a connected tool: one that nobody
 * read is not verifiable, and no difference.
 */
export function mixedComponents(run: RunState, lines: readonly VersionLine[]): readonly string[] {
  const onModule = (key: string): boolean =>
    run.plan.slice.components.some((component) => component.key === key && component.on === 'module');
  const labels = [...new Set(lines.map(({ label }) => label))];
  return labels.filter((label) => {
    const sets = lines
      .filter((line) => line.label === label)
      .filter(({ component, before, after }) => !onModule(component) || (after ?? before) !== null)
      .map(({ before, after }) => [...new Set(after ?? before ?? ['?'])].sort().join(' '));
    return new Set(sets).size > 1;
  });
}
