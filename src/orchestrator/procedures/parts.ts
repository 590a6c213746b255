import { choose, forEach, group, labelled, type Node, onlyIf, redoFrom, sequence, step, together } from '../algebra';

/** The right site, the right stacks, people told, nothing smells. */
export const arrive: Node = sequence(
  step('confirm-right-site'),
  step('keep-host-awake'),
  choose('leads', {
    yes: sequence(
      step('confirm-leads'),
      together('stacks', choose('lead', { yes: step('compare-with-lead', { subject: 'unit' }) })),
    ),
  }),
  together('stacks', step('identify-stack')),
  step('tell-customer'),
  step('walk-round'),
);

/** Switches, codes, readings and cables as they were found, before anything moves. */
export const asFound = (cables: Node): Node =>
  sequence(
    together(
      'stacks',
      sequence(
        choose('addressing', { dip: step('tap-bank', { bank: '@address', as: 'as-found' }) }),
        choose('detection', { yes: step('tap-bank', { bank: '@detection', as: 'as-found' }) }),
        forEach('other-banks', step('tap-bank', { as: 'as-found' })),
        choose('lead', { yes: step('compare-with-lead', { subject: 'as-found' }) }),
        step('photograph', { subject: 'as-found' }),
        step('read-code', { phase: 'as-found' }),
        step('read-number', { quantity: 'soc' }),
        step('read-number', { quantity: 'temperature' }),
      ),
    ),
    choose('several-stacks', { yes: cables }),
    choose('join-limit', { ask: step('enter-join-limit') }),
  );

export const cablesIn: Node = sequence(
  step('count-things', { subject: 'links-found' }),
  step('count-things', { subject: 'batteries-on-inverter' }),
);
export const cablesOut: Node = step('count-things', { subject: 'links-found' });

/** Every other source off, the inverter in standby, no current twice. What follows stays parked. */
export const parked = (...body: readonly Node[]): Node =>
  group(
    'parked',
    ['sources', 'inverters'],
    forEach('sources-first', step('switch-source-off')),
    forEach('inverters', step('park-inverter')),
    forEach('sources-last', step('switch-source-off')),
    together('stacks', step('read-number', { quantity: 'amps' })),
    step('wait-for', { why: 'amps', seconds: 60 }),
    together('stacks', step('read-number', { quantity: 'amps-again' })),
    ...body,
  );

/** All breakers open and locked, and everything the job needs still powered five minutes later. */
export const breakersOpen = (...body: readonly Node[]): Node =>
  group(
    'breakers-open',
    ['breakers'],
    step('open-and-lock-breakers'),
    step('photograph', { subject: 'breakers' }),
    step('wait-for', { why: 'feeds', seconds: 300 }),
    step('check-feeds'),
    forEach('inverters', step('look-at-inverter')),
    ...body,
  );

/** Silent on its port where the stack has one: what answers is not off. */
const silent: Node = choose('lead', { yes: step('compare-with-lead', { subject: 'dark' }) });
const off: Node = sequence(step('switch-off'), silent);
/** On, and it says itself that it is this stack, with the switches that were tapped while it was dark. */
const on: Node = sequence(step('switch-on'), choose('lead', { yes: step('compare-with-lead', { subject: 'on' }) }));

/** At the end of a set that stays apart: no hand switched one of them on again meanwhile. */
export const allSilent: Node = forEach('stacks', silent);
export const allOff: Node = sequence(forEach('stacks', off), step('read-busbar'));

/** Every cable out at both ends: from here on they are to be plugged again, whatever becomes of the run (SI-11). */
export const unplugged: Node = choose('several-stacks', { yes: group('cables-out', ['links'], step('pull-links')) });

/** Cables out at both ends, every stack set to stand-alone, both banks tapped. */
export const isolated = (...body: readonly Node[]): Node =>
  group(
    'isolated',
    ['links', { bank: '@address' }],
    choose('several-stacks', { yes: step('pull-links') }),
    choose('addressing', {
      dip: together(
        'stacks',
        sequence(
          step('move-bank', { bank: '@address', to: 'standalone' }),
          step('tap-bank', { bank: '@address', as: 'now' }),
          choose('detection', { yes: step('tap-bank', { bank: '@detection', as: 'now' }) }),
        ),
      ),
    }),
    ...body,
  );

const backToRecorded: Node = sequence(
  step('move-bank', { bank: '@detection', to: 'as-found' }),
  step('tap-bank', { bank: '@detection', as: 'now' }),
);

const countTwice = (counted: 'alone' | 'set'): Node =>
  sequence(
    step('move-bank', { bank: '@detection', to: 'parallelDetect' }),
    step('see-mode'),
    step('read-count', { counted }),
    step('wait-for', { why: 'count', seconds: 10 }),
    step('read-count', { counted, as: 'after' }),
    backToRecorded,
  );

/** Parallel detection on the isolated stack: 62, then 1; ERROR 19 goes away. A wrong count goes back to the label. */
const countedAlone = (label: 'alone' | 'counts-after'): Node =>
  choose('detection', {
    yes: sequence(
      group('detect', [{ bank: '@detection' }], countTwice('alone')),
      redoFrom(label, 2, step('accept-count', { counted: 'alone' })),
      step('read-code', { phase: 'isolated' }),
    ),
  });

/** Module detection: the number flashes, and half a minute later INV SET goes back. Its mode code is not published, so none is asked. */
const modulesCounted: Node = sequence(
  group(
    'detect',
    [{ bank: '@detection' }],
    step('move-bank', { bank: '@detection', to: 'moduleDetect' }),
    step('read-module-count'),
    step('wait-for', { why: 'modules-settle', seconds: 0 }),
    backToRecorded,
  ),
  step('read-code', { phase: 'isolated' }),
);

/**
 * An update may make a controller forget its counts; nobody published whether. Nothing shown, nothing led. A module is missed although
 * every lamp is lit: the modules are counted again. Partners are missed: the stack counts itself again. Then the hold time runs anew.
 */
const countsAfter: Node = labelled(
  'counts-after',
  step('read-code', { phase: 'isolated' }),
  choose('module-detection', {
    yes: sequence(onlyIf('a-module-is-missed', step('look-at-lamps')), onlyIf('all-modules-lit', modulesCounted)),
  }),
  onlyIf('partners-are-missed', countedAlone('counts-after')),
  onlyIf('counted-since-the-wait', step('wait-for', { why: 'hold', seconds: 0 })),
  onlyIf('waited-since-the-code', step('read-code', { phase: 'isolated' })),
  redoFrom('counts-after', 2, step('accept-code')),
);

/** One stack, and only this one, is switched on. */
export const onAlone = (...body: readonly Node[]): Node =>
  labelled(
    'alone',
    off,
    on,
    step('read-code', { phase: 'isolated' }),
    choose('several-stacks', { yes: countedAlone('alone') }),
    redoFrom('alone', 2, step('accept-code')),
    ...body,
  );

const boards = (as: 'before' | 'after'): Node =>
  choose('version-read', {
    dipMode: group(
      'versions',
      [{ bank: '@detection' }],
      step('move-bank', { bank: '@detection', to: 'showFirmware' }),
      forEach('boards', step('read-version', { as })),
      backToRecorded,
    ),
    bootScreens: forEach('boards', step('read-version', { as })),
    tool: forEach('boards', step('read-version', { as })),
  });

/** Modules are read where the tool shows them; boards on the LCD. */
const modules = (as: 'before' | 'after'): Node => forEach('module-kinds', step('read-version', { as }));

export const versions = (as: 'before' | 'after'): Node => sequence(boards(as), modules(as));

/** The tool in a person's hands writes; its start and its end are seen by a person. */
const writtenByTool: Node = sequence(
  labelled('start-update', group('writing', ['versions'], step('start-update')), step('see-tool', { as: 'before' })),
  step('watch-flash'),
  step('see-tool', { as: 'after' }),
  redoFrom('start-update', 2, step('accept-flash')),
);

/**
 * Stackhand sends the image itself, and the device says what it holds. Before the first byte the lead of every other stack is listened to: one that
 * somebody switched on meanwhile answers.
 */
const writtenByLead: Node = sequence(
  forEach('other-stacks', silent),
  labelled('start-update', group('writing', ['versions'], step('send-firmware'))),
  redoFrom('start-update', 2, step('accept-flash')),
);

/** The update of one isolated stack. It passes before the next is begun. */
export const updateStack: Node = onAlone(
  labelled('versions-before', boards('before')),
  redoFrom(
    'versions-before',
    1,
    choose('update-way', { 'operator-tool': step('connect-tool'), 'modbus-block': step('test-link') }),
  ),
  modules('before'),
  step('read-number', { quantity: 'soc' }),
  step('read-number', { quantity: 'temperature' }),
  step('read-number', { quantity: 'cell-spread' }),
  // The versions were read in a service mode: whatever was tapped, the LCD shows whether it is over (SI-34).
  choose('detection', { yes: step('read-code', { phase: 'isolated' }) }),
  choose('update-way', { 'operator-tool': writtenByTool, 'modbus-block': writtenByLead }),
  step('wait-for', { why: 'hold', seconds: 0 }),
  countsAfter,
  choose('second-cold-start', { yes: sequence(off, on) }),
  labelled('versions-after', step('read-code', { phase: 'isolated' }), versions('after')),
  redoFrom('versions-after', 1, step('pass-stack')),
  choose('update-way', { 'operator-tool': step('disconnect-tool') }),
  off,
);

/**
 * The voltage of each stack alone on the busbar, one after another, one meter, in one window (SI-05). Where the join comes back here because
 * that is too long ago, the cables come out once more.
 */
export const measureSet: Node = choose('several-stacks', {
  yes: group(
    'measured',
    [],
    labelled(
      'measure',
      forEach('stacks', off),
      unplugged,
      forEach('stacks', sequence(on, step('read-number', { quantity: 'volts' }), off)),
    ),
    redoFrom('measure', 0, step('accept-volts')),
  ),
});

/** Cables and switches back, power-up from the last slave to the master, count, INV SET back everywhere. */
export const joined = (to: 'as-found' | 'address'): Node =>
  choose('several-stacks', {
    yes: group(
      'join',
      [],
      labelled(
        'join-off',
        allOff,
        choose('addressing', {
          dip: together(
            'stacks',
            sequence(
              step('move-bank', { bank: '@address', to }),
              step('tap-bank', { bank: '@address', as: 'now' }),
              step('photograph', { subject: 'restored' }),
            ),
          ),
        }),
        together('stacks', forEach('other-banks', step('tap-bank', { as: 'now' }))),
        step('plug-links'),
        choose('people', { two: step('second-look') }),
        redoFrom('measure', 0, powerUp),
        choose('detection', {
          yes: sequence(
            forEach('master', step('read-code', { phase: 'detecting' })),
            forEach(
              'master',
              group(
                'detect',
                [{ bank: '@detection' }],
                countTwice('set'),
                redoFrom('join-off', 2, step('accept-count', { counted: 'set' })),
              ),
            ),
            together('stacks', step('tap-bank', { bank: '@detection', as: 'now' })),
          ),
        }),
        together('stacks', step('read-code', { phase: 'joined' })),
      ),
    ),
    no: sequence(forEach('stacks', step('switch-on')), together('stacks', step('read-code', { phase: 'joined' }))),
  });

/** Only on the way back, where nothing is returned to service: the joined set is not left on behind locked breakers. */
export const leftOff: Node = group('left-off', [], forEach('stacks', off));

/** From the last slave to the master; the gap begins when the amps of the lit stack are typed: later than SI-37 asks, never earlier. */
export const powerUp: Node = forEach(
  'stacks-power-on',
  sequence(on, step('read-number', { quantity: 'amps' }), step('wait-for', { why: 'gap', seconds: 0 })),
);

const bothSides: Node = forEach(
  'breakers',
  sequence(step('read-breaker-side', { subject: 'battery' }), step('read-breaker-side', { subject: 'inverter' })),
);

/** The breakers close by the way this site was commissioned. */
export const reconnected: Node = choose('reconnect', {
  externalPrecharge: sequence(
    forEach(
      'breakers',
      sequence(
        step('read-breaker-side', { subject: 'battery' }),
        step('precharge'),
        step('read-breaker-side', { subject: 'inverter' }),
      ),
    ),
    step('close-breakers'),
  ),
  inverterBusChargedFromGridOrPv: sequence(bothSides, step('close-breakers')),
  bmsPrecharges: sequence(
    forEach('stacks', off),
    step('close-breakers'),
    powerUp,
    together('stacks', step('read-code', { phase: 'joined' })),
  ),
});

const share = (mode: 'charge' | 'discharge', quantity: 'amps-charging' | 'amps-discharging'): Node =>
  sequence(
    labelled(
      `share-${mode}`,
      step('set-demand', { mode }),
      step('wait-for', { why: 'share', seconds: 300 }),
      together('stacks', step('read-number', { quantity })),
    ),
    redoFrom(`share-${mode}`, 2, step('accept-share', { mode })),
  );

/** Inverter on, each stack carries its share both ways, sources back, a hold without a code. */
export const returned: Node = group(
  'return',
  [],
  reconnected,
  forEach('inverters', step('resume-inverter')),
  share('charge', 'amps-charging'),
  share('discharge', 'amps-discharging'),
  step('set-demand', { mode: 'idle' }),
  forEach('sources', step('switch-source-on')),
  step('wait-for', { why: 'hold', seconds: 0 }),
  together('stacks', step('read-code', { phase: 'joined' })),
  step('show-customer'),
);
