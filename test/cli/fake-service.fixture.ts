import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  readonly actor: string | undefined;
  readonly body: unknown;
}

export type Answering = (seen: Seen, response: ServerResponse) => unknown;

/** A service on a free port that notes every request and answers as the test says; undefined cuts the connection. */
export class FakeService {
  readonly seen: Seen[] = [];
  private readonly server: Server;

  constructor(answering: Answering) {
    this.server = createServer((request, response) => void this.reply(request, response, answering));
  }

  get posts(): readonly Seen[] {
    return this.seen.filter(({ method }) => method === 'POST');
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async reply(request: IncomingMessage, response: ServerResponse, answering: Answering): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const { method = '', url = '', headers } = request;
    const isJson = headers['content-type'] === 'application/json';
    const seen: Seen = {
      method,
      path: url,
      key: headers['idempotency-key'] as string | undefined,
      actor: headers['x-actor'] as string | undefined,
      body: isJson ? JSON.parse(text) : text,
    };
    this.seen.push(seen);
    const answer = answering(seen, response);
    if (response.headersSent) return;
    if (answer === undefined) {
      request.socket.destroy();
      return;
    }
    const refused = typeof answer === 'object' && answer !== null && 'error' in answer;
    response.writeHead(refused ? 409 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  }
}
