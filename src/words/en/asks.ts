import type { Catalogue } from '../words';

/** What a person is asked to do or to read: one act, one stack, one number; never the value that is wanted. */
export const asks = {
  'ask.right-site': {
    title: 'Compare the place with this run: {site}, {colour}.',
    line: 'Two jobs today? Look at the stickers first.',
    done: 'I stand here',
    notDone: 'Another site',
  },
  'ask.serial': {
    title: 'Read the serial number on the label of stack {stack}.',
    line: 'Type it as printed. The sticker {stack} belongs to this stack.',
  },
  'ask.customer': {
    title: 'Tell the customer: no backup until you say so.',
    line: 'Medical devices? Freezer? Gate? Internet? Garage door?',
  },
  'ask.walk-round': {
    title: 'Walk round all stacks. Look, listen, smell.',
    line: 'Smoke, hiss, heat, swelling or liquid: press the red button.',
  },
  'ask.tap-bank': {
    title: 'Tap the switches as they stand. Bank {bank}, stack {stack}.',
    line: 'Not as they should be. Find the printed ON: up or down?',
  },
  'ask.photo-as-found': {
    title: 'Photograph the switch banks and plugs of stack {stack}.',
    line: 'Before anything moves. The printed ON stands in the picture.',
    done: 'Taken',
  },
  'ask.photo-breakers': {
    title: 'Photograph all open breakers with their locks.',
    line: 'The name on each breaker can be read.',
    done: 'Taken',
  },
  'ask.photo-restored': {
    title: 'Photograph the switch banks of stack {stack} as they stand.',
    line: 'The printed ON stands in the picture.',
    done: 'Taken',
  },
  'ask.mode': {
    title: 'Watch the LCD of stack {stack}. Which number came first?',
    line: 'Came too late to see it? Move switch 1 of {bank} there and back, watch.',
  },
  'ask.code': {
    title: 'Read the LCD of stack {stack}. Which code?',
    line: 'Type what you see. Only charge and power there? Type “none”.',
  },
  'ask.soc': { title: 'Read the state of charge of stack {stack}.', line: 'In percent, from its own LCD.' },
  'ask.temperature': {
    title: 'Read the temperature of stack {stack}.',
    line: 'In °C, from its LCD or its tool.',
  },
  'ask.cell-spread': {
    title: 'Read the cell spread of stack {stack}.',
    line: 'Highest cell minus lowest cell, in millivolts.',
  },
  'ask.volts': {
    title: 'Measure the volts of stack {stack}.',
    line: 'Same meter, same two points, two decimals for every stack.',
  },
  'ask.amps': { title: 'Read the amps of stack {stack}.', line: 'From its LCD or a DC clamp, with the sign.' },
  'ask.amps-again': {
    title: 'Read the amps of stack {stack} again.',
    line: 'At the same place. Type what it shows now.',
  },
  'ask.amps-charging': {
    title: 'Read the amps of stack {stack} while it charges.',
    line: 'By the same method at every stack, with the sign.',
  },
  'ask.amps-discharging': {
    title: 'Read the amps of stack {stack} while it discharges.',
    line: 'By the same method at every stack, with the sign.',
  },
  'ask.count-links-found': {
    title: 'Count the Link cables between the stacks.',
    line: 'Follow each by hand. The inverter lead does not count.',
  },
  'ask.count-batteries-on-inverter': {
    title: 'Read how many batteries the inverter shows.',
    line: 'On its screen or in its app. Not shown? Say so.',
  },
  'ask.join-limit': {
    title: 'Type the voltage limit for joining these stacks.',
    line: 'Ask the maker. Sibling products use 0.05 to 2 V: borrowed, not theirs.',
  },
  'ask.source-off': {
    title: 'Switch off the {kind:source} {source}. How does it stand?',
    line: 'At: {isolator}. It stays off until you are asked.',
  },
  'ask.park-inverter': {
    title: 'Put inverter {inverter} ({model}) in standby, not off.',
    line: 'Type the battery watts on its screen. Won’t park? Stop here.',
    done: 'Parked',
  },
  'ask.open-and-lock-breakers': {
    title: 'Open and lock every battery breaker. How many locks?',
    line: 'You keep the key. Your name and phone stand on each tag.',
    done: 'Locked',
  },
  'ask.feeds': {
    title: 'Look at computer, network and update tool. Still powered?',
    line: 'What went out was fed by the inverter.',
  },
  'ask.inverter-screen': {
    title: 'Look at inverter {inverter} ({model}). Is its screen lit?',
    line: 'Press nothing. Some live from the grid, some from this battery alone.',
  },
  'ask.switch-off': {
    title: 'Hold the power button of stack {stack} until the LCD is dark.',
    line: 'Lamps dark too? Lit with zeros is not off.',
  },
  'ask.busbar': {
    title: 'Measure across the busbar. Type the volts.',
    line: 'Prove the meter on a known source, before and after.',
  },
  'ask.pull-links': {
    title: 'Pull every Link cable, both ends. How many in your hand?',
    line: 'Leave the inverter lead: the one with the red flag.',
    done: 'Pulled',
  },
  'ask.move-bank': {
    title: 'Move the switches as drawn. Bank {bank}, stack {stack}.',
    line: 'Only this bank. Plastic stick, one hand, rings off.',
    done: 'Moved',
    notDone: 'Not moved',
  },
  'ask.switch-on-alone': {
    title: 'Other LCDs dark? Switch on stack {stack} only. Which lit up?',
    line: 'Another is lit already? Press nothing, choose that one.',
  },
  'ask.switch-on': {
    title: 'Switch on stack {stack}. Only stack {stack}. Which LCD lit up?',
    line: 'Look at every LCD, not only at this one.',
  },
  'ask.count': {
    title: 'Wait at stack {stack}. Read the number that follows.',
    line: 'It can take minutes. The state of charge is not this number.',
  },
  'ask.count-again': {
    title: 'Read that number on stack {stack} once more.',
    line: 'Type what stands there now, also if it changed.',
  },
  'ask.module-lamps': {
    title: 'Look at the green lamp of every module, stack {stack}.',
    line: 'A module with a dark lamp did not come back.',
  },
  'ask.module-count': {
    title: 'Wait at stack {stack}. Read the flashing number.',
    line: 'It can take three minutes. It counts the modules that are heard.',
  },
  'ask.version': {
    title: 'Type the version of {part}, stack {stack}.',
    line: 'From the screen, not from memory. All digits; leading zeros count.',
  },
  'ask.version-modules': {
    title: 'Read the version of each module of stack {stack}.',
    line: '{part}. Top module first, all digits, leading zeros too.',
  },
  'ask.connect-tool': {
    title: 'Connect {tool} to stack {stack}, and to no other.',
    line: 'Compare the serial number it shows with the label.',
    done: 'Connected',
    notDone: 'Won’t connect',
  },
  'ask.disconnect-tool': {
    title: 'Disconnect {tool} from stack {stack}.',
    line: 'Nothing is writing any more.',
    done: 'Disconnected',
    notDone: 'Still connected',
  },
  'ask.start-update': {
    title: 'Start the update of stack {stack}. Which LCD changes[ to {code}]?',
    line: 'Look at every LCD within ten seconds. Then hands off.',
  },
  'ask.watch-flash': {
    title: 'HANDS OFF stack {stack}. Writing.',
    line: 'Don’t press, pull, or close the laptop. Type what the LCD shows.',
  },
  'ask.see-tool': {
    title: 'HANDS OFF stack {stack}. Look at the tool: what does it say?',
    line: 'Don’t press, pull, or close anything[ of {tool}].',
  },
  'ask.plug-links': {
    title: 'Push every Link plug until it clicks. How many cables?',
    line: 'Link A to Link B: {chain}. Only into Link ports, as in your photo.',
    done: 'Clicked',
  },
  'ask.mark-left-out': {
    title: 'Hang a card on stack {stack}: its button stays untouched.',
    line: 'It is off and out of the set. Its busbar will be live.',
    done: 'Card hangs',
    notDone: 'No card yet',
  },
  'ask.second-look': {
    title: 'Call a second person to look at switches and plugs.',
    line: 'They compare with the photos and type their name.',
  },
  'ask.breaker-battery': {
    title: 'Measure the battery side of the open breaker {breaker}.',
    line: 'Red lead on plus. A minus sign counts: type it.',
  },
  'ask.breaker-inverter': {
    title: 'Measure the inverter side of the open breaker {breaker}.',
    line: 'Same meter, red lead on plus. Too far apart: don’t close.',
  },
  'ask.precharge': {
    title: 'Precharge the inverter side of breaker {breaker}.',
    line: 'By this site’s own method. The breaker stays open.',
    done: 'Precharged',
    notDone: 'Not precharged',
  },
  'ask.close-breakers': {
    title: 'Unlock. Close. Stand beside, not in front. How many closed?',
    line: 'Who locked them unlocks them. One trips? Leave it open.',
    done: 'Closed',
  },
  'ask.resume-inverter': {
    title: 'Start inverter {inverter} ({model}). Does it see the battery?',
    line: 'Back to the mode you found. It may need minutes.',
  },
  'ask.demand-charge': {
    title: 'Make the inverter charge the battery.',
    line: 'From grid or sun, enough amps to read at each stack.',
    done: 'It charges',
    notDone: 'It doesn’t',
  },
  'ask.demand-discharge': {
    title: 'Make the inverter discharge the battery.',
    line: 'Switch on a big load: oven, kettle, car.',
    done: 'It discharges',
    notDone: 'It doesn’t',
  },
  'ask.demand-idle': {
    title: 'Set the inverter back as found. Switch the test load off.',
    line: 'The test of each stack’s share is over.',
    done: 'Set back',
    notDone: 'Not set back',
  },
  'ask.source-on': {
    title: 'Switch on the {kind:source} {source}. How does it stand?',
    line: 'At: {isolator}.',
  },
  'ask.show-customer': {
    title: 'Show the customer that it runs. Count your tools.',
    line: 'Say whom to call, and that you look again tomorrow.',
    done: 'Shown',
    notDone: 'Not shown',
  },
} as const satisfies Catalogue;
