import type { Problem } from '../../kernel';
import type { WriteMove } from './flash-moves';
import type { ImageName, UpdateFault, UpdateStatus } from './update-device';

const LEAVE_ON =
  'Leave power and leads as they are; the boot loader keeps what it has, and a later transfer goes on from there.';

const FAULT_WORDS: Readonly<Record<UpdateFault, string>> = {
  none: 'it does not say why',
  'other-hardware': 'the image is for other hardware',
  'length-not-accepted': 'the image has a length that it does not take',
  'not-the-next-block': 'a block was not the next one',
  'block-crc': 'the checksum of a block was wrong',
  'hash-differs': 'what is in its flash is not the image that was announced',
  'refused-now': 'it does not take firmware now (links or partners heard, a breaker, another state)',
  'flash-write-failed': 'its flash could not be written',
  'header-damaged': 'the header of the image is damaged',
};

/** The unit gave up or refused for a reason that sending again cannot mend. */
export function updateFailed(fault: UpdateFault | null): Problem {
  return {
    code: `updater.unit-says-${fault ?? 'unknown-fault'}`,
    what: `The unit stopped the update: ${fault === null ? 'for a reason that the map does not define' : FAULT_WORDS[fault]}.`,
    where: 'update error of the unit',
    remedy:
      fault === 'refused-now'
        ? 'Look at what it names: links pulled, every other stack off, breakers as the plan says. Then try again.'
        : LEAVE_ON,
  };
}

export function noProgress(move: WriteMove, repeats: number): Problem {
  const what: Readonly<Record<WriteMove['kind'], string>> = {
    enter: 'The unit takes the announcement of the image, but does not begin',
    'send-block': 'The unit does not take the next block',
    verify: 'The unit does not verify the image',
    activate: 'The unit verified the image, but does not start it',
  };
  return {
    code: move.kind === 'activate' ? 'updater.image-does-not-start' : 'updater.no-progress',
    what: `${what[move.kind]}, ${repeats} repetitions long.`,
    where: move.kind === 'send-block' ? `byte ${move.offset}` : move.kind,
    remedy: `Look at the lead, its plugs and what else is on it. ${LEAVE_ON}`,
  };
}

export function busyTooLong(limitMs: number, said: string): Problem {
  return {
    code: 'updater.busy-too-long',
    what: `The unit has been busy for longer than it may. ${said}`,
    value: `more than ${limitMs / 1000} s`,
    remedy: LEAVE_ON,
  };
}

export function silentTooLong(limitMs: number, said: string): Problem {
  return {
    code: 'updater.silent-too-long',
    what: `The unit has not answered for longer than a start takes. ${said}`,
    value: `more than ${limitMs / 1000} s`,
    remedy: `Look at the lead and at the LCD. ${LEAVE_ON}`,
  };
}

export function overHardLimit(limitMs: number): Problem {
  return {
    code: 'updater.over-hard-limit',
    what: 'The transfer takes longer than the product allows.',
    allowed: `up to ${limitMs / 1000} s`,
    remedy: LEAVE_ON,
  };
}

export function otherImageRuns(image: ImageName, status: UpdateStatus): Problem {
  return {
    code: 'updater.other-image-runs',
    what: 'The unit restarted, but what it runs is not the image that was sent.',
    value: status.runningHash ?? 'no hash',
    allowed: image.sha256,
    remedy: 'Do not connect it to other stacks. Read its version and keep this report for the maker.',
  };
}

export function didNotStart(status: UpdateStatus): Problem {
  return {
    code: 'updater.image-does-not-start',
    what: 'The unit was told to start the image and is back in its boot loader.',
    value: `state ${status.state}, ${status.confirmedOffset} bytes confirmed`,
    remedy: `What it verified may not be what its flash holds. ${LEAVE_ON}`,
  };
}

export function hashDiffers(image: ImageName, status: UpdateStatus): Problem {
  return {
    code: 'updater.hash-differs',
    what: 'The image in the flash of the unit is not the image that was sent.',
    value: `${status.flashHash ?? 'no hash'}, ${status.imageBytes} bytes`,
    allowed: `${image.sha256}, ${image.bytes} bytes`,
    remedy: LEAVE_ON,
  };
}

export function impossibleOffset(confirmed: number, most: number): Problem {
  return {
    code: 'updater.status-impossible',
    what: 'The unit confirms more bytes than the image has.',
    value: String(confirmed),
    allowed: `up to ${most}`,
    remedy: LEAVE_ON,
  };
}

export function stoppedByPerson(): Problem {
  return {
    code: 'updater.stopped',
    what: 'The transfer was stopped.',
    remedy: LEAVE_ON,
  };
}

export function factsUnread(): Problem {
  return {
    code: 'updater.facts-unread',
    what: 'The unit runs the image that was sent, but could not be read again to see whether the rest agrees.',
    remedy:
      'Look at the lead and start the transfer again: it begins with a look and sends nothing that is there already.',
  };
}
