import { canonicalJson, type Problem } from '../kernel';
import { ChainCheck, type EventRecord } from './chain';

/** One line of an export: canonical JSON of {event, hash, position, prevHash}; SHA-256(prevHash ‖ event) = hash. */
export function exportLine(record: EventRecord): string {
  const { hash, position, prevHash } = record;
  // The event goes in as the very text that was hashed, in the place its key has in the order.
  return `{"event":${record.body},${canonicalJson({ hash, position, prevHash }).slice(1)}\n`;
}

/** Checks exported lines (of one stream or of several) as `verifyChain` does; needs nothing but the text. */
export function verifyExport(text: string): readonly Problem[] {
  const check = new ChainCheck();
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const record = recordOf(line);
    if (record === undefined) return [...check.problems, unreadable(index + 1)];
    check.take(record);
  }
  return check.problems;
}

function recordOf(line: string): EventRecord | undefined {
  try {
    const { event, hash, position, prevHash } = JSON.parse(line) as EventRecord & { event: EventRecord };
    const { stream, seq, type } = event;
    return { position, stream, seq, type, body: canonicalJson(event), prevHash, hash };
  } catch {
    return undefined;
  }
}

function unreadable(line: number): Problem {
  return {
    code: 'storage.export-unreadable',
    what: 'This line of the export is not a stored event.',
    where: `line ${line}`,
    remedy: 'Export the record again; a copy that was edited or cut off proves nothing.',
  };
}
