import type { ProductProfile } from '../profile';

/** Printed wherever a Stack'd profile is shown. */
export const stackdDisclaimer =
  "Collected from public pages of the maker, several of them readable only in part. Not made, checked or approved by HomeGrid or Lithion. Where the maker's current guide says otherwise, the guide is right: stop and compare.";

/** What must be true before anything is touched. */
export const stackdPreconditions: ProductProfile['preconditions'] = [
  {
    id: 'breakers-open',
    text: 'The battery breakers at the inverter are open; nothing flows in or out.',
    standing: 'stated',
    source: 'A-662',
  },
  {
    id: 'panels-off',
    text: 'The right side panels are off; ports and switches can be seen.',
    standing: 'stated',
    source: 'A-662; A-684',
  },
  {
    id: 'as-found-recorded',
    text: 'ADDR SET, INV SET, IMPED SET, Link cables and module count of every controller are recorded.',
    standing: 'inferred',
    source: 'A-151: what to do "if you don\'t remember"',
  },
  {
    id: 'generations-known',
    text: 'The generation of every controller and of every module is known.',
    standing: 'stated',
    source: 'A-748',
  },
  { id: 'versions-read', text: 'The versions of every stack were read.', standing: 'stated', source: 'A-289; A-748' },
  {
    id: 'no-codes',
    text: 'No display shows a code, except those that the job explains.',
    standing: 'stated',
    source: 'A-662; A-748',
  },
  {
    id: 'same-modules',
    text: 'All modules have the same capacity, all stacks the same number of modules.',
    standing: 'stated',
    source: 'A-748',
  },
  {
    id: 'charge-and-temperature',
    text: 'State of charge 20 to 80 %, ambient above 0 and below 45 °C.',
    standing: 'borrowed',
    source: 'SD-3, generic vendor article (Feb 2026)',
  },
  {
    id: 'laptop-ready',
    text: 'By USB: Windows, administrator rights, on mains, sleep switched off, drivers installed.',
    standing: 'stated',
    source: 'A-684; A-989; A-284',
  },
  {
    id: 'right-image',
    text: 'The image is the one for exactly this hardware and generation.',
    standing: 'borrowed',
    source: 'SD-3; US2000B-Plus brick (powerforum.co.za 11998)',
  },
  {
    id: 'updater-supply',
    text: 'The supply of the updater is not switched by the BMS that it updates.',
    standing: 'borrowed',
    source: 'SD-0',
  },
  {
    id: 'not-in-parallel',
    text: 'The stack to be updated stands alone; an update cannot start in parallel.',
    standing: 'stated',
    source: 'A-662',
  },
];

/** What is known about getting out of a failure; `complete` false where the maker's steps could not be read. */
export const stackdRecoveries: ProductProfile['recoveries'] = [
  {
    id: 'code-25-stuck',
    trigger: 'LCD shows 25 beyond the limit of the route',
    guidance:
      'Leave power and leads as they are until the hard limit has passed. Then send the newest image again over USB-CAN: COM port, Product type Host, 500, Host address 1. Other stacks stay isolated.',
    complete: true,
    source: 'A-989',
  },
  {
    id: 'code-19-stays',
    trigger: 'LCD shows 19 after the stacks were counted',
    guidance:
      'Look at the Link cables, ADDR SET of every stack and the lead to the inverter, then run parallel detection again.',
    complete: true,
    source: 'A-151',
  },
  {
    id: 'code-20',
    trigger: 'LCD shows 20 or 020',
    guidance:
      'Look at ADD of every module and at the module switches. A module takes a new ADD only after it restarts. Then run module detection.',
    complete: true,
    source: 'A-284; X-SOL p.20; M-TECH p.15',
  },
  {
    id: 'module-bricked',
    trigger: 'a module with switch on and green lamp off, switch off and lamp on, or version 0000',
    guidance:
      'Call the maker. Have a Windows 10 or 11 PC and the Unbricking Tool ready; do not plug it into the module before being told to.',
    complete: false,
    source: 'A-284 (cut before the steps)',
  },
  {
    id: 'wrong-stack-count',
    trigger: 'after 62 the number is not the number of stacks',
    guidance:
      'All stacks off. Look for an address twice or missing, a Link cable, a stack that is off or shows a code. Then power on in order and count again.',
    complete: true,
    source: 'A-151; causes inferred',
  },
  {
    id: 'wrong-module-count',
    trigger: 'the flashing number is not the number of modules',
    guidance:
      'Look at module power, ADD of every module and the switches of the controller, then run module detection again.',
    complete: true,
    source: 'M-INST pp.12-13',
  },
  {
    id: 'update-does-not-start',
    trigger: 'no 25 appears on the LCD',
    guidance:
      'Is the stack isolated, are the battery breakers open, does a display show a code? Correct that before another try.',
    complete: true,
    source: 'A-662',
  },
];

/** What no readable page answers. Asked on site where a person there can know it. */
export const stackdUnknowns: ProductProfile['unknowns'] = [
  {
    topic: 'voltage limit for joining stacks',
    why: "Not in any readable part of the maker's documents.",
    askOnSite: true,
    siblings: [
      { value: '0.05 V', source: 'Discover, best practice' },
      { value: '0.5 V', source: 'Fortress eFlex manual p.19' },
      { value: 'below 1 V', source: 'Fortress eFlex rev 1.8 p.22' },
      { value: '2 V', source: 'WECO 5K3 XP p.25; Hubble' },
    ],
  },
  {
    topic: 'charge limit for joining stacks',
    why: "Not in any readable part of the maker's documents.",
    askOnSite: true,
    siblings: [{ value: '2 %', source: 'Pylontech, third-party guide' }],
  },
  { topic: 'way of reconnecting to the inverter', why: 'No readable page describes precharge.', askOnSite: true },
  {
    topic: 'IMPED SET',
    why: 'The value in A-289 stands behind the cut; the number of switches is not published.',
    askOnSite: true,
  },
  {
    topic: 'INV SET by inverter brand',
    why: 'The table exists in the manuals but none of the readable pages has it. The recorded position is what is restored.',
    askOnSite: true,
  },
  {
    topic: 'bank of "1 up, rest down"',
    why: 'A-151 does not name the bank; from the context INV SET. Last resort only.',
    askOnSite: false,
  },
  {
    topic: 'full table of codes',
    why: 'M-TECH p.9 and M-REF 2.4 could not be read. Any other code: stop and ask the maker.',
    askOnSite: false,
  },
  { topic: 'boot time, module flash time, detection time-out', why: 'No readable page gives them.', askOnSite: false },
  {
    topic: 'when ADDR SET is read, meaning of address 0',
    why: 'Every procedure changes it with the BMS off; all down is not documented.',
    askOnSite: false,
  },
  {
    topic: 'roll-back, second image bank, signature',
    why: 'Nothing public. Do not count on any of them.',
    askOnSite: false,
  },
  {
    topic: 'settings after an update',
    why: 'No public way to read the protections before and after.',
    askOnSite: false,
  },
  { topic: 'mixed controller generations in one set', why: 'Not documented.', askOnSite: true },
  {
    topic: 'newer firmware than April 2025',
    why: 'No newer version was found, and whether the maker still serves files is open.',
    askOnSite: true,
  },
];
