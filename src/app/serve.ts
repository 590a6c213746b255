import path from 'node:path';
import { ProcessEnd, tell } from './process-end';
import { startService } from './service';
import { SOFTWARE } from './software';

export interface ServeOptions {
  /** Left out: `.stackhand/data` in the folder where the command is given. */
  readonly dataFolder: string | undefined;
  /** 0: any free port. */
  readonly port: number;
}

/** Runs the service until a signal comes. stdout gets one JSON line when it is ready: `{ready, url, dataFolder, pid}`. */
export async function serve({ dataFolder, port }: ServeOptions): Promise<number> {
  const end = new ProcessEnd();
  const folder = path.resolve(dataFolder ?? path.join('.stackhand', 'data'));
  try {
    // Where the store has stopped nothing is taken any more: the process ends, and the next start looks at what was kept.
    const service = await startService({
      dataFolder: folder,
      port,
      software: SOFTWARE,
      broken: (error) => end.broke(error),
      told: tell,
    });
    process.stdout.write(
      `${JSON.stringify({ ready: true, url: service.url, dataFolder: folder, pid: process.pid })}\n`,
    );
    const code = await end.code;
    await service.close();
    return code;
  } catch (error) {
    tell(error);
    return 1;
  }
}
