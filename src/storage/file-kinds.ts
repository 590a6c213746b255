interface FileKind {
  readonly type: string;
  readonly at: number;
  readonly begins: readonly Buffer[];
}

const KINDS: readonly FileKind[] = [
  { type: 'image/jpeg', at: 0, begins: [Buffer.from([0xff, 0xd8, 0xff])] },
  { type: 'image/png', at: 0, begins: [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])] },
  { type: 'image/webp', at: 8, begins: [Buffer.from('WEBP')] },
  { type: 'image/heic', at: 4, begins: ['ftypheic', 'ftypheix', 'ftypmif1', 'ftypmsf1'].map((s) => Buffer.from(s)) },
  { type: 'application/pdf', at: 0, begins: [Buffer.from('%PDF-')] },
];

/** Any bytes, for instance a firmware image: the room that reads them judges them. */
export const ANY_BYTES = 'application/octet-stream';

/** The media types a file may be stored as. */
export const FILE_TYPES: readonly string[] = [...KINDS.map(({ type }) => type), ANY_BYTES];

/** Whether the first bytes are those of the type that was named; any bytes are `application/octet-stream`. */
export function beginsLike(type: string, firstBytes: Uint8Array): boolean {
  if (type === ANY_BYTES) return true;
  const kind = KINDS.find((candidate) => candidate.type === type);
  if (kind === undefined) return false;
  return kind.begins.some((begin) => begin.equals(firstBytes.subarray(kind.at, kind.at + begin.length)));
}
