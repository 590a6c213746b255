export type { CliIo, TextIn, TextOut } from './cli-io';
export { DEFAULT_PORT } from './context';
export { EXIT, exitOf } from './exit-codes';
export type { DemoOptions, GivenCommands, PlantOptions, ServeOptions, SqliteFacts } from './given-commands';
export { runCli } from './run-cli';
export { type WatchOptions, type WatchRun, watchRun } from './watch/watch-run';
