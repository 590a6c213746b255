import { type Problem, problemLine } from '../../kernel';
import type { UpdateDevice } from './update-device';
import { eventOf } from './wire-events';

/** Status reads of a link test; a line that loses one read in a hundred shows it in two tests of five. */
export const LINK_TEST_READS = 50;

/** What a link test found; `problem` is null where every read was answered as it should. */
export interface LinkTest {
  readonly reads: number;
  readonly failed: number;
  readonly problem: Problem | null;
}

/** Reads the status again and again before anything is written. One failure is too many: a transfer makes a thousand requests. */
export async function linkTest(device: Pick<UpdateDevice, 'status'>, reads = LINK_TEST_READS): Promise<LinkTest> {
  const failures: Problem[] = [];
  for (let read = 0; read < reads; read++) {
    const failure = await failureOf(device);
    if (failure !== null) failures.push(failure);
  }
  const [first] = failures;
  return {
    reads,
    failed: failures.length,
    problem: first === undefined ? null : unsound(first, failures.length, reads),
  };
}

async function failureOf(device: Pick<UpdateDevice, 'status'>): Promise<Problem | null> {
  try {
    await device.status();
    return null;
  } catch (error) {
    const event = eventOf(error, false);
    return 'problem' in event ? event.problem : null;
  }
}

function unsound(first: Problem, failed: number, reads: number): Problem {
  return {
    code: 'updater.link-unsound',
    what: `The lead does not carry a transfer: ${failed} of ${reads} test reads failed. The first: ${problemLine(first)}`,
    value: `${failed} of ${reads}`,
    allowed: '0',
    remedy: 'Nothing was written. Look at plugs, lead and adapter, one at a time, and test again.',
  };
}
