import type { Catalogue } from '../words';

/** What a plan says before anything is touched: steps that nobody is asked, hands, the notice for the customer, what to take along. */
export const plan = {
  'judged.accept-count': { title: 'Stackhand judges the count that was typed twice.' },
  'judged.accept-volts': { title: 'Stackhand judges how far the stacks stand apart.' },
  'judged.accept-share': { title: 'Stackhand judges the share of each stack.' },
  'judged.accept-flash': { title: 'Stackhand judges how the update ended.' },
  'judged.accept-code': { title: 'Stackhand judges the code that was read.' },
  'judged.pass-stack': { title: 'Stackhand judges versions, codes and hold of this stack.' },
  'judged.test-link': { title: 'Stackhand tests this stack’s lead, and whether the image fits it.' },
  'judged.send-firmware': { title: 'Stackhand writes this stack. Hands off until it says so.' },
  'judged.compare-with-lead': { title: 'Stackhand compares what was told with what the stack says.' },
  'judged.finish': { title: 'Stackhand judges whether all is back and in service.' },
  'only-if.code': { title: 'Only if {code} is shown:' },
  'only-if.code-and-lit': { title: 'Only if {code} is shown and every lamp lit:' },
  'only-if.counted-again': { title: 'Only if counted again:' },
  'obligation.of-stack': { title: '{what} of {stack}' },
  'need.nobody': { title: 'None of {steps} {steps?step|steps} needs anybody at the stacks.' },
  'need.hands': { title: '{hands} of {steps} {steps?step|steps} need hands at the stacks.' },
  'need.two': { title: 'Of these, {two} {two?needs|need} two people.' },
  'need.eyes': { title: '{eyes} more need eyes there.' },
  'need.visit': { title: 'Book a visit.' },
  'need.prepared': { title: 'I can prepare {before} {before?step|steps} before you arrive.' },
  'need.nothing-prepared': { title: 'I can prepare no step before you arrive.' },
  'silent.yes': {
    title: '{inverter} stops when the battery falls silent.',
    line: 'Without a grid the house goes dark.',
  },
  'silent.no': {
    title: '{inverter} goes on with its last limits when the battery falls silent.',
    line: 'It runs blind.',
  },
  'silent.unknown': {
    title: '{inverter} may stop or run blind when the battery falls silent.',
    line: 'Nobody has told which.',
  },

  'notice.work': { title: 'Work on your battery at {site}.' },
  'notice.date': {
    title: 'Date: ____________  We arrive at: ______',
    line: 'You can reach us at: ____________________',
  },
  'notice.stays': { title: 'The battery stays in use.' },
  'notice.outage': {
    title: 'For about {time} the house has no battery and no backup.',
    line: 'It can take longer: nobody can know every wait beforehand.',
  },
  'notice.grid': { title: 'Grid fails meanwhile, or there is none? The house is dark.' },
  'notice.not-back': {
    title: 'The battery stays out of service when we leave.',
    line: 'We tell you when it comes back.',
  },
  'notice.circuits': {
    title: 'Circuits without power: ______________________________',
    line: 'Back at about: ______',
  },
  'notice.rely': {
    title: 'Tell us before we start if you rely on one of these.',
    lines: [
      'Medical devices or oxygen, stairlift, alarm, freezer, aquarium, well or sump pump.',
      'Gate and garage door, internet and phone, charging a car.',
    ],
  },
  'notice.alarms': {
    title: 'Apps may send alarms during the work.',
    line: 'Ignore them until we say that we are done.',
  },
  'notice.tags': {
    title: 'Press nothing and switch nothing that carries a red tag.',
    line: 'Only the person named on the tag removes it.',
  },
  'notice.danger': { title: 'Smoke, smell, hiss or heat: leave, close the door.', line: 'Call 112 or 911, then us.' },
  'notice.agreed': {
    title: 'Agreed (name, signature): ______________________________',
    line: 'Or reason: ____________________',
  },

  'pack.meter': { title: 'Multimeter, CAT III 600 V, two decimals at 60 V', line: 'And a source to prove it on.' },
  'pack.clamp': { title: 'DC clamp that shows 0.1 A' },
  'pack.torque': { title: 'Torque driver with the values of this product, insulated screwdrivers' },
  'pack.stick': { title: 'Stick of plastic or wood for the switches, no screwdriver' },
  'pack.mirror': { title: 'Mirror or borescope: banks may face sideways' },
  'pack.locks': {
    title: '{locks} {locks?lock|locks}, one for each breaker',
    line: 'And as many tags with name and phone.',
  },
  'pack.stickers': { title: 'Stickers {stacks}, and red flags for the inverter leads' },
  'pack.tool': { title: 'Update tool: {tool}, log-in tried this morning' },
  'pack.precharge': { title: 'Precharge lead or lamp of this site' },
  'pack.light': {
    title: 'Headlamp; power bank or small UPS; second phone',
    line: 'The UPS feeds computer, router and tool.',
  },
  'pack.caps': { title: 'Insulating caps for open lugs, tape, pen, labels' },
  'pack.charger': { title: 'Charger for one stack alone, if the stacks stand apart in voltage' },
  'pack.protection': {
    title: 'Protection',
    lines: [
      'Rings, watch and chain off; glasses on',
      'Gloves of class 0 with leather over them, where lugs or quick-connects are open',
      'Long sleeves as the risk assessment of your company says; knee pads',
      'Nobody works alone while lugs are open',
    ],
  },
  'pack.links': { title: 'Spare Link cables (this site has {links}): two' },
  'pack.inverter-lead': { title: 'Spare lead from the inverter to the master' },
  'pack.spares': {
    title: 'One controller and one module of each generation on this site',
    line: 'Or the promise of one for tomorrow.',
  },
  'pack.fuse': { title: 'A fuse or breaker of the kind fitted here' },
  'pack.papers': {
    title: 'Papers',
    lines: [
      'Address, access, parking, phone of the customer; customer notice sent',
      'Single-line drawing, serial numbers, photos of the last visit',
      'PIN of the inverter, account of the app, ticket and hours of the maker’s help desk',
      'This plan and the paper checklist, printed',
    ],
  },
  'pack.photo-front': { title: 'Front of every stack with its sticker' },
  'pack.photo-banks': { title: 'Every switch bank, printed ON in the picture, before and after' },
  'pack.photo-links': { title: 'Every Link plug, before and after' },
  'pack.photo-count': { title: 'The count of the set' },
  'pack.photo-inverter': { title: 'Battery port of the inverter, its screen before and after' },
  'pack.photo-breakers': { title: 'Breakers open with their locks, and closed again' },
  'pack.photo-busbar': { title: 'Meter on the busbar' },
  'pack.photo-versions': { title: 'Every version screen' },
  'pack.photo-writing': { title: 'The LCD while it is written' },
  'pack.photo-torque': { title: 'Torque marks, covers on' },
} as const satisfies Catalogue;
