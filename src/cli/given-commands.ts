import type { WatchRun } from './watch/watch-run';

export interface ServeOptions {
  readonly dataFolder: string | undefined;
  readonly port: number;
  readonly json: boolean;
}

/** A plant for a site file or for a training site of so many stacks; exactly one of both is given. */
export interface PlantOptions {
  readonly siteFile: string | undefined;
  readonly stacks: number | undefined;
  readonly generation: 'gen3' | 'gen2' | 'open1';
  readonly port: number | undefined;
  readonly pace: number | undefined;
  readonly stateFile: string | undefined;
  /** How the service ports of stacks that speak Modbus are reached. */
  readonly wire: 'tcp' | 'serial';
  /** First TCP port of the service ports; undefined: any free ones. */
  readonly wirePortBase: number | undefined;
  /** Where it is written which line leads to which stack. */
  readonly portsFile: string | undefined;
  readonly faults: string[];
  readonly json: boolean;
}

export interface DemoOptions {
  readonly stacks: number;
  readonly generation: 'gen3' | 'gen2' | 'open1';
  /** How stacks that speak Modbus are reached. */
  readonly wire: 'tcp' | 'serial';
  readonly pace: number | undefined;
  readonly operator: 'scripted' | 'me';
  readonly json: boolean;
  readonly dataFolder: string | undefined;
  readonly fresh: boolean;
  readonly faults: string[];
  readonly watch: WatchRun;
}

/** The SQLite library in use, for `doctor`. */
export interface SqliteFacts {
  readonly driverName: string;
  readonly version: string;
}

/** What the entry file hands in: the commands that start something, each ending with an exit code. */
export interface GivenCommands {
  serve(options: ServeOptions): Promise<number>;
  plant(options: PlantOptions): Promise<number>;
  demo(options: DemoOptions): Promise<number>;
  /** Name and version of the software, for `--version`. */
  readonly software?: string;
  /** Loads the SQLite library; throws where none can be loaded. Left out: `doctor` says that it cannot tell. */
  readonly sqlite?: () => SqliteFacts;
  /** Whether this computer is fed from the mains, for `doctor`. Left out: it says that it cannot tell. */
  readonly mainsPower?: () => 'yes' | 'no' | 'cannot-tell';
}
