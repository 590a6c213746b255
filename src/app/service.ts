import 'reflect-metadata';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type Clock, RandomIds, StackhandError, SystemClock } from '../kernel';
import { openLine } from '../fieldbus';
import { type ApiPorts, dressApi } from '../operator-api';
import { createEngine, type Engine } from '../orchestrator';
import { openStore, readHeadNote, type Store } from '../storage';
import { AppModule } from './app.module';
import { keepAwake, type KeepAwake } from './host/keep-awake.effect';
import { HeadKeeper } from './head-keeper';
import { ImageShelf } from './images';
import { OlderJournal } from './older-journal';
import { page } from './page';
import { planOfWish } from './plan-of-wish';
import { reportMaker } from './report-maker';
import { BUILT_AT_MS } from './software';
import { StartCheck } from './start-check';
import { TrainingGrounds, type TrainingGroundsOptions } from './training/training-grounds';
import { FencedLine } from './wire/fenced-line';
import { explain19 } from './wire/explain-19';
import { siteEffects } from './wire/site-effects';
import { SiteLines } from './wire/site-lines';

export interface ServiceOptions {
  readonly dataFolder: string;
  /** 0: any free port. */
  readonly port: number;
  readonly software: string;
  /** Told of what broke inside where no caller can do anything about it: the process is to end. */
  readonly broken: (error: unknown) => void;
  /** Told of what a person should know; the service works on. */
  readonly told: (error: unknown) => void;
}

/** A service that listens. `close` lets what was asked for finish and gives the data folder free. */
export interface RunningService {
  readonly url: string;
  readonly dataFolder: string;
  readonly engine: Engine;
  close(): Promise<void>;
}

/**
 * Opens the data folder, takes up every run that has not ended, and listens on 127.0.0.1. Throws `storage.folder-in-use` where another
 * service holds the folder, `app.port-in-use` where something else listens.
 */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const holder = `stackhand serve, process ${process.pid}`;
  const expectedHead = await readHeadNote(options.dataFolder);
  const store = await openStore(options.dataFolder, { holder, expectedHead, older: 'tell' });
  const clock = new SystemClock(new RandomIds().next('boot'));
  const heads = new HeadKeeper(store, clock, options.told);
  const older = new OlderJournal(store.olderBecause, heads);
  const startCheck = await StartCheck.of(store, clock, BUILT_AT_MS, older);
  const images = new ImageShelf(store.files);
  const training = await trainingIn(store.folder, { images, clock, ids: new RandomIds() }, options.told);
  const inUse = { store, awake: keepAwake(), lines: linesOf(store), clock, startCheck, heads, older, images, training };
  const ports = portsOf(options, inUse);
  try {
    const app = await appOf(ports);
    if (older.problem !== undefined) options.told(new StackhandError(older.problem));
    await ports.engine.recover(older.problem !== undefined);
    await heads.note();
    const url = await listen(app, options.port);
    return {
      url,
      dataFolder: store.folder,
      engine: ports.engine,
      close: () => closeAll(app, ports.engine, inUse),
    };
  } catch (error) {
    await ports.engine.close();
    await giveFree(inUse);
    throw error;
  }
}

/** Every write on a line is preceded by a look whether this service still holds the folder. */
const linesOf = (store: Store): SiteLines =>
  new SiteLines(async (address, timing) => new FencedLine(await openLine(address, timing), () => store.checkHolder()));

/** The training sites stand beside the journal; they are no part of it. */
const trainingIn = (
  dataFolder: string,
  rest: Omit<TrainingGroundsOptions, 'folder'>,
  told: (error: unknown) => void,
): Promise<TrainingGrounds> => TrainingGrounds.open({ folder: path.join(dataFolder, 'training'), ...rest }, told);

/** What the service holds of the machine while it runs. */
interface InUse {
  readonly store: Store;
  readonly awake: KeepAwake;
  readonly lines: SiteLines;
  readonly clock: Clock;
  readonly startCheck: StartCheck;
  readonly heads: HeadKeeper;
  readonly older: OlderJournal;
  readonly images: ImageShelf;
  readonly training: TrainingGrounds;
}

function portsOf(options: ServiceOptions, inUse: InUse): ApiPorts {
  const { store, awake, lines, clock, startCheck, heads, older, images, training } = inUse;
  const ids = new RandomIds();
  const { bootId } = clock.now();
  const { journal, files } = store;
  const effects = { 'keep-host-awake': awake.effect, ...siteEffects(lines, images, clock) };
  const { software } = options;
  const { broken } = options;
  const mayStart = (runId: string, siteId: string): Promise<void> => startCheck.mayStart(runId, siteId);
  const engine = createEngine({ journal, clock, ids, software, effects, failed: broken, mayStart });
  engine.onAppended(() => heads.soon());
  engine.onAppended((events) => {
    for (const { type, stream } of events) {
      if (type !== 'run.ended') continue;
      awake.release(stream.slice('run:'.length));
      void lines.release(stream.slice('run:'.length)).catch(broken);
    }
  });
  return {
    engine,
    journal,
    files,
    clock,
    software,
    bootId,
    reports: reportMaker(journal),
    images,
    training,
    lines: () => lines.counters(),
    explain19: explain19(lines, clock),
    planFor: planOfWish(images),
    againstARun: (siteId) => startCheck.atSite(siteId),
    lookedAt: (why, actor) => older.lookedAt(engine, why, actor),
    stoppedBecause: () => store.readOnlyBecause,
    broken,
  };
}

async function appOf(ports: ApiPorts): Promise<NestExpressApplication> {
  // stdout carries one line for machines: Nest's own log would stand in it.
  const quiet = { logger: false, bodyParser: false, forceCloseConnections: true, abortOnError: false } as const;
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(ports), quiet);
  dressApi(app, ports);
  const screen = page();
  if (screen !== undefined) app.use(screen);
  return app;
}

async function listen(app: NestExpressApplication, port: number): Promise<string> {
  try {
    await app.listen(port, '127.0.0.1');
  } catch (error) {
    await app.close();
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? portInUse(port) : error;
  }
  const address = app.getHttpServer().address() as { port: number };
  return `http://127.0.0.1:${address.port}`;
}

async function closeAll(app: NestExpressApplication, engine: Engine, inUse: InUse): Promise<void> {
  await engine.close();
  await app.close();
  await giveFree(inUse);
}

async function giveFree({ store, awake, lines, startCheck, heads, training }: InUse): Promise<void> {
  startCheck.close();
  awake.releaseAll();
  try {
    await lines.close();
    await training.close();
  } finally {
    await heads.close();
    await store.close();
  }
}

function portInUse(port: number): StackhandError {
  return new StackhandError({
    code: 'app.port-in-use',
    what: 'Something else listens on this port.',
    where: 'port',
    value: String(port),
    remedy: 'Stop it, or choose another port with --port.',
  });
}
