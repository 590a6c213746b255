import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import type { Scene } from '../../test/browser/support/scene';
import { type Figure, figure, median } from './figures';
import { headingOf, watchedPage } from './watched-page';

const ROUNDS = 5;
/** A weak mobile line: 1.6 Mbit/s down, 0.75 Mbit/s up, 150 ms. */
const WEAK_LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const PAGE = path.resolve(__dirname, '../../dist/web');

interface Load {
  readonly ms: number;
  readonly requests: number;
  readonly bytes: number;
}

/** Opens a page over the weak line with nothing kept, until the heading is drawn; whatever comes later does not count. */
async function load(browser: Browser, url: string, heading: string): Promise<Load> {
  const watched = await watchedPage(browser);
  const { page, context } = watched;
  const network = await context.newCDPSession(page);
  const ended: { readonly at: number; readonly bytes: number }[] = [];
  const sent: { readonly at: number; readonly url: string }[] = [];
  // The browser tells the end of a transfer by a clock of its own; each request says how far that is from the wall clock.
  let apart = 0;
  network.on('Network.requestWillBeSent', ({ wallTime, timestamp, request }) => {
    apart = wallTime - timestamp;
    sent.push({ at: wallTime * 1000, url: request.url });
  });
  network.on('Network.loadingFinished', ({ timestamp, encodedDataLength }) =>
    ended.push({ at: (timestamp + apart) * 1000, bytes: encodedDataLength }),
  );
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', WEAK_LINE);
  await page.goto(url, { waitUntil: 'commit' });
  const drawn = await headingOf(watched, heading);
  if (drawn === undefined) throw new Error(`The page at ${url} never showed "${heading}".`);
  await context.close();
  return {
    ms: drawn.since,
    requests: sent.filter(({ at, url: asked }) => at <= drawn.at && asked.startsWith('http')).length,
    bytes: ended.filter(({ at }) => at <= drawn.at).reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** One document that carries its heading behind so many bytes, from a server that does nothing else. */
async function staticPage(bytes: number, heading: string): Promise<{ readonly url: string; readonly server: Server }> {
  const head = '<!doctype html><meta charset="utf-8"><title>-</title><link rel="icon" href="data:,"><!--';
  const tail = `--><h1 id="prompt-title">${heading.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</h1>`;
  const body = head + 'x'.repeat(Math.max(0, bytes - Buffer.byteLength(head + tail))) + tail;
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

/** Every file that the page could ever ask for, packed. */
function packedBytes(): number {
  return readdirSync(PAGE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.gz'))
    .reduce((sum, { parentPath, name }) => sum + gzipSync(readFileSync(path.join(parentPath, name))).length, 0);
}

/** Bytes and time until a phone shows the first step of a run, beside one document of as many bytes. */
export async function firstScreen(browser: Browser, scene: Scene): Promise<readonly Figure[]> {
  await scene.client.start(scene.runId);
  const heading = (await scene.client.run(scene.runId)).prompts[0]?.words.title ?? '';
  const url = `${scene.url}/#/run/${scene.runId}`;
  const first = await load(browser, url, heading);
  const { url: peerUrl, server } = await staticPage(first.bytes, heading);
  const [ours, peers]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push((await load(browser, url, heading)).ms);
    peers.push((await load(browser, peerUrl, heading)).ms);
  }
  server.close();
  return [
    figure('requests to the first step', first.requests, '', 3),
    figure('transferred to the first step', first.bytes / 1000, 'kB'),
    figure('all files of the page, packed', packedBytes() / 1000, 'kB', 60),
    figure('first step over a weak line', median(ours), 'ms'),
    figure('one static document of as many bytes', median(peers), 'ms'),
    figure('first step beside the document', median(ours) / median(peers), 'times', 1.25),
  ];
}
