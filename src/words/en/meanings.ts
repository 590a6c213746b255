import type { Catalogue } from '../words';

/** What an answer means and where to look; never the value that was wanted. */
export const meanings = {
  'mean.choose-one': { title: 'Choose one of the buttons.', line: 'Nothing was recorded.' },
  'mean.type-a-count': { title: 'Type a whole number, also when it is 0.', line: 'Nothing was recorded.' },
  'mean.mark-first': {
    title: 'Hang the card on stack {stack} first.',
    line: 'Then press "Card hangs". Nothing was recorded.',
  },
  'mean.number-in': { title: 'Type a number in {unit}.', line: 'Nothing was recorded.' },
  'mean.name-the-meter': { title: 'Name the meter too.', line: 'One meter for the whole set. Nothing was recorded.' },
  'mean.out-of-range': {
    title: 'Look again: only {low} to {high} {unit} can be typed here.',
    line: 'A slip of the finger, another unit or range of the meter?',
  },
  'mean.type-the-code': {
    title: 'Type what the LCD shows.',
    line: 'Light reflects? Shade it with your hand. No code: type “none”.',
  },
  'mean.type-a-name': {
    title: 'Type the name of the person who looked.',
    line: 'Nobody else there? Say that you cannot.',
  },
  'mean.photo-needed': {
    title: 'Take the photo: nothing else proves this.',
    line: 'Lens dirty, too dark? Torch on, one step back.',
  },
  'mean.so-many-versions': {
    title: 'Type {count} {count?version|versions}: one for each part of this kind.',
    line: 'Another number of modules here? Correct the site file.',
  },
  'mean.tap-every-switch': {
    title: 'Tap every switch: an untapped one is not told.',
    line: 'Cannot see one? Say so for the whole bank.',
  },
  'mean.other-width': {
    title: 'This bank has {width} switches.',
    line: 'You may be looking at another bank. Read its label.',
  },
  'mean.wrong-site': {
    title: 'This run belongs to another place.',
    line: 'Touch nothing. Open the run of the site you stand at.',
  },
  'mean.serial-needed': {
    title: 'Without its number stack {stack} cannot be told apart.',
    line: 'Use a mirror, a torch, a photo of the label.',
  },
  'mean.other-serial': {
    title: 'This serial is not the one recorded for stack {stack}.',
    line: 'Another stack, another site, or a replaced controller? Read the sticker.',
  },
  'mean.not-agreed': {
    title: 'Without the customer’s word nothing goes dark.',
    line: 'Agree on a time, or stop here. Nothing was changed.',
  },
  'mean.press-danger': { title: 'Press the red button. Leave.', line: 'Everyone out. The run can wait.' },
  'mean.repair-first': {
    title: 'Something loose or damaged: nothing is touched.',
    line: 'Repair it, then walk round again. Or stop here.',
  },
  'mean.source-first': {
    title: 'This source still feeds the bus.',
    line: 'Find its isolator. Another one than the site says? Add a note.',
  },
  'mean.source-stays': {
    title: 'This source is still off.',
    line: 'Tripped, locked, empty? Find out; the customer would miss it.',
  },
  'mean.move-first': {
    title: 'Not moved: the switches stand as before.',
    line: 'Too tight, too dark? Torch, mirror, plastic stick.',
  },
  'mean.nothing-lit': {
    title: 'Nothing lit: stack {stack} did not start.',
    line: 'Press longer. All its module switches on, the green lamps lit?',
  },
  'mean.connect-first': {
    title: 'Not connected: nothing can be written.',
    line: 'Port, lead, driver, account: change one thing at a time.',
  },
  'mean.disconnect-first': {
    title: 'The tool still hangs on this stack.',
    line: 'Take it off before this stack goes dark.',
  },
  'mean.update-does-not-start': {
    title: 'No LCD changed: the update has not started.',
    line: 'Still linked? Current flowing? A code on stack {stack}? Look, then start again.',
  },
  'mean.still-writing': {
    title: 'Stack {stack} is still writing. Hands off.',
    line: 'Nothing is wrong yet. Type again when the LCD changes.',
  },
  'mean.no-mode-yet': {
    title: 'No code: stack {stack} does not see a mode.',
    line: 'Wait a few seconds. Look at every switch of {bank}: was another bank moved?',
  },
  'mean.other-mode': {
    title: 'Stack {stack} shows {code}: not the mode of the drawing.',
    line: 'Wait a few seconds. Else a switch of {bank} stands differently than drawn.',
  },
  'mean.switches-mirrored': {
    title: 'That number: {bank} of stack {stack} set from the wrong end.',
    line: 'Find the printed 1. Set the bank again from there.',
  },
  'mean.switches-inverted': {
    title: 'That number: ON and OFF exchanged on {bank}, stack {stack}.',
    line: 'Find the printed ON: up or down? Nothing else would have told you.',
  },
  'mean.precharge-first': {
    title: 'Not precharged: closing the breaker now may arc.',
    line: 'Resistor, lamp or the inverter’s own way. None there? Stop here.',
  },
  'mean.demand-needed': {
    title: 'Not set: without current nobody sees an idle stack.',
    line: 'Use the inverter’s menu, a load, or wait for sun.',
  },
  'mean.show-first': { title: 'Not shown: the job is not over.', line: 'Nobody at home? Phone them, then note it.' },
  'dip.reads-mirrored': {
    title: 'Bank {bank} looks read from the wrong end.',
    line: 'Find the printed 1. Tap again from there.',
  },
  'dip.reads-inverted': {
    title: 'Bank {bank} looks read with ON and OFF exchanged.',
    line: 'Find the printed ON: up or down? Then tap again.',
  },
  'dip.reads-upside-down': {
    title: 'Bank {bank} looks read upside down.',
    line: 'Hold the phone so that the label reads. Then tap again.',
  },
  'dip.reads-known': {
    title: 'Bank {bank} stands on: {meaning}.',
    line: 'Look whether this is the bank and the stack you meant.',
  },
  'dip.reads-unknown': {
    title: 'No paper names this position of bank {bank}.',
    line: 'On a bank with site settings that is normal. Look once more.',
  },
} as const satisfies Catalogue;
