import type { ProductProfile } from '../profile';

/**
 * The documents behind the Stack'd profiles and what they say where they can be compared. A topic that two of them answer differently
 * is found by `findContradictions`, and needs a choice in `contradictions`.
 */
export const stackdDocuments: ProductProfile['documents'] = [
  {
    key: 'A-151',
    title: 'Updated Doc for Updating firmware for stacks in parallel (Freshdesk 73000621151)',
    date: '2023-10-27',
    statements: {
      'bms-power-during-update': 'all BMS off to isolate the stacks',
      'parallel-detect-before-flash': 'on the master only',
      'parallel-detect-pattern': '011111',
      'fallback-position': '1 up, rest down (bank not named)',
    },
  },
  {
    key: 'A-289',
    title: "Updating Stack'd Series with Skybox (HG-SB01) (Freshdesk 73000621289, beginning only)",
    date: '2023-10-27',
    statements: {
      'show-firmware-pattern': '010000',
      'parallel-detect-before-flash': 'on each stack controller',
      'parallel-detect-pattern': '011111',
      'controller-version': '4007 for Gen 2 and Gen 3',
      'imped-set': 'reconfigured on each controller while isolating (value not readable)',
      'display-board-name': 'EMS, v1098',
    },
  },
  {
    key: 'A-662',
    title: "HomeGrid – Stack'd Series Skybox Update Guide (Freshdesk 73000641662, beginning only)",
    date: '2024 (by its number)',
    statements: {
      'show-firmware-pattern': '101111',
      'bms-power-during-update': 'BMS stays on, battery breakers at the inverter open',
      'controller-version': '04007 for Gen 3, 40007 for Gen 2',
      'display-board-name': 'display board 101, 01098',
    },
  },
  {
    key: 'A-748',
    title: "HomeGrid – Configuring Stack'd Series In/Out of Parallel (Freshdesk 73000641748, beginning only)",
    date: '2024-10-09',
    statements: {
      'show-firmware-pattern': '101111',
      'controller-version': '04007 for Gen 3, 40007 for Gen 2',
      'display-board-name': 'display board 101, 01098',
    },
  },
  {
    key: 'A-989',
    title: 'BMS Stuck in Error 25 After Update? (Freshdesk 73000595989)',
    date: '2022-11-23',
    statements: { 'code-25': 'update running; longer than 2 min (Skybox) or 5 min (USB-CAN) is a bricked controller' },
  },
  {
    key: 'A-284',
    title: 'HomeGrid – Procedure for Unbricking a Battery Module (Freshdesk 73000621284, beginning only)',
    date: '2025-04-23',
    statements: { 'code-20': 'internal communication fault' },
  },
  {
    key: 'A-684',
    title: 'HomeGrid – EMS Tools and USB to RS232 Cable (Freshdesk 73000667684, beginning only)',
    date: '2025 (by its number)',
    statements: {},
  },
  {
    key: 'M-INST',
    title: "HomeGrid Stack'd Series Install Manual, pp. 12-13 and 20-21",
    date: 'undated, Gen 3 era',
    statements: { 'max-stacks': '10', 'module-dip-width': '6 switches' },
  },
  {
    key: 'M-TECH',
    title: "HomeGrid Stack'd Series Technical manual, pp. 8 and 15",
    date: 'undated, oldest of the manuals',
    statements: { 'imped-set': 'reserved', 'module-dip-width': '6 switches' },
  },
  {
    key: 'M-REF',
    title: "Stack'd Series Reference Manual Rev 2.1, pp. 19-20",
    date: '2022-09',
    statements: { 'max-stacks': '15' },
  },
  {
    key: 'X-SOL',
    title: "Sol-Ark Battery Communications Integration Guide V2.6, p. 20 (HomeGrid Stack'd)",
    date: '2022-06-01',
    statements: { 'module-dip-width': '4 switches', 'code-20': 'internal communication fault' },
  },
  { key: 'SD-0', title: 'Bricked ABMS, a maker forum thread about another BMS', date: 'undated', statements: {} },
  {
    key: 'SD-3',
    title: 'How to update the software of smart BMS?, a generic vendor article',
    date: '2026-02-14',
    statements: {},
  },
];

/** Every disagreement between those documents, with the side that is followed. */
export const stackdContradictions: ProductProfile['contradictions'] = [
  {
    topic: 'show-firmware-pattern',
    a: { value: '010000', source: 'A-289', date: '2023-10-27' },
    b: { value: '101111', source: 'A-662', date: '2024 (by its number)' },
    chosen: '101111',
    why: 'Newest, in two guides, and it fits the family of service positions 61, 62, 63. 010000 is its exact complement and would select an inverter protocol: never instructed.',
  },
  {
    topic: 'bms-power-during-update',
    a: { value: 'all BMS off to isolate the stacks', source: 'A-151', date: '2023-10-27' },
    b: { value: 'BMS stays on, battery breakers at the inverter open', source: 'A-662', date: '2024 (by its number)' },
    chosen: 'both, phase by phase',
    why: 'Breakers open for the whole job; BMS off only while Link cables and ADDR SET are touched; BMS on while versions are read, stacks are detected and firmware is sent.',
  },
  {
    topic: 'parallel-detect-before-flash',
    a: { value: 'on the master only', source: 'A-151', date: '2023-10-27' },
    b: { value: 'on each stack controller', source: 'A-289', date: '2023-10-27' },
    chosen: 'on each stack controller',
    why: 'With ADDR SET 1 everywhere every isolated stack is its own master, and each must forget the old count.',
  },
  {
    topic: 'controller-version',
    a: { value: '4007 for Gen 2 and Gen 3', source: 'A-289', date: '2023-10-27' },
    b: { value: '04007 for Gen 3, 40007 for Gen 2', source: 'A-748', date: '2024-10-09' },
    chosen: '04007 for Gen 3, 40007 for Gen 2',
    why: 'Newest, in two guides. Versions are opaque strings on one scale per generation: as a number 4007 would be older than 30159.',
  },
  {
    topic: 'max-stacks',
    a: { value: '15', source: 'M-REF', date: '2022-09' },
    b: { value: '10', source: 'M-INST', date: 'undated, Gen 3 era' },
    chosen: '10 without a reason, never more than 15',
    why: 'The newer manual tabulates ten addresses; the older one says fifteen on the Link bus.',
  },
  {
    topic: 'imped-set',
    a: { value: 'reserved', source: 'M-TECH', date: 'undated, oldest of the manuals' },
    b: {
      value: 'reconfigured on each controller while isolating (value not readable)',
      source: 'A-289',
      date: '2023-10-27',
    },
    chosen: 'recorded as found, no value prescribed',
    why: 'The value stands behind the cut of the readable copy. The current vendor guide is followed on site.',
  },
  {
    topic: 'module-dip-width',
    a: { value: '4 switches', source: 'X-SOL', date: '2022-06-01' },
    b: { value: '6 switches', source: 'M-INST', date: 'undated, Gen 3 era' },
    chosen: '6 switches',
    why: 'Both manuals of the maker show six; only the first four are used up to module 8.',
  },
  {
    topic: 'display-board-name',
    a: { value: 'EMS, v1098', source: 'A-289', date: '2023-10-27' },
    b: { value: 'display board 101, 01098', source: 'A-748', date: '2024-10-09' },
    chosen: 'one component, called display board 101',
    why: 'Same number under both names.',
  },
];
