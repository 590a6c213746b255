// The rooms under src/ and who may look at whom. Type-only imports count: a type is a promise too.

/** The door of a room. */
const door = (room) => `^src/${room}/index\\.ts$`;
const SLICES = '^src/.+\\.slice\\.ts$';
const PORTS = '^src/.+\\.port\\.ts$';
const ANY_DOOR = '^src/(?!app/|cli/)[^/]+/index\\.ts$';
const WORDS = door('words');

/** For each room, the files outside it that it may import. */
const MAY_IMPORT = {
  kernel: [],
  words: [],
  fieldbus: [door('kernel'), WORDS],
  'dip-config': [door('kernel'), WORDS],
  stacks: [door('kernel'), door('dip-config'), WORDS],
  'stack-link': [door('kernel'), door('fieldbus'), door('stacks'), door('dip-config'), WORDS],
  'inverter-link': [door('kernel'), door('fieldbus'), door('stacks'), door('dip-config'), WORDS],
  updater: [door('kernel'), door('fieldbus'), door('stacks'), WORDS],
  products: [door('kernel'), SLICES, WORDS],
  orchestrator: [door('kernel'), door('dip-config'), door('stacks'), WORDS],
  reports: [door('kernel'), door('dip-config'), door('stacks'), door('orchestrator'), WORDS],
  storage: [door('kernel'), PORTS, WORDS],
  'virtual-plant': [door('kernel'), '^src/fieldbus/.+\\.port\\.ts$', door('products'), WORDS],
  'operator-api': [ANY_DOOR],
  cli: [
    ...[door('kernel'), door('dip-config'), door('stacks'), door('products'), WORDS],
    // For the line tools alone, see below.
    ...[door('fieldbus'), door('stack-link')],
    '^src/operator-api/client/index\\.ts$',
  ],
};

const KNOWN_ROOMS = [...Object.keys(MAY_IMPORT), 'app'];

const roomRules = Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `${room} may import ${allowed.length === 0 ? 'no other room' : allowed.join('  ')}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [`^src/${room}/`, ...allowed] },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or lack a third. Type-only cycles count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...roomRules,
    {
      name: 'lines-only-in-the-line-tools',
      comment:
        'A line belongs to the service. The terminal opens one itself only to look at it, in src/cli/line-tools.',
      severity: 'error',
      from: { path: '^src/cli/', pathNot: '^src/cli/line-tools/' },
      to: { path: '^src/(fieldbus|stack-link)/' },
    },
    {
      name: 'room-unknown',
      comment: 'A new room gets its line in .dependency-cruiser.cjs first.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/((${KNOWN_ROOMS.join('|')})/|main\\.ts$)` },
      to: {},
    },
    {
      name: 'nobody-imports-the-entry-file',
      severity: 'error',
      from: { path: '^(src|test|bench)/' },
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'product-code-does-not-import-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|scripts|web)/' },
    },
    {
      name: 'no-dev-dependency-in-product-code',
      comment: 'What runs at the customer is installed without the development packages.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'], pathNot: '/node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|\\.cache)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
