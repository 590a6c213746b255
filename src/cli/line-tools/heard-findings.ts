import { type Heard, type HeardFrame, hexText } from '../../fieldbus';
import type { Problem } from '../../kernel';
import { isWrite, requestWords } from './frame-words';

/** So many different requests are named; a master that polls a whole plant asks hundreds. */
const MOST_NAMED = 4;

/** What is wrong with a line on which something was heard though nobody here asked; nothing where it was silent. */
export function heardFindings(line: string, heard: Heard): readonly Problem[] {
  if (heard.bytes.length === 0) return [];
  if (heard.frames.length === 0) return [garbage(line, heard)];
  return [overlap(line, heard), foreign(line, heard), collisions(line, heard)].flatMap((problem) => problem ?? []);
}

function garbage(line: string, { bytes }: Heard): Problem {
  return {
    code: 'cli.line-garbage',
    what: 'Something speaks on this line, but no frame with a right check sum was heard.',
    where: line,
    value: hexText(bytes),
    remedy: 'Find baud and parity: `stackhand line doctor` listens at the others. It sends nothing.',
  };
}

function foreign(line: string, { frames }: Heard): Problem {
  const requests = frames.filter(({ shape }) => shape === 'request');
  const named = [...new Set(requests.map(requestWords))];
  const more = named.length > MOST_NAMED ? `, and ${named.length - MOST_NAMED} more` : '';
  const writes = requests.some(({ bytes }) => isWrite(bytes)) ? ' It also writes.' : '';
  return {
    code: 'fieldbus.foreign-master',
    what:
      requests.length > 0
        ? `Another master asks on this line; nothing was sent.${writes}`
        : 'Answers are heard on this line: another master asks; nothing was sent.',
    where: line,
    value: requests.length > 0 ? named.slice(0, MOST_NAMED).join(', ') + more : `${frames.length} answers`,
    allowed: 'a silent line',
    remedy: "Unplug the other master: a monitoring dongle, the inverter's own link, or a stack at address 0.",
  };
}

/**
 * A master asks, waits, and asks again. Where a second request came before the answer to the first, and both were answered, two of
 * them speak; once may be one whose device was late.
 */
function overlap(line: string, { frames }: Heard): Problem | undefined {
  const times = overlaps(frames);
  if (times < 2) return undefined;
  return {
    code: 'cli.two-masters',
    what: 'Two masters speak here: a request came before the answer to the last one, and both were answered.',
    where: line,
    value: `${times} times`,
    allowed: 'one master a line',
    remedy: 'Unplug one of them, then listen again.',
  };
}

function overlaps(frames: readonly HeardFrame[]): number {
  let waiting: HeardFrame[] = [];
  let times = 0;
  for (const frame of frames) {
    if (frame.shape === 'request') waiting.push(frame);
    else {
      const asked = waiting.findIndex((request) => answers(frame, request));
      if (asked >= 0 && asked < waiting.length - 1) times++;
      // What was asked before an answered request gets none any more.
      waiting = waiting.slice(asked + 1);
    }
  }
  return times;
}

const answers = (answer: HeardFrame, request: HeardFrame): boolean =>
  answer.bytes[0] === request.bytes[0] && ((answer.bytes[1] ?? 0) & 0x7f) === request.bytes[1];

/** The first and the last frame may be cut by the listening; what lies between frames is broken on the line. */
function collisions(line: string, { frames }: Heard): Problem | undefined {
  const [first] = frames;
  const last = frames.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const inFrames = frames.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const broken = last.at + last.bytes.length - first.at - inFrames;
  if (broken === 0) return undefined;
  return {
    code: 'cli.broken-frames',
    what: 'Between whole frames bytes were heard that belong to none: two speak at once, or the line reflects.',
    where: line,
    value: `${broken} bytes between ${frames.length} frames`,
    remedy: 'Leave one master on the line, then put 120 ohm at both of its ends and nowhere else.',
  };
}
