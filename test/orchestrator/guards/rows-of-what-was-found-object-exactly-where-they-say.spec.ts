import type { Obligation } from '../../../src/orchestrator';
import { type Case, FOUND, obligation, saysExactly, withoutAddressBank } from './row-alone';

const left = (id: string, kind: Obligation['kind'], more: Partial<Obligation> = {}): Obligation =>
  obligation({ id, kind, original: null, status: 'open', ...more });

saysExactly('SI-13 distinctIdentities', [
  ['three of their own', { facts: { 'S1/identity': 'A', 'S2/identity': 'B', 'S3/identity': 'C' } }, undefined],
  [
    'two that nobody could read',
    { facts: { 'S1/identity': null, 'S2/identity': null, 'S3/identity': 'C' } },
    undefined,
  ],
  [
    'one of them twice',
    { facts: { 'S1/identity': 'A', 'S2/identity': 'B', 'S3/identity': 'A' } },
    { id: 'hold.same-identity', reask: ['S1/identity', 'S2/identity', 'S3/identity'] },
  ],
]);

saysExactly('SI-09 asFoundMakesSense', [
  ['addresses 1 to 3', { facts: FOUND }, undefined],
  ['nothing seen yet', {}, undefined],
  [
    'two stacks with the address of another',
    { facts: { ...FOUND, 'S1/as-found/ADDR_SET': '010000', 'S3/as-found/ADDR_SET': '100000' } },
    {
      id: 'hold.as-found-addresses',
      params: { stacks: 'S1, S3', bank: 'ADDR SET' },
      reask: ['S1/as-found/ADDR_SET', 'S3/as-found/ADDR_SET'],
    },
  ],
  ['a bank that nobody could see', { facts: { ...FOUND, 'S2/as-found/ADDR_SET': null } }, undefined],
  [
    'stacks that stand alone are all masters',
    {
      procedure: 'join-parallel',
      facts: {
        'S1/as-found/ADDR_SET': '100000',
        'S2/as-found/ADDR_SET': '100000',
        'S3/as-found/ADDR_SET': '100000',
        'site/batteries-on-inverter': 1,
        'site/links-found': 0,
      },
    },
    undefined,
  ],
  [
    'or they are no stacks that stand alone',
    { procedure: 'join-parallel', facts: { 'S2/as-found/ADDR_SET': '010000' } },
    {
      id: 'hold.as-found-addresses',
      params: { stacks: 'S2', bank: 'ADDR SET' },
      reask: ['S2/as-found/ADDR_SET'],
    },
  ],
  [
    'a procedure that does not look',
    {
      plan: (plan) => ({ ...plan, steps: plan.steps.filter(({ params }) => params.as !== 'as-found') }),
      facts: { 'S2/as-found/ADDR_SET': '110000' },
    },
    undefined,
  ],
  [
    'a procedure that looks at other banks only',
    {
      plan: (plan) => ({ ...plan, steps: plan.steps.filter(({ params }) => params.bank !== 'ADDR_SET') }),
      facts: { 'S2/as-found/ADDR_SET': '110000' },
    },
    undefined,
  ],
  [
    'a count that an earlier run explains: it left two stacks out',
    {
      facts: { 'site/batteries-on-inverter': 1 },
      owed: [
        left('S2/member', 'member', { stack: 'S2' }),
        left('S3/member', 'member', { stack: 'S3' }),
        left('links', 'links'),
        left('S1/unit', 'unit', { stack: 'S1' }),
      ],
    },
    { id: 'hold.left-out-before', params: { stacks: 'S2, S3' }, reask: ['site/batteries-on-inverter'] },
  ],
  [
    'cables that an earlier run left out',
    { facts: { 'site/links-found': 0 }, owed: [left('sources', 'sources'), left('links', 'links')] },
    { id: 'hold.left-apart', reask: ['site/links-found'] },
  ],
  [
    'an address that an earlier run left otherwise',
    {
      facts: { ...FOUND, 'S2/as-found/ADDR_SET': '100000' },
      owed: [left('S2/ADDR_SET', 'bank', { stack: 'S2', bank: 'ADDR_SET' })],
    },
    { id: 'hold.left-apart', reask: ['S2/as-found/ADDR_SET'] },
  ],
  [
    'what an earlier run settled, what this run owes, and what is neither cable nor switch explain nothing',
    {
      facts: { 'site/links-found': 0 },
      owed: [
        left('S3/member', 'member', { stack: 'S3', status: 'discharged' }),
        left('S2/member', 'member', { stack: 'S2', runId: 'R1' }),
        left('links', 'links', { runId: 'R1' }),
        left('S1/INV_SET', 'bank', { stack: 'S1', status: 'left' }),
        left('sources', 'sources'),
        left('S1/unit', 'unit', { stack: 'S1' }),
      ],
    },
    { id: 'hold.as-found-links', params: { found: 0 }, reask: ['site/links-found'] },
  ],
  [
    'a set that was made smaller since',
    { plan: (plan) => ({ ...plan, apart: [] }), facts: { ...FOUND, 'S1/as-found/ADDR_SET': '010000' } },
    undefined,
  ],
  [
    'a product without switches for it',
    { plan: withoutAddressBank, facts: { 'site/batteries-on-inverter': 1 } },
    undefined,
  ],
  [
    'as many batteries at the inverter',
    { facts: { 'site/batteries-on-inverter': 3, 'site/links-found': 2 } },
    undefined,
  ],
  [
    'one battery fewer',
    { facts: { 'site/batteries-on-inverter': 2 } },
    { id: 'hold.as-found-count', params: { found: 2 }, reask: ['site/batteries-on-inverter'] },
  ],
  [
    'a cable too many',
    { facts: { 'site/links-found': 3 } },
    { id: 'hold.as-found-links', params: { found: 3 }, reask: ['site/links-found'] },
  ],
]);

saysExactly('SI-09 movedBanksSeen', [
  ['not asked yet', {}, undefined],
  ['all seen', { facts: FOUND }, undefined],
  [
    'a bank that is moved, unseen at two',
    { facts: { ...FOUND, 'S1/as-found/INV_SET': null, 'S3/as-found/INV_SET': null, 'S2/as-found/IMPED_SET': null } },
    {
      id: 'hold.as-found-not-seen',
      params: { stacks: 'S1, S3', bank: 'INV SET' },
      reask: ['S1/as-found/INV_SET', 'S3/as-found/INV_SET'],
    },
  ],
  [
    'two banks: one is asked for at a time',
    { facts: { ...FOUND, 'S1/as-found/ADDR_SET': null, 'S1/as-found/INV_SET': null } },
    {
      id: 'hold.as-found-not-seen',
      params: { stacks: 'S1', bank: 'ADDR SET' },
      reask: ['S1/as-found/ADDR_SET'],
    },
  ],
  [
    'unseen, but an earlier run recorded it',
    {
      facts: { ...FOUND, 'S1/as-found/INV_SET': null },
      owed: [obligation({ id: 'S1/INV_SET', kind: 'bank', original: '001000', status: 'open' })],
    },
    undefined,
  ],
]);

saysExactly('SI-09 otherBanksSeen', [
  [
    'a bank that is moved is the business of another row',
    { facts: { ...FOUND, 'S1/as-found/INV_SET': null } },
    undefined,
  ],
  [
    'a bank that nothing moves',
    { facts: { ...FOUND, 'S2/as-found/IMPED_SET': null } },
    {
      id: 'hold.as-found-not-seen',
      params: { stacks: 'S2', bank: 'IMPED SET' },
      reask: ['S2/as-found/IMPED_SET'],
    },
  ],
]);

const move: Case['at'] = { step: 'move-bank', stack: 'S1', params: { bank: 'INV_SET' } };
saysExactly('SI-10 originalStored', [
  ['its original is stored', { at: move, facts: FOUND }, undefined],
  ['a step that moves no bank', { at: { stack: 'S1' } }, undefined],
  ['a step of the site', { at: { params: { bank: 'INV_SET' } } }, undefined],
  [
    'nobody saw it',
    { at: move, facts: { ...FOUND, 'S1/as-found/INV_SET': null } },
    { id: 'hold.no-snapshot', params: { stack: 'S1', bank: 'INV SET' }, reask: ['S1/as-found/INV_SET'] },
  ],
]);
