import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { ApiPorts } from './api-ports';
import { door } from './door';
import { OpenApiPage } from './open-api-page';
import { ProblemFilter } from './problem.filter';
import { shapePipe } from './shape.pipe';

/** Limits of the door (SR-30). Milliseconds and bytes. */
export const API_LIMITS = {
  bodyBytes: 512 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 60_000,
  keepAliveTimeoutMs: 20_000,
  maxConnections: 256,
} as const;

/** Puts door, body limit, shape check, the one error form and the OpenAPI page on an application. Made with `bodyParser: false`. */
export function dressApi(
  app: NestExpressApplication,
  ports: Pick<ApiPorts, 'broken' | 'stoppedBecause' | 'software'>,
): void {
  app.use(door);
  // A run is 24 kB of text that packs to a seventh: a second less on a bad line. Live events are never held back to be packed.
  app.use(compression({ filter: (_, response) => /json|html/.test(String(response.getHeader('content-type'))) }));
  app.useBodyParser('json', { limit: API_LIMITS.bodyBytes, strict: true, type: 'application/json' });
  app.useGlobalPipes(shapePipe());
  app.useGlobalFilters(new ProblemFilter(ports));
  app.disable('x-powered-by');
  app.set('etag', false);
  limit(app.getHttpServer());
  app.get(OpenApiPage, { strict: false }).document = documentOf(app, ports.software);
}

function limit(server: Server): void {
  server.headersTimeout = API_LIMITS.headersTimeoutMs;
  server.requestTimeout = API_LIMITS.requestTimeoutMs;
  server.keepAliveTimeout = API_LIMITS.keepAliveTimeoutMs;
  server.maxConnections = API_LIMITS.maxConnections;
}

function documentOf(app: NestExpressApplication, software: string): object {
  const about = new DocumentBuilder()
    .setTitle('Stackhand')
    .setDescription(
      'Runs, prompts and answers of one service on this machine. Names are recorded as not authenticated.',
    )
    .setVersion(software)
    .build();
  return SwaggerModule.createDocument(app, about);
}
