import {
  APART,
  type Case,
  type Facts,
  FOUND,
  JOINED,
  obligation,
  saysExactly,
  told,
  withoutAddressBank,
  withoutDetections,
} from './row-alone';

const at = (stack: string): Case['at'] => ({ step: 'switch-on', stack });
const ofTheSet: Case['at'] = { params: { counted: 'set' } };
const ALONE = '100000';
const stood = (facts: Facts) => ({ at: at('S2'), facts: { ...APART, ...facts } });
const notAlone = {
  id: 'hold.not-stand-alone',
  params: { stack: 'S2', bank: 'ADDR SET' },
  reask: ['S2/ADDR_SET/moved', 'S2/ADDR_SET'],
};
saysExactly('SI-36 standaloneSet', [
  ['tapped as wanted after the move', stood({ 'S2/ADDR_SET/moved': ALONE, 'S2/ADDR_SET': ALONE }), undefined],
  ['tapped as something else', stood({ 'S2/ADDR_SET/moved': ALONE, 'S2/ADDR_SET': '000001' }), notAlone],
  ['never tapped', stood({ 'S2/ADDR_SET/moved': ALONE }), notAlone],
  ['tapped before the move', stood({ 'S2/ADDR_SET': ALONE, 'S2/ADDR_SET/moved': ALONE }), notAlone],
  ['not seen', stood({ 'S2/ADDR_SET/moved': ALONE, 'S2/ADDR_SET': null }), notAlone],
  ['never moved', stood({ 'S2/ADDR_SET': '010000' }), undefined],
  [
    'joined it stands as recorded',
    { at: at('S2'), facts: { ...JOINED, 'S2/ADDR_SET/moved': ALONE, 'S2/ADDR_SET': '010000' } },
    undefined,
  ],
  ['a step of the site', { facts: { ...APART, 'S2/ADDR_SET/moved': ALONE } }, undefined],
  [
    'only its volts are measured',
    { ...stood({ 'S2/ADDR_SET/moved': ALONE, 'S2/ADDR_SET': '010000' }), at: { ...at('S2'), groups: ['measured'] } },
    undefined,
  ],
  [
    'a product without switches for it',
    { ...stood({ 'S2/ADDR_SET/moved': ALONE }), plan: withoutAddressBank },
    undefined,
  ],
  [
    'a product without a position for it',
    {
      ...stood({ 'S2/ADDR_SET/moved': ALONE }),
      plan: (plan) => ({
        ...plan,
        slice: { ...plan.slice, addressing: { ...plan.slice.addressing, standaloneKey: null } },
      }),
    },
    undefined,
  ],
]);

const otherwise = (...stacks: readonly string[]) => ({
  id: 'hold.bank-not-as-recorded',
  params: { stacks: stacks.join(', '), bank: 'INV SET' },
  reask: stacks.flatMap((tag) => [`${tag}/INV_SET/moved`, `${tag}/INV_SET`]),
});
const otherBank = [
  ['as recorded', { facts: { ...FOUND, 'S2/INV_SET': '001000' } }, undefined],
  ['not tapped yet', { facts: FOUND }, undefined],
  [
    'two stand otherwise',
    { facts: { ...FOUND, 'S1/INV_SET': '001001', 'S3/INV_SET': '011111' } },
    otherwise('S1', 'S3'),
  ],
  ['moved since the tap', { facts: { ...FOUND, 'S1/INV_SET': '011111', 'S1/INV_SET/moved': '001000' } }, undefined],
  [
    'moved before the tap',
    { facts: { ...FOUND, 'S1/INV_SET/moved': '001000', 'S1/INV_SET': '011111' } },
    otherwise('S1'),
  ],
  ['nothing was recorded', { facts: { 'S1/INV_SET': '011111' } }, undefined],
  [
    'nobody could see one of them',
    { facts: { ...FOUND, 'S1/INV_SET': '001001', 'S3/INV_SET': null } },
    { id: 'hold.bank-not-seen', params: { stacks: 'S3', bank: 'INV SET' }, reask: ['S3/INV_SET'] },
  ],
  [
    'a product without a detection',
    {
      plan: withoutDetections,
      facts: { ...FOUND, 'S1/INV_SET': '011111' },
    },
    undefined,
  ],
] as const;
const MOVE_BACK = { step: 'move-bank', stack: 'S1', params: { bank: 'INV_SET', to: 'as-found' } } as const;
const doubted = (stack: string, seen: string, place = 'INV_SET') => ({
  id: 'hold.noted-or-seen',
  params: { stack, bank: 'INV SET', noted: '001000', seen },
  reask: [`${stack}/${place}`],
});
const left = (inDoubt: boolean) =>
  obligation({
    ...{ id: 'S1/INV_SET', kind: 'bank', stack: 'S1', bank: 'INV_SET', original: '001000', status: 'open' },
    ...(inDoubt ? { inDoubt } : {}),
  });
const unseenNow = (place: string) => ({
  id: 'hold.bank-not-seen',
  params: { stacks: 'S1', bank: 'INV SET' },
  reask: [`S1/${place}`],
});
saysExactly('SI-36 notedAsSeen', [
  ['seen as noted', { facts: { ...FOUND, 'S2/INV_SET': '001000' } }, undefined],
  ['not seen again yet', { facts: FOUND }, undefined],
  ['seen otherwise', { facts: { ...FOUND, 'S2/INV_SET': '011000' } }, doubted('S2', '011000')],
  ['nobody could see it', { facts: { ...FOUND, 'S2/INV_SET': null } }, undefined],
  ['this run had it moved', { facts: { ...FOUND, 'S2/INV_SET/moved': '001000', 'S2/INV_SET': '011000' } }, undefined],
  ['before it is moved', { at: MOVE_BACK, facts: { ...FOUND, 'S1/INV_SET': '011000' } }, doubted('S1', '011000')],
  ['before that of another stack is moved', { at: MOVE_BACK, facts: { ...FOUND, 'S2/INV_SET': '011000' } }, undefined],
  [
    'before another bank is moved',
    {
      at: { ...MOVE_BACK, params: { bank: 'ADDR_SET', to: 'standalone' } },
      facts: { ...FOUND, 'S1/INV_SET': '011000' },
    },
    undefined,
  ],
  [
    'an earlier run moved it and left it',
    { facts: { ...FOUND, 'S1/as-found/INV_SET': '011111' }, owed: [left(false)] },
    undefined,
  ],
  [
    'an earlier run left it in doubt, and it stands there still',
    { facts: { ...FOUND, 'S1/as-found/INV_SET': '011000' }, owed: [left(true)] },
    doubted('S1', '011000', 'as-found/INV_SET'),
  ],
  ['an earlier run left it in doubt, and it stands as noted', { facts: FOUND, owed: [left(true)] }, undefined],
  [
    'an earlier run left it in doubt, and nobody sees it now',
    { facts: { ...FOUND, 'S1/as-found/INV_SET': null }, owed: [left(true)] },
    unseenNow('as-found/INV_SET'),
  ],
  [
    'an earlier run left it in doubt, and nobody saw it a second time',
    { facts: { ...FOUND, 'S1/INV_SET': null }, owed: [left(true)] },
    unseenNow('INV_SET'),
  ],
  [
    'an earlier run left it in doubt, and this run had it moved',
    { facts: { 'S1/as-found/INV_SET': null, 'S1/INV_SET/moved': '001000' }, owed: [left(true)] },
    undefined,
  ],
  [
    'an earlier run moved it, and nobody sees it now',
    { facts: { ...FOUND, 'S1/as-found/INV_SET': null }, owed: [left(false)] },
    undefined,
  ],
  [
    'a product without a detection',
    { plan: withoutDetections, facts: { ...FOUND, 'S2/INV_SET': '011000' } },
    undefined,
  ],
]);
saysExactly('SI-41 otherBankUntouched', otherBank);
saysExactly('SI-36 detectionBankAsRecorded', [
  ...otherBank,
  [
    'where the count of the set is judged it is back too',
    { at: ofTheSet, facts: { ...FOUND, 'S1/INV_SET': '011111' } },
    otherwise('S1'),
  ],
]);

const RESTORED: Facts = {
  ...FOUND,
  ...JOINED,
  'S1/ADDR_SET': '100000',
  'S2/ADDR_SET': '010000',
  'S3/ADDR_SET': '110000',
};
const notRestored = (...stacks: readonly string[]) => ({
  id: 'hold.address-not-as-recorded',
  params: { stacks: stacks.join(', '), bank: 'ADDR SET' },
  reask: stacks.flatMap((tag) => [`${tag}/ADDR_SET/moved`, `${tag}/ADDR_SET`]),
});
saysExactly('SI-36 addressesRestored', [
  ['each as recorded', { facts: RESTORED }, undefined],
  [
    'two were exchanged',
    { facts: { ...RESTORED, 'S2/ADDR_SET': '110000', 'S3/ADDR_SET': '010000' } },
    notRestored('S2', 'S3'),
  ],
  ['moved after its tap', { facts: { ...RESTORED, 'S2/ADDR_SET/moved': '010000' } }, notRestored('S2')],
  [
    'said to be moved, and not: the hand may have been at one that was tapped before',
    {
      facts: {
        ...{ ...FOUND, ...JOINED, 'S1/ADDR_SET': '100000' },
        ...{ 'S2/ADDR_SET/moved': '010000', 'S2/ADDR_SET': '100000', 'S3/ADDR_SET': '110000' },
      },
    },
    { ...notRestored('S2'), reask: [...notRestored('S2').reask, 'S1/ADDR_SET'] },
  ],
  ['nothing was recorded', { facts: { ...JOINED, 'S2/ADDR_SET': '010000' } }, undefined],
  ['two stacks', { site: { stacks: 2 }, facts: { ...RESTORED, 'S2/ADDR_SET': '100000' } }, notRestored('S2')],
  [
    'the same, where one was neither noted nor tapped',
    {
      facts: {
        ...{ 'S1/as-found/ADDR_SET': '100000', 'S2/as-found/ADDR_SET': '010000', ...JOINED, 'S1/ADDR_SET': '100000' },
        ...{ 'S2/ADDR_SET/moved': '010000', 'S2/ADDR_SET': '100000' },
      },
    },
    { ...notRestored('S2'), reask: [...notRestored('S2').reask, 'S1/ADDR_SET'] },
  ],
  ['apart', { facts: { ...FOUND, ...APART, 'S2/ADDR_SET': '100000' } }, undefined],
  ['one stack', { procedure: 'restore-only', site: { stacks: 1 }, facts: { 'S1/as-found/ADDR_SET': '1' } }, undefined],
  ['a product without switches for it', { plan: withoutAddressBank, facts: JOINED }, undefined],
  [
    'stacks that are joined get the addresses of the site',
    {
      procedure: 'join-parallel',
      facts: {
        ...RESTORED,
        'S2/as-found/ADDR_SET': '100000',
        'S3/as-found/ADDR_SET': '100000',
        'S3/ADDR_SET': '100000',
      },
    },
    notRestored('S3'),
  ],
]);

const missing = (...stacks: readonly string[]) => ({
  id: 'hold.photo-missing',
  params: { stacks: stacks.join(', ') },
  reask: stacks.map((tag) => `@${tag}/photograph`),
});
const primed = told('010000', { evidence: ['E2p'] });
const photo = told('a photo', { evidence: ['E1'] });
const moved: Facts = { ...JOINED, 'S2/ADDR_SET/moved': '010000' };
const backAt = (stack: string): Facts => ({
  [`${stack}/ADDR_SET/moved`]: '010000',
  [`${stack}/ADDR_SET`]: primed,
  [`${stack}/photo/restored`]: photo,
});
const SECOND_LOOK: Facts = { 'site/second-look': 'seen' };
saysExactly('SI-36 restoredPhotographed', [
  [
    'a second look after every move',
    { facts: { ...JOINED, ...backAt('S1'), ...backAt('S2'), ...SECOND_LOOK } },
    undefined,
  ],
  ['a second look, and nothing was moved', { facts: { ...SECOND_LOOK, ...JOINED } }, undefined],
  [
    'a move after the second look',
    { facts: { ...JOINED, ...backAt('S1'), ...SECOND_LOOK, ...backAt('S2') } },
    { id: 'hold.second-look-again', reask: ['site/second-look'], stale: true },
  ],
  ['nothing was moved', { facts: JOINED }, undefined],
  ['two stacks', { site: { stacks: 2 }, facts: { ...moved, 'S2/ADDR_SET': primed } }, missing('S2')],
  ['a tap after the drawing', { facts: { ...moved, 'S2/ADDR_SET': primed } }, missing('S2')],
  ['that tap and a photo', { facts: { ...moved, 'S2/ADDR_SET': primed, 'S2/photo/restored': photo } }, undefined],
  ['that tap and a second look', { facts: { ...moved, 'S2/ADDR_SET': primed, 'site/second-look': 'seen' } }, undefined],
  [
    'a second look that saw nothing',
    { facts: { ...moved, 'S2/ADDR_SET': primed, 'site/second-look': null } },
    missing('S2'),
  ],
  ['a second look alone', { facts: { ...moved, 'site/second-look': 'seen' } }, missing('S2')],
  ['a photo alone', { facts: { ...moved, 'S2/photo/restored': photo } }, missing('S2')],
  [
    'a photo of before the move',
    { facts: { ...JOINED, 'S2/photo/restored': photo, 'S2/ADDR_SET/moved': '010000', 'S2/ADDR_SET': primed } },
    missing('S2'),
  ],
  [
    'a tap of what nobody drew, and a photo',
    { facts: { ...moved, 'S2/ADDR_SET': '010000', 'S2/photo/restored': photo } },
    undefined,
  ],
  ['read by the machine', { facts: { ...moved, 'S2/ADDR_SET': told('010000', { evidence: ['E4'] }) } }, undefined],
  ['apart', { facts: { ...APART, 'S2/ADDR_SET/moved': '010000' } }, undefined],
  [
    'one stack',
    { procedure: 'restore-only', site: { stacks: 1 }, facts: { 'S1/ADDR_SET/moved': '100000' } },
    undefined,
  ],
  ['a product without switches for it', { plan: withoutAddressBank, facts: moved }, undefined],
]);

saysExactly('SI-36 comparedBanks', [
  ['as found', { facts: { ...FOUND, 'S1/IMPED_SET': '000000' } }, undefined],
  ['not tapped again', { facts: FOUND }, undefined],
  ['never seen', { facts: { 'S1/as-found/IMPED_SET': null, 'S1/IMPED_SET': '000001' } }, undefined],
  [
    'two otherwise, one of them unseen',
    { facts: { ...FOUND, 'S1/IMPED_SET': '000001', 'S2/IMPED_SET': null } },
    {
      id: 'hold.bank-not-as-recorded',
      params: { stacks: 'S1, S2', bank: 'IMPED SET' },
      reask: ['S1/IMPED_SET', 'S2/IMPED_SET'],
    },
  ],
  ['banks that are led', { facts: { ...FOUND, 'S1/INV_SET': '011111', 'S2/ADDR_SET': '100000' } }, undefined],
  ['a bank of the modules', { facts: { 'S1/as-found/ADD': '100000', 'S1/ADD': '010000' } }, undefined],
  [
    'a bank of which no snapshot is taken',
    {
      plan: (plan) => ({
        ...plan,
        banks: plan.banks.map((bank) => (bank.id === 'IMPED_SET' ? { ...bank, snapshotFirst: false } : bank)),
      }),
      facts: { ...FOUND, 'S1/IMPED_SET': '000001' },
    },
    undefined,
  ],
]);

const leftInService = (...stacks: readonly string[]) => ({
  id: 'hold.found-in-service',
  params: { stacks: stacks.join(', '), bank: 'INV SET' },
  reask: stacks.map((tag) => `${tag}/as-found/INV_SET`),
});
saysExactly('SI-09 notFoundInService', [
  ['found elsewhere', { facts: FOUND }, undefined],
  ['never seen', {}, undefined],
  [
    'two found in a service position',
    { facts: { ...FOUND, 'S1/as-found/INV_SET': '011111', 'S3/as-found/INV_SET': '101111' } },
    leftInService('S1', 'S3'),
  ],
  ['in its fall-back position', { facts: { ...FOUND, 'S1/as-found/INV_SET': '100000' } }, undefined],
  [
    'a product without a detection',
    {
      plan: withoutDetections,
      facts: { ...FOUND, 'S1/as-found/INV_SET': '011111' },
    },
    undefined,
  ],
]);
