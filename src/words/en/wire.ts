import type { Catalogue } from '../words';

/** What is said of the lead to a stack: what the machine does, what it found, what a person is asked after all. */
export const wire = {
  'act.keep-host-awake': { title: 'This computer is kept awake.' },
  'act.read-stack': { title: 'Stackhand reads stack {stack} over its port.' },
  'act.test-link': {
    title: 'Stackhand tests the lead to stack {stack}.',
    line: 'Many readings before the first write. Touch no plug.',
  },
  'act.send-firmware': {
    title: 'Stack {stack} is written. Hands off.',
    line: 'No power-off, no plug, no lid. Progress stands below.',
  },
  'act.read-inverter': { title: 'Stackhand looks at inverter {inverter} over its bus.' },
  'act.park-inverter': { title: 'Stackhand sends inverter {inverter} to standby.' },
  'act.resume-inverter': { title: 'Stackhand starts inverter {inverter} again.' },
  'ask.confirm-leads': {
    title: 'Look at the leads of {stacks}. Anything else on them?',
    line: 'Each in the service port of its own stack. No monitor, no dongle, no second laptop.',
  },
  'option.leads-alone': { title: 'Each in its own stack, nothing else' },
  'option.leads-shared': { title: 'Something else is on them' },
  'mean.leads-first': {
    title: 'Two that ask on one lead spoil each other.',
    line: 'Pull the other one off, then look again.',
  },
  'because.machine-cannot-tell': { title: 'The machine could not tell ({why:machine}).' },
  'because.unit-not-proven': { title: 'What answers for {stack} names no serial: it may be another.' },
  'because.lead-silent': { title: 'Stack {stack} does not answer on its lead. A person looks.' },
  'hold.other-unit-answers': {
    title: 'Lead of {stack}: serial {found} answers, not {wanted}.',
    line: 'Nothing was written. Which stack is the lead in? Correct lead or site file.',
  },
  'hold.other-stack-answers': {
    title: 'Lead of {stack}: stack {other} answers ({found}, not {wanted}).',
    line: 'Nothing was written. Two leads swapped? Put them right.',
  },
  'hold.switches-differ': {
    title: '{bank} of {stack}: told {told}, the stack reads {read}.',
    line: 'Switch 1 first, 1 is ON. Look again, tap what you see.',
  },
  'hold.address-differs': {
    title: 'Stack {stack} says address {found}, its switches mean {wanted}.',
    line: 'Switch it off, look at ADDR SET, switch it on again.',
  },
  'hold.unit-gone': {
    title: '{stack} did not come back in time ({why:machine}).',
    line: 'Leave power and lead on. Call the maker, give name and serial.',
  },
  'hold.half-written': {
    title: '{stacks?Stack|Stacks} {stacks} {stacks?is|are} half written: the boot loader answers.',
    line: 'Leave power and lead on. It needs its image first.',
  },
  'hold.still-answers': {
    title: 'Stack {stack} still answers on its port: it is not off.',
    line: 'Hold its button until LCD and lamps are dark.',
  },
  'hold.link-not-clean': {
    title: 'Lead to {stack} is not clean ({why:machine}).',
    line: 'Nothing was written. Plug, adapter, length, a second program on it?',
  },
  'hold.image-does-not-fit': {
    title: 'The image does not fit stack {stack} ({why:machine}).',
    line: 'Nothing was written. Choose the image for this hardware.',
  },
  'hold.nothing-written': {
    title: 'Nothing was written to {stack} ({why:machine}).',
    line: 'Put that right, then try again.',
  },
  'hold.transfer-broke': {
    title: 'The transfer to {stack} broke off ({why:machine}).',
    line: 'Leave it on. Dark by itself? Switch it on. It goes on there.',
  },
  'deviation.tried-again': { title: '{stack} was begun more than three times: {tries} before this one.' },
  'skip.already-runs': { title: 'Stack {stack} runs this very image already.' },
  'hold.transfer-broke-often': {
    title: 'Three times broken off at {stack} ({why:machine}).',
    line: 'Leave it on. Change lead or adapter before another try.',
  },
} as const satisfies Catalogue;
