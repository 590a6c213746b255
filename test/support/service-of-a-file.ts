import { type RunningService, startService } from '../../src/app/service';
import { folder } from './stage';

/** A service in the process of the tests of one file. */
export interface ServiceOfAFile {
  readonly url: string;
  /** Closes it and starts another one in the same folder, at another port. */
  restart(): Promise<void>;
}

/** Starts it before the tests and closes it after them. What it could tell nobody but its log fails the test in which it happened. */
export function serviceOfAFile(): ServiceOfAFile {
  const place = folder();
  const failures: unknown[] = [];
  const failed = (error: unknown): void => void failures.push(error);
  let service: RunningService;
  const start = async (): Promise<void> => {
    service = await startService({ dataFolder: place.path, port: 0, software: 'test', broken: failed, told: failed });
  };
  beforeAll(start);
  afterEach(() => expect(failures).toEqual([]));
  afterAll(async () => {
    await service.close();
    place.drop();
  });
  return {
    get url() {
      return service.url;
    },
    async restart() {
      await service.close();
      await start();
    },
  };
}
