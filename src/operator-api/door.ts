import type { NextFunction, Request, Response } from 'express';
import type { Problem } from '../kernel';
import { sendRefusal } from './problem.filter';
import { statusOf } from './problem-status';

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'geolocation=(), microphone=(), payment=()',
  'Cache-Control': 'no-store',
};

/** Names under which this machine alone is reached. */
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost'];

/**
 * Stands before routing and body parsing (SR-20..SR-25): a Host of another name is a rebound DNS name (421); a request that another
 * site's page makes is refused; a body must be announced as something that a plain HTML form cannot send.
 */
export function door(request: Request, response: Response, next: NextFunction): void {
  response.set(HEADERS);
  response.removeHeader('X-Powered-By');
  const refused = foreignHost(request) ?? foreignPage(request) ?? formBody(request);
  if (refused === undefined) return next();
  sendRefusal(request, response, { status: statusOf(refused.code), problems: [refused] });
}

function allowedHosts(request: Request): readonly string[] {
  const port = request.socket.localPort ?? 0;
  return LOOPBACK_NAMES.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
}

function foreignHost(request: Request): Problem | undefined {
  const allowed = allowedHosts(request);
  const host = request.headers.host ?? '';
  if (allowed.includes(host.toLowerCase())) return undefined;
  return {
    code: 'operator-api.foreign-host',
    what: 'The service answers under its loopback name only.',
    where: 'Host',
    value: host.slice(0, 80),
    allowed: allowed.join(', '),
    remedy: 'Call it by one of these names.',
  };
}

function foreignPage(request: Request): Problem | undefined {
  const { origin } = request.headers;
  const from = request.headers['sec-fetch-site'];
  const ownOrigin = origin === undefined || allowedHosts(request).some((host) => origin === `http://${host}`);
  if (ownOrigin && (from === undefined || from === 'same-origin' || from === 'none')) return undefined;
  return {
    code: 'operator-api.foreign-origin',
    what: 'A page of another site may not speak to the service.',
    where: ownOrigin ? 'Sec-Fetch-Site' : 'Origin',
    value: String(ownOrigin ? from : origin).slice(0, 80),
    allowed: 'the pages of the service itself',
    remedy: 'Open the page of the service and do it there.',
  };
}

function formBody(request: Request): Problem | undefined {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const type = request.headers['content-type'] ?? '';
  const isFile = request.path === '/api/files' || request.path === '/api/images';
  if (isFile ? /^(image\/|application\/octet-stream)/.test(type) : /^application\/json(;|$)/.test(type))
    return undefined;
  return {
    code: 'operator-api.not-json',
    what: isFile ? 'A file is sent as its own bytes, announced as a picture.' : 'The body is not announced as JSON.',
    where: 'Content-Type',
    value: type.slice(0, 80),
    allowed: isFile ? 'image/jpeg, image/png, image/webp, image/heic' : 'application/json',
    remedy: isFile ? 'Send the photo as the camera made it.' : 'Send one JSON object and say so.',
  };
}
