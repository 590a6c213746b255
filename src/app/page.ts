import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RequestHandler } from 'express';
import sirv from 'sirv';

/** Beside the compiled service stands the built page. */
const FOLDER = path.join(__dirname, '..', 'web');

/** Files whose name holds their digest never change; the page itself is asked for anew each time. */
const FOR_EVER = 'public, max-age=31536000, immutable';

const digestsOf = (html: string, element: RegExp): string =>
  [...html.matchAll(element)]
    .map(([, text = '']) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join('');

/** What the document may run beside the files of the service: the scripts and the style that were built into it, and no other. */
function policyOf(html: string): string {
  const scripts = digestsOf(html, /<script(?: type="module")?>([^]*?)<\/script>/g);
  const styles = digestsOf(html, /<style>([^]*?)<\/style>/g);
  return `script-src 'self'${scripts}; style-src 'self'${styles}; img-src 'self' data:`;
}

/** Under these names the document itself is handed out. */
const DOCUMENT = ['/', '/index', '/index.html'];

/** Hands out the operator's screen, packed where the browser takes it; undefined where it was not built (a service run from its sources). */
export function page(): RequestHandler | undefined {
  const document = path.join(FOLDER, 'index.html');
  if (!existsSync(document)) return undefined;
  const policy = policyOf(readFileSync(document, 'utf8'));
  const files = sirv(FOLDER, {
    etag: true,
    gzip: true,
    setHeaders: (response, pathname) =>
      response.setHeader('Cache-Control', pathname.startsWith('/assets/') ? FOR_EVER : 'no-cache'),
  });
  return (request, response, next) => {
    if (DOCUMENT.includes(request.path)) {
      // Before the files are asked: "nothing has changed" is an answer too, and its headers replace those that the browser kept.
      const ofTheDoor = String(response.getHeader('Content-Security-Policy'));
      response.setHeader('Content-Security-Policy', `${ofTheDoor}; ${policy}`);
      response.setHeader('Cache-Control', 'no-cache');
    }
    files(request, response, next);
  };
}
