import type { LineCounters } from '../../fieldbus';
import type { Readings } from '../../orchestrator';

/** What is no trouble: traffic itself, and exceptions by which a device says that it needs time. */
const TRAFFIC: ReadonlySet<string> = new Set(['requests', 'answers', 'exceptions', 'bytesSent', 'bytesReceived']);

/** What went wrong on a line between two looks at its counters, for the record: `line-timeouts: 2`. Nothing where nothing did. */
export function wentWrong(before: LineCounters, after: LineCounters): Readings {
  const names = (Object.keys(after) as (keyof LineCounters)[]).filter((name) => !TRAFFIC.has(name));
  return Object.fromEntries(
    names.map((name) => [`line-${name}`, after[name] - before[name]] as const).filter(([, count]) => count > 0),
  );
}
