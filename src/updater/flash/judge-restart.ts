import type { Problem } from '../../kernel';
import type { OpenImageHeader } from '../images/open-image';

/** What a unit says of itself beside its update; null where it does not say. */
export interface UnitFacts {
  readonly serial: string | null;
  readonly hardwareClass: string | null;
  readonly version: string | null;
  readonly bootCounter: number | null;
  readonly uptimeSeconds: number | null;
}

/** What was known of the unit before the first byte was sent, in whatever session that was. */
export interface UnitBefore extends UnitFacts {
  readonly runningHash: string | null;
}

/** `sinceActivateMs`: null where another session told the unit to restart. */
export interface RestartSeen {
  readonly before: UnitBefore;
  readonly after: UnitFacts;
  readonly runningHash: string | null;
  readonly header: OpenImageHeader | null;
  readonly sinceActivateMs: number | null;
  readonly restartMs: number;
}

const FOR_THE_MAKER = 'Do not connect it to other stacks. Read it again by hand and keep this report for the maker.';

/**
 * Everything that speaks against *the unit restarted and runs the image*. A hash that the unit was told proves nothing alone: version, boot
 * counter and uptime must tell the same story, and the unit must be the same one.
 */
export function judgeRestart(seen: RestartSeen): Problem[] {
  return [...sameUnit(seen), ...restarted(seen), ...otherImage(seen)];
}

function sameUnit({ before, after }: RestartSeen): Problem[] {
  return (['serial', 'hardwareClass'] as const)
    .filter((name) => before[name] === null || before[name] !== after[name])
    .map((name) => ({
      code: 'updater.unit-changed',
      what: 'After the update another unit answers, or this one forgot who it is.',
      where: name === 'serial' ? 'serial' : 'hardware class',
      value: after[name] ?? 'nothing',
      allowed: before[name] ?? 'not known from before',
      remedy: FOR_THE_MAKER,
    }));
}

function restarted({ before, after, sinceActivateMs, restartMs }: RestartSeen): Problem[] {
  const problems: Problem[] = [];
  if (before.bootCounter === null || after.bootCounter === null || after.bootCounter <= before.bootCounter) {
    problems.push({
      code: 'updater.no-restart-seen',
      what: 'The unit says that it runs the image, but its boot counter does not tell of a restart.',
      where: 'boot counter',
      value: String(after.bootCounter ?? 'nothing'),
      allowed: `more than ${String(before.bootCounter ?? 'nothing')}`,
      remedy: FOR_THE_MAKER,
    });
  }
  const most = sinceActivateMs === null ? null : (sinceActivateMs + restartMs) / 1000;
  if (most !== null && after.uptimeSeconds !== null && after.uptimeSeconds > most) {
    problems.push({
      code: 'updater.no-restart-seen',
      what: 'The unit has been running for longer than since it was told to restart.',
      where: 'uptime',
      value: `${after.uptimeSeconds} s`,
      allowed: `up to ${Math.ceil(most)} s`,
      remedy: FOR_THE_MAKER,
    });
  }
  return problems;
}

function otherImage({ before, after, runningHash, header }: RestartSeen): Problem[] {
  const problems: Problem[] = [];
  if (header === null || after.version !== header.version) {
    problems.push({
      code: 'updater.version-differs',
      what: 'The unit names the hash of the image, but another version than the image has.',
      where: 'version',
      value: after.version ?? 'nothing',
      allowed: header?.version ?? 'an image that names its version',
      remedy: FOR_THE_MAKER,
    });
  }
  if (runningHash !== null && runningHash === before.runningHash) {
    problems.push({
      code: 'updater.image-unchanged',
      what: 'The unit ran the very same image before.',
      where: 'hash of the running image',
      value: runningHash,
      remedy: 'If that was meant, nothing is left to do; else look which file was chosen.',
    });
  }
  return problems;
}
