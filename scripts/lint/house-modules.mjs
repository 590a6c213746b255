// Which module from outside may be imported where. Paths are relative to the repository, with forward slashes.
const NEST_FILES = /\.(module|controller|service|guard|filter|interceptor|dto|main)\.ts$/;

export const MODULE_RULES = [
  {
    name: 'NestJS',
    module: /^@nestjs\/(?!typeorm$)/,
    allowed: (file) => NEST_FILES.test(file) || /^src\/(app|operator-api)\/|^src\/main\.ts$/.test(file),
    where: '*.module, controller, service, guard, filter, interceptor, dto and main files, src/app, src/operator-api',
  },
  {
    name: 'TypeORM',
    module: /^typeorm(\/|$)/,
    allowed: (file) => /^src\/storage\//.test(file),
    where: 'src/storage',
  },
  {
    name: "Nest's TypeORM module",
    module: /^@nestjs\/typeorm$/,
    allowed: (file) => /^src\/(storage|app)\//.test(file),
    where: 'src/storage and src/app',
  },
  {
    name: 'A database driver',
    module: /^(better-sqlite3|pg|node:sqlite)(\/|$)/,
    allowed: (file) => /^src\/storage\//.test(file),
    where: 'src/storage',
  },
  {
    name: 'The file system',
    module: /^(node:)?fs(\/promises)?$/,
    allowed: (file) => /^src\/(storage|cli|app|fieldbus)\//.test(file),
    where: 'src/storage, src/cli, src/app and src/fieldbus',
  },
  {
    name: 'Starting a process',
    module: /^(node:)?(child_process|cluster)$/,
    allowed: (file) => /^src\/app\/host\//.test(file),
    where: 'src/app/host',
  },
  {
    name: 'A line to a device',
    module: /^((node:)?(net|dgram|tls)|serialport|@serialport\/.*|modbus-serial)(\/.*)?$/,
    // The virtual plant's skins are the other end of the line: a slave listens, the room of lines only ever calls.
    allowed: (file) => /^src\/(fieldbus|app\/plant-wire)\//.test(file),
    where: 'src/fieldbus and src/app/plant-wire',
  },
  {
    name: 'A timer module',
    module: /^(node:)?(timers(\/promises)?|perf_hooks)$/,
    allowed: (file) => isClockRoom(file),
    where: 'the clock and random files of src/kernel, the timing files of src/fieldbus, and src/app',
  },
];

/** Where ambient time and randomness may be touched: everywhere else they are handed in. */
export function isClockRoom(file) {
  return (
    /^src\/kernel\/(clock|random)[^/]*(\/|$)/.test(file) ||
    /^src\/fieldbus\/(.+\/)?[^/]*timing[^/]*\.ts$/.test(file) ||
    /^src\/app\//.test(file)
  );
}
