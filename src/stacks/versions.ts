import type { Component } from './product.slice';

export type VersionOrder = 'older' | 'same' | 'newer' | 'unlisted';

/**
 * How version `a` stands against version `b` of one component (SI-22). Only the component's own `scale` orders them: version
 * strings are opaque, because vendors print 4007, 04007 and 40007 for newer firmware than 30159. A version outside the scale
 * is `unlisted`. Equal texts are `same` even when unlisted, unless the text means "could not be read".
 */
export function compareVersions(component: Component, a: string, b: string): VersionOrder {
  if (isUnreadable(component, a) || isUnreadable(component, b)) return 'unlisted';
  if (a === b) return 'same';
  const placeOfA = placeOf(component, a);
  const placeOfB = placeOf(component, b);
  if (placeOfA < 0 || placeOfB < 0) return 'unlisted';
  return placeOfA < placeOfB ? 'older' : 'newer';
}

/** True for a text that the device shows instead of a version when it cannot read the component, e.g. `0000`. */
export function isUnreadable(component: Component, version: string): boolean {
  return component.unreadable.includes(version);
}

/** True when the component's scale knows the version, so that it can be ordered. */
export function isListed(component: Component, version: string): boolean {
  return placeOf(component, version) >= 0;
}

function placeOf(component: Component, version: string): number {
  return component.scale.findIndex((step) => step.version === version);
}
