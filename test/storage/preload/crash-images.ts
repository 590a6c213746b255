import { hash } from 'node:crypto';
import type { DiskCall } from './watched-disk';

/** Files as a power cut may leave them, and what the service had said by then; `how` tells which cut it was. */
export interface CrashImage {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly said: readonly string[];
  readonly how: string;
}

/** What changes a file or a name and is not synced yet. */
type Pending =
  | { readonly kind: 'data'; readonly inode: number; readonly call: DiskCall & { call: 'write' | 'truncate' } }
  | { readonly kind: 'name'; readonly folder: string; readonly change: NameChange };

type NameChange =
  | { readonly to: string; readonly inode: number; readonly from?: string }
  | { readonly from: string; readonly to?: undefined; readonly inode?: undefined };

/** What a cut keeps of the pending calls: whole ones by their number, and at most one that is torn. */
interface Kept {
  readonly whole: (index: number) => boolean;
  readonly torn?: { readonly index: number; readonly sectors: (sector: number) => boolean };
  readonly how: string;
}

const SECTOR = 512;

/**
 * The disk as it is promised: what was synced is there; of what was not, any part may be. Data of a file is safe with a sync of the file,
 * a name with a sync of its folder. Names reach the disk in their order (a journaling file system); data does not, and a write
 * may be torn at every 512 bytes. Folders are taken as there.
 */
export class PowerCuts {
  private readonly data = new Map<number, Buffer>();
  private readonly names = new Map<string, number>();
  /** Names as the process sees them. */
  private readonly seen = new Map<string, number>();
  private pending: Pending[] = [];
  private inodes = 0;
  private readonly said: string[] = [];
  private readonly images = new Map<string, CrashImage>();

  /** `saying`: the file into which the service writes what it acknowledges, a line each. `random`: a seeded number from 0 to 1. */
  constructor(
    private readonly saying: string,
    private readonly random: () => number,
  ) {}

  /** Every image of a run that was found, each once; what is the same later must hold what was said by then. */
  of(calls: readonly DiskCall[]): readonly CrashImage[] {
    for (const [number, call] of calls.entries()) {
      const told = call.file === this.saying;
      const ends = told || call.call === 'sync' || number === calls.length - 1;
      if (ends) this.cut(`before call ${number}`);
      if (!told) this.take(call);
      else if (call.call === 'write') this.said.push(...call.bytes.toString('utf8').trim().split('\n'));
      if (ends) this.cut(`after call ${number}`);
    }
    return [...this.images.values()];
  }

  private take(call: DiskCall): void {
    switch (call.call) {
      case 'write':
      case 'truncate':
        this.pending.push({ kind: 'data', inode: this.inodeOf(call.file), call });
        return;
      case 'sync':
        this.sync(call.file);
        return;
      case 'unlink':
        this.seen.delete(call.file);
        this.pending.push({ kind: 'name', folder: folderOf(call.file), change: { from: call.file } });
        return;
      case 'rename': {
        const inode = this.inodeOf(call.file);
        this.seen.delete(call.file);
        this.seen.set(call.to, inode);
        const change = { from: call.file, to: call.to, inode };
        this.pending.push({ kind: 'name', folder: folderOf(call.file), change });
      }
    }
  }

  private inodeOf(file: string): number {
    const known = this.seen.get(file);
    if (known !== undefined) return known;
    const inode = (this.inodes += 1);
    this.seen.set(file, inode);
    this.pending.push({ kind: 'name', folder: folderOf(file), change: { to: file, inode } });
    return inode;
  }

  private sync(file: string): void {
    const inode = this.seen.get(file);
    const isSafe = (each: Pending): boolean =>
      each.kind === 'data' ? each.inode === inode : inode === undefined && each.folder === file;
    for (const each of this.pending.filter(isSafe)) apply(each, this.data, this.names);
    this.pending = this.pending.filter((each) => !isSafe(each));
  }

  private cut(at: string): void {
    const all = this.pending.length;
    this.keep(at, { whole: () => false, how: 'nothing unsynced' });
    for (let first = 1; first <= all; first += 1) {
      if (all > 8 && this.random() > 8 / all) continue;
      this.keep(at, { whole: (index) => index < first, how: `the first ${first} of ${all} unsynced calls` });
    }
    for (let round = 0; round < Math.min(3, all); round += 1) {
      const share = this.random();
      const picked = this.pending.map(() => this.random() < share);
      this.keep(at, { whole: (index) => picked[index] === true, how: `some of ${all} unsynced calls, round ${round}` });
    }
    for (let round = 0; round < Math.min(3, all); round += 1) this.tear(at, Math.floor(this.random() * all));
  }

  private tear(at: string, index: number): void {
    const torn = this.pending[index];
    if (torn?.kind !== 'data' || torn.call.call !== 'write') return;
    const page = this.random() < 0.5;
    const first = Math.floor(this.random() * Math.ceil(torn.call.bytes.length / SECTOR));
    const picked = Array.from({ length: Math.ceil(torn.call.bytes.length / SECTOR) }, () => this.random() < 0.5);
    const sectors = (sector: number): boolean => (page ? sector <= first : picked[sector] === true);
    const how = `call ${index + 1} of ${this.pending.length} unsynced ones torn ${page ? `after ${first + 1} sectors` : 'in its sectors'}`;
    this.keep(at, { whole: (each) => each < index, torn: { index, sectors }, how });
  }

  private keep(at: string, kept: Kept): void {
    const data = new Map(this.data);
    const names = new Map(this.names);
    let inOrder = true;
    for (const [index, each] of this.pending.entries()) {
      if (each.kind === 'name') {
        inOrder &&= kept.whole(index);
        if (inOrder) apply(each, data, names);
      } else if (kept.whole(index)) apply(each, data, names);
      else if (kept.torn?.index === index) applyTorn(each, data, kept.torn.sectors);
    }
    const files = new Map([...names].map(([name, inode]) => [name, data.get(inode) ?? Buffer.alloc(0)]));
    const digest = hash('sha256', [...files].flatMap(([name, bytes]) => [name, hash('sha256', bytes)]).join('\n'));
    this.images.set(digest, { files, said: [...this.said], how: `${at}, ${kept.how}` });
  }
}

function apply(each: Pending, data: Map<number, Buffer>, names: Map<string, number>): void {
  if (each.kind === 'data') {
    data.set(each.inode, changed(data.get(each.inode) ?? Buffer.alloc(0), each.call));
    return;
  }
  const { from, to, inode } = each.change;
  if (from !== undefined) names.delete(from);
  if (to !== undefined && inode !== undefined) names.set(to, inode);
}

function applyTorn(each: Pending & { kind: 'data' }, data: Map<number, Buffer>, sectors: (n: number) => boolean): void {
  if (each.call.call !== 'write') return;
  const { file, offset, bytes } = each.call;
  // Sectors lie where they lie on the disk, not where the write began.
  for (let from = 0, sector = 0; from < bytes.length; sector += 1) {
    const to = Math.min(bytes.length, from + SECTOR - ((offset + from) % SECTOR));
    if (sectors(sector)) {
      const part = { call: 'write', file, offset: offset + from, bytes: bytes.subarray(from, to) } as const;
      apply({ kind: 'data', inode: each.inode, call: part }, data, new Map());
    }
    from = to;
  }
}

function changed(before: Buffer, call: DiskCall & { call: 'write' | 'truncate' }): Buffer {
  const length = call.call === 'truncate' ? call.size : Math.max(before.length, call.offset + call.bytes.length);
  const after = Buffer.alloc(length);
  before.copy(after);
  if (call.call === 'write') call.bytes.copy(after, call.offset);
  return after;
}

const folderOf = (file: string): string => {
  return file.split('/').slice(0, -1).join('/');
};
