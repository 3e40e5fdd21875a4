import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * How a provider's stand-in treats the next request, for tests:
 * - `ok`: takes it, as the real one would;
 * - `{ code }`: refuses it with that error code;
 * - `{ status }`: fails with that HTTP status and no usable body;
 * - `lose`: takes it and breaks the connection before answering;
 * - `reset`: breaks the connection and takes nothing;
 * - `hang`: takes nothing and never answers.
 */
export type Mood = 'ok' | 'lose' | 'reset' | 'hang' | { code: string } | { status: number };

export type Answer = { status: number; body: object };

/** One request with its body read. */
export type Received = { request: IncomingMessage; url: URL; body: string };

export type StandIn = {
  port: number;
  /** Moods of the next requests, in order; afterwards `ok`. */
  moods: Mood[];
  /** How many requests came. */
  requests: number;
  /** Ends the server and every connection; `back` starts it at the same port. */
  close(): Promise<void>;
  back(): Promise<void>;
};

/**
 * An HTTP server that is moody in the ways of the internet. `answer` says what the real provider would answer; with a code
 * it must refuse with that code.
 */
export async function startStandIn(answer: (received: Received, code: string | null) => Answer): Promise<StandIn> {
  const standIn = { moods: [] as Mood[], requests: 0 };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    standIn.requests++;
    const mood = standIn.moods.shift() ?? 'ok';
    if (mood === 'hang') return;
    if (mood === 'reset') return void request.socket.destroy();
    if (typeof mood === 'object' && 'status' in mood) return void response.writeHead(mood.status).end('<html></html>');

    const received = {
      request,
      url: new URL(request.url ?? '/', `http://${request.headers.host}`),
      body: Buffer.concat(chunks).toString(),
    };
    const { status, body } = answer(received, typeof mood === 'object' ? mood.code : null);
    if (mood === 'lose') return void request.socket.destroy();
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
  }

  const server = createServer((request, response) => void serve(request, response));
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return Object.assign(standIn, {
    port,
    back: () => listen(port),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
