import type { ProductProfile } from '../profile';

type Bank = ProductProfile['banks'][number];
type Pattern = Bank['patterns'][number];

const ADDRESS_ROWS = 'M-INST p.12';
const ADDRESS_1 = 'M-INST p.12; A-151 step 3; A-289';
const CONTINUED = 'binary continuation of the rows of M-INST p.12; only the "15" of M-REF p.19 supports it';

/** Controller ADDR SET, typed row by row; never computed. Six switches on both generations, ON = UP, switch 1 first. */
export const addrSet: Bank = {
  id: 'ADDR_SET',
  label: 'ADDR SET',
  aliases: ['Address Set', 'Addr. SET', 'address dial switch'],
  on: 'controller',
  width: 6,
  upIs: 'ON',
  lowestSwitch: 'first',
  effective: 'afterRestart',
  effectiveStanding: 'inferred',
  snapshotFirst: true,
  patterns: [
    {
      key: '1',
      pattern: '100000',
      meaning: 'address 1: master, a stack standing alone, or any stack while it is updated',
      use: 'address',
      standing: 'stated',
      source: ADDRESS_1,
    },
    { key: '2', pattern: '010000', meaning: 'address 2', use: 'address', standing: 'stated', source: ADDRESS_ROWS },
    { key: '3', pattern: '110000', meaning: 'address 3', use: 'address', standing: 'stated', source: ADDRESS_ROWS },
    { key: '4', pattern: '001000', meaning: 'address 4', use: 'address', standing: 'stated', source: ADDRESS_ROWS },
    { key: '5', pattern: '101000', meaning: 'address 5', use: 'address', standing: 'stated', source: ADDRESS_ROWS },
    { key: '6', pattern: '011000', meaning: 'address 6', use: 'address', standing: 'stated', source: ADDRESS_ROWS },
    { key: '7', pattern: '111000', meaning: 'address 7', use: 'address', standing: 'stated', source: ADDRESS_ROWS },
    { key: '8', pattern: '000100', meaning: 'address 8', use: 'address', standing: 'stated', source: ADDRESS_ROWS },
    { key: '9', pattern: '100100', meaning: 'address 9', use: 'address', standing: 'stated', source: ADDRESS_ROWS },
    { key: '10', pattern: '010100', meaning: 'address 10', use: 'address', standing: 'stated', source: ADDRESS_ROWS },
    { key: '11', pattern: '110100', meaning: 'address 11', use: 'address', standing: 'inferred', source: CONTINUED },
    { key: '12', pattern: '001100', meaning: 'address 12', use: 'address', standing: 'inferred', source: CONTINUED },
    { key: '13', pattern: '101100', meaning: 'address 13', use: 'address', standing: 'inferred', source: CONTINUED },
    { key: '14', pattern: '011100', meaning: 'address 14', use: 'address', standing: 'inferred', source: CONTINUED },
    { key: '15', pattern: '111100', meaning: 'address 15', use: 'address', standing: 'inferred', source: CONTINUED },
  ],
  source: 'M-INST p.12; when it takes effect: every procedure changes it with the BMS off (A-151)',
};

/** INV SET positions that both generations share. The inverter brands behind the low numbers are not public. */
const inverterServicePatterns: Pattern[] = [
  {
    key: 'moduleDetect',
    pattern: '111111',
    meaning: 'module detection',
    use: 'service',
    standing: 'stated',
    source: 'M-INST pp.12-13',
  },
  {
    key: 'parallelDetect',
    pattern: '011111',
    meaning: 'parallel detection',
    use: 'service',
    standing: 'stated',
    source: 'A-151; A-289',
  },
  {
    key: 'oldShowFirmware',
    pattern: '010000',
    meaning: 'an inverter protocol, printed by mistake in 2023 as the way to show firmware',
    use: 'never',
    standing: 'contested',
    source: 'A-289 (2023), contradicted by A-662 and A-748 (2024)',
  },
  {
    key: 'fallback',
    pattern: '100000',
    meaning: 'the vendor\'s "default / updating" position',
    use: 'lastResort',
    standing: 'stated',
    source: 'A-151 (does not say which bank; INV SET from the context)',
  },
];

const showFirmware: Pattern = {
  key: 'showFirmware',
  pattern: '101111',
  meaning: 'show firmware versions',
  use: 'service',
  standing: 'stated',
  source: 'A-662; A-748',
};

const invSet: Bank = {
  id: 'INV_SET',
  label: 'INV SET',
  aliases: ['INVERT SET', 'inverter protocol dialing switch'],
  on: 'controller',
  width: 6,
  upIs: 'ON',
  lowestSwitch: 'first',
  effective: 'live',
  effectiveStanding: 'stated',
  snapshotFirst: true,
  patterns: inverterServicePatterns,
  source: 'M-INST p.12 (red on the drawings); read live: A-289, A-748',
};

/** INV SET of a Gen 2 controller: it has no position that shows firmware. */
export const invSetGen2: Bank = invSet;

/** INV SET of a Gen 3 controller. */
export const invSetGen3: Bank = { ...invSet, patterns: [...inverterServicePatterns, showFirmware] };

/** IMPED SET: reserved in one manual, a step in another whose value could not be read. Recorded, never instructed. */
export const impedSet: Bank = {
  id: 'IMPED_SET',
  label: 'IMPED SET',
  aliases: ['Imped. SET', 'Imped Set'],
  on: 'controller',
  width: null,
  upIs: 'ON',
  lowestSwitch: 'first',
  orientation: 'borrowed',
  effective: 'unknown',
  effectiveStanding: 'unknown',
  snapshotFirst: true,
  patterns: [],
  source: 'M-TECH p.8 (reserved); A-289 (a step, value not readable); orientation as on the other banks of the panel',
};

const MODULE_ROWS = 'M-TECH p.15; M-INST p.12';

/** Module ADD: module 1 is the top one, directly under the controller; the numbering restarts in every stack. */
export const moduleAdd: Bank = {
  id: 'ADD',
  label: 'ADD',
  aliases: ['Addr'],
  on: 'module',
  width: 6,
  upIs: 'ON',
  lowestSwitch: 'first',
  effective: 'afterRestart',
  effectiveStanding: 'stated',
  snapshotFirst: true,
  patterns: [
    {
      key: '1',
      pattern: '100000',
      meaning: 'module 1, the top one',
      use: 'address',
      standing: 'stated',
      source: MODULE_ROWS,
    },
    { key: '2', pattern: '010000', meaning: 'module 2', use: 'address', standing: 'stated', source: MODULE_ROWS },
    { key: '3', pattern: '110000', meaning: 'module 3', use: 'address', standing: 'stated', source: MODULE_ROWS },
    { key: '4', pattern: '001000', meaning: 'module 4', use: 'address', standing: 'stated', source: MODULE_ROWS },
    { key: '5', pattern: '101000', meaning: 'module 5', use: 'address', standing: 'stated', source: MODULE_ROWS },
    { key: '6', pattern: '011000', meaning: 'module 6', use: 'address', standing: 'stated', source: MODULE_ROWS },
    { key: '7', pattern: '111000', meaning: 'module 7', use: 'address', standing: 'stated', source: MODULE_ROWS },
    {
      key: '8',
      pattern: '000100',
      meaning: 'module 8, the bottom one of a full stack',
      use: 'address',
      standing: 'stated',
      source: MODULE_ROWS,
    },
  ],
  source: 'M-TECH p.15; M-INST p.12',
};
