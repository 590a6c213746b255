import type { Catalogue } from '../words';

/** What the run does by itself, what it left out, what it noted, and how it ended. */
export const course = {
  'procedure.parallel-stack-update': { title: 'Update a parallel set, stack by stack.' },
  'procedure.single-stack-update': { title: 'Update one stack that stands alone.' },
  'procedure.join-parallel': { title: 'Join stacks to a parallel set.' },
  'procedure.leave-parallel': { title: 'Take a parallel set apart.' },
  'procedure.restore-only': { title: 'Put back what an earlier run left open.' },
  'wait.host-awake': { title: 'Keeping this computer awake.', line: 'Leave the lid open and the charger in.' },
  'wait.amps': { title: 'Wait one minute. No hands.', line: 'Then read the amps once more.' },
  'wait.feeds': {
    title: 'Wait five minutes. Watch what goes out.',
    line: 'Computer, network and tool must live without the inverter.',
  },
  'wait.count': { title: 'Wait ten seconds. No hands.', line: 'A number that stands still is the count.' },
  'wait.modules-settle': { title: 'Wait half a minute. No hands.', line: 'Stack {stack} stores the number.' },
  'wait.hold': { title: 'Wait. No hands.', line: 'Does a code come up[ on stack {stack}]?' },
  'wait.gap': { title: 'Wait. Not the next stack yet.', line: 'Stack {stack} starts up first.' },
  'wait.share': {
    title: 'Wait five minutes. The current settles.',
    line: 'Listen for clunks. Stay beside the stacks.',
  },
  'overdue.normal': {
    title: 'It takes longer than usual. Still hands off.',
    line: 'Power off now is what breaks it. I’ll tell you when.',
  },
  'overdue.hard': {
    title: 'It takes too long. Still hands off.',
    line: 'Type what the LCD shows now. Leave power and leads.',
  },
  'skip.already-dark': { title: 'Stack {stack} is dark already.' },
  'skip.nothing-recorded': { title: 'Nothing was recorded for stack {stack}: nothing to put back.' },
  'skip.lcd-told': { title: 'The LCD of stack {stack} told it already.' },
  'skip.only-on-the-way-back': { title: 'Left out: the set is in service.' },
  'skip.recorded-before': { title: 'Recorded by an earlier run at stack {stack}.' },
  'skip.stands-there': { title: 'Stack {stack}: its switches stand there already.' },
  'skip.links-are-out': { title: 'Every Link cable is out already.' },
  'skip.nothing-to-count': { title: 'Left out: nothing was seen that asks for it.' },
  'skip.left-out': { title: 'Left out: stack {stack} is not in the set.' },
  'skip.restoring': { title: 'Left out: the run only puts back.' },
  'because.flash-again': {
    title: 'Stack {stack} is written again.',
    line: 'Read charge, temperature and cells once more first.',
  },
  'because.not-writing': { title: 'The update was not started. Asked again.' },
  'because.software-changed': { title: 'Asked again: the software of the service was changed.' },
  'because.corrected': { title: 'Asked again after a correction: {why}.' },
  'deviation.join-limit': { title: 'Joining limit {volts} V: entered on site, not from the maker.' },
  'deviation.smaller-set': { title: 'The set is {stacks}, without {left?stack|stacks} {left}.' },
  'deviation.rolled-back': { title: 'The whole set goes back to version {version}.' },
  'deviation.no-serial': { title: 'Serial of stack {stack} not read: known by its sticker.' },
  'deviation.no-photo': { title: 'No photo was taken[ of stack {stack}].' },
  'deviation.no-second-look': { title: 'No second person looked at switches and plugs.' },
  'deviation.danger-not-over': { title: 'Danger not over: nobody knows whether the isolator was used.' },
  'deviation.host-may-sleep': {
    title: 'This computer may fall asleep: {why:machine}.',
    line: 'Switch sleep off by hand. Leave the lid open.',
  },
  'ended.complete': { title: 'Done. Nothing more to press.', line: 'Look again tomorrow and in a week.' },
  'ended.complete-with-deviations': {
    title: 'Done, with deviations. Nothing more to press.',
    line: 'The report names each one, with its reason.',
  },
  'ended.degraded': {
    title: 'Stopped here, not in full service.',
    line: 'Hang the card. restore-only works off what is open.',
  },
  'ended.smaller-set': {
    title: 'In service without {left?stack|stacks} {left}. Nothing more to press.',
    line: 'The set: {stacks}. What was left out stays on the site’s list.',
  },
  'ended.rolled-back': {
    title: 'All back on version {version}, in service. Nothing more to press.',
    line: 'Not updated. The report says why.',
  },
  'ended.restored-not-updated': {
    title: 'Put back, not updated. Breakers are still open.',
    line: 'Start restore-only to close them and return to service.',
  },
  'ended.abandoned': {
    title: 'Stopped before anything was opened.',
    line: 'Inverter and sources back as found? The site page lists what is open.',
  },
  'ended.suspected-brick': {
    title: 'Stopped with a stack that did not come back.',
    line: 'Its tool stays connected and powered. Hang the card.',
  },
} as const satisfies Catalogue;
