import { byteClock, exceptionCodeOf, FieldbusError, type Line, type LineTiming, openLine } from '../../fieldbus';
import type { ReadBlock } from '../../stack-link';
import { answerFindings, isGatewayAnswer } from './answer-findings';
import type { Finding } from './finding';
import { firstReads } from './knock';
import type { LineTarget } from './line-target';

/** What the same question, asked several times, was answered with. An exception of the device itself is a clean answer. */
export interface Tally {
  readonly unit: number;
  readonly clean: number;
  readonly broken: number;
  readonly silent: number;
  /** Answers and bytes that came though one answer had already come, or too late. */
  readonly unasked: number;
}

export interface AskedUnit {
  readonly tally: Tally | null;
  readonly findings: readonly Finding[];
}

const SUNS = [0x5375, 0x6e53];
/** Two devices with one unit do not collide each time: one question would often be answered well. */
const QUESTIONS = 6;
/** The SunSpec marker and the model with the serial: two devices answer alike until they say who they are. */
const WITH_SERIAL = 2 + 68;
/** Silence is believed after so many questions. */
const SILENCES = 2;

/** Asks a unit the same question several times, and looks at everything that comes back. Reads only. */
export async function askUnit(target: LineTarget): Promise<AskedUnit> {
  const plain = await askWith(target, target.timing);
  if (plain.echoes !== true) return plain;
  const echoed = await askWith(target, { ...target.timing, echo: true });
  return { tally: echoed.tally, findings: [...plain.findings, ...echoed.findings] };
}

async function askWith(target: LineTarget, timing: LineTiming): Promise<AskedUnit & { readonly echoes?: boolean }> {
  let line: Line;
  try {
    line = await openLine(target.address, timing);
  } catch (error) {
    return { tally: null, findings: answerFindings(error, target) };
  }
  try {
    const count = await countAnswers(line, target);
    await pause(timing.worstLateAnswerMs);
    const { lateAnswers, strayBytes } = line.counters();
    const { clean, broken, silent, doubled, last } = count;
    // What a broken answer was made of counts as stray too; beside whole answers stray bytes are somebody else's.
    const unasked = doubled + lateAnswers + (broken === 0 ? strayBytes : 0);
    const tally = { unit: target.unit, clean, broken, silent, unasked };
    const echoes = last instanceof FieldbusError && last.fault === 'echo-heard';
    return { tally, findings: judged(tally, count, target), echoes };
  } finally {
    await line.close();
  }
}

interface Count {
  clean: number;
  broken: number;
  silent: number;
  /** Of the broken ones: the answer was there, and more with it. */
  doubled: number;
  /** What was read of a SunSpec device; it does not change from one question to the next. */
  readonly said: Set<string>;
  /** The last thing that went wrong. */
  last: unknown;
}

async function countAnswers(line: Line, target: LineTarget): Promise<Count> {
  const count: Count = { clean: 0, broken: 0, silent: 0, doubled: 0, said: new Set(), last: undefined };
  const hasSerial = target.bus?.points.every(({ at }) => at.model === null) !== true;
  for (const { address, count: words } of firstReads(target)) {
    const block = { address, count: hasSerial ? WITH_SERIAL : words };
    count.silent = 0;
    for (let asked = 0; asked < QUESTIONS; asked++) {
      if (!(await question(line, target.unit, block, count))) return count;
      if (count.clean + count.broken === 0 && count.silent >= SILENCES) break;
    }
    if (count.clean + count.broken > 0) return count;
  }
  return count;
}

/** False where asking on makes no sense. */
async function question(
  line: Line,
  unit: number,
  { address, count: words }: ReadBlock,
  count: Count,
): Promise<boolean> {
  try {
    const answer = await line.readHolding(unit, address, words);
    count.clean++;
    // Only there: what another device has at the same place may be a reading that moves.
    if (answer[0] === SUNS[0] && answer[1] === SUNS[1]) count.said.add(answer.join(' '));
    return true;
  } catch (error) {
    if (exceptionCodeOf(error) !== undefined && !isGatewayAnswer(error)) {
      count.clean++;
      return true;
    }
    count.last = error;
    const fault = error instanceof FieldbusError ? error.fault : undefined;
    if (fault === undefined || fault === 'echo-heard' || fault === 'foreign-frame') return false;
    if (fault === 'no-answer') count.silent++;
    else count.broken++;
    if (fault === 'extra-bytes') count.doubled++;
    return true;
  }
}

function judged(tally: Tally, { doubled, said, last }: Count, target: LineTarget): readonly Finding[] {
  const { clean, broken, silent, unasked } = tally;
  if (said.size > 1) return [differentDevices(said.size, target)];
  if (doubled > 0) return [twoDevices(tally, target)];
  const stopped = last !== undefined && broken + silent === 0;
  if (stopped || (clean === 0 && last !== undefined)) return answerFindings(last, target);
  if (broken > 0 || (unasked > 0 && silent === 0)) return [twoDevices(tally, target)];
  return silent > 0 ? [answersMissing(tally, target)] : [];
}

function twoDevices({ clean, broken, unasked }: Tally, { line, unit }: LineTarget): Finding {
  return {
    code: 'cli.two-devices',
    what:
      unasked > 0
        ? 'More came back than one answer: two devices have this unit.'
        : 'Some answers were broken while others were whole: two devices have this unit, or the cable is bad.',
    where: `${line}, unit ${unit}`,
    value: `${clean} whole, ${broken} broken, ${unasked} unasked`,
    allowed: 'one answer to each question',
    remedy: 'Unplug all devices but one and run this again.',
    then: [
      'Give each device a unit of its own.',
      'With one device alone: put 120 ohm at both ends, look at the shield.',
    ],
  };
}

function differentDevices(names: number, { line, unit }: LineTarget): Finding {
  return {
    code: 'cli.two-devices',
    what: 'The same question was answered by devices with different names: they have the same unit.',
    where: `${line}, unit ${unit}`,
    value: `${names} different devices`,
    allowed: 'one device a unit',
    remedy: 'Unplug all devices but one and run this again.',
    then: ['Give each device a unit of its own.'],
  };
}

function answersMissing({ clean, silent, unasked }: Tally, { line, unit }: LineTarget): Finding {
  return {
    code: 'cli.answers-missing',
    what: 'Some questions got no answer in time.',
    where: `${line}, unit ${unit}`,
    value: `${clean} whole, ${silent} silent${unasked > 0 ? ', and something came too late' : ''}`,
    remedy: 'Look at the plugs, and put 120 ohm at both ends of the line and nowhere else.',
    then: ['Take a lower speed at both ends.', 'Ask the maker how long the device may take to answer.'],
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    byteClock.after(ms, resolve);
  });
}
