import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { BROWSER_HOST } from '../analytics/contract/bridge.ts';
import type { Application } from './application.ts';
import { createGate, type Gate } from './gate.ts';
import { listPageFiles, readPageFile, type PageFiles } from './page-files.ts';
import { pageHeaders } from './page-headers.ts';
import { createRouter, type Report } from './router.ts';
import { receiveFile } from './upload.ts';
import { MAX_REQUEST_CHARACTERS, serve, type Wire } from './wire.ts';

export type BrowserHost = {
  /** The address to open; it works once, then the browser that opened it is the only one let in. */
  readonly invitation: string;
  readonly origin: string;
  /** Whether a browser has taken the invitation up. */
  visited(): boolean;
  /** How many pages are connected now. */
  pages(): number;
  /** Ends every connection, stops listening and closes the application. */
  close(): Promise<void>;
};

type Answer = {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array | string;
};

/**
 * Serves the built page and the application to one browser on this computer: on 127.0.0.1 only,
 * on a port the system picks.
 */
export async function startBrowserHost(options: {
  application: Application;
  pageFolder: string;
  report?: Report;
}): Promise<BrowserHost> {
  const { application } = options;
  const files = await listPageFiles(options.pageFolder);
  const router = createRouter(application.handlers, options.report);
  const server = createServer();
  const gate = createGate(await listen(server));
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_REQUEST_CHARACTERS,
    perMessageDeflate: false,
  });

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, gate, files, application)
      .catch((): Answer => text(500, 'The workbench could not answer. Try again.'))
      .then((reply) => send(response, reply))
      .catch(() => response.destroy());
  });
  server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    // Without a handler, a connection that breaks off ends the whole process.
    connection.on('error', () => connection.destroy());
    if (request.url !== BROWSER_HOST.socketPath || !gate.fromOurPage(request)) {
      return refuse(connection, '403 Forbidden');
    }
    if (!gate.known(request)) return refuse(connection, '401 Unauthorized');
    sockets.handleUpgrade(request, connection, head, (socket) => serve(router, wireOf(socket)));
  });

  return {
    invitation: gate.invitation,
    origin: gate.origin,
    visited: () => gate.used(),
    pages: () => sockets.clients.size,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      const stopped = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await stopped;
      await application.close();
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function answer(
  request: IncomingMessage,
  gate: Gate,
  files: PageFiles,
  application: Application,
): Promise<Answer> {
  if (!gate.addressedHere(request)) return text(403, 'This address is not the workbench’s.');
  // The address is looked up as it was sent. Nothing resolves "..", so nothing can climb.
  const [address = '', query = ''] = (request.url ?? '').split('?', 2);
  if (request.method === 'GET' && address === '/') {
    const admission = admit(request, new URLSearchParams(query), gate);
    if (admission) return admission;
  }
  if (!gate.known(request)) {
    return text(
      401,
      'This browser has not been let in. Start the workbench again and open the address it gives; each address works once.',
    );
  }
  if (request.method === 'POST' && address === BROWSER_HOST.filesPath) {
    if (!gate.fromOurPage(request)) return text(403, 'Only the workbench’s own page sends files.');
    const { status, reply } = await receiveFile(request, (file) => application.accept(file));
    return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(reply) };
  }
  if (request.method !== 'GET') {
    return { ...text(405, 'The workbench answers GET.'), headers: { allow: 'GET' } };
  }
  const file = await readPageFile(files, address);
  if (!file) return text(404, 'There is nothing at this address.');
  return { status: 200, headers: { 'content-type': file.type }, body: file.bytes };
}

/**
 * Trades a token for the cookie and sends the browser on to the same address without it: the query
 * stays here, the fragment is kept by the browser itself. Null when no token came.
 */
function admit(request: IncomingMessage, query: URLSearchParams, gate: Gate): Answer | null {
  const token = query.get('token');
  if (token === null) return null;
  const cookie = gate.admit(token);
  if (cookie === null && !gate.known(request)) return null;
  query.delete('token');
  const rest = query.toString();
  const location = rest === '' ? '/' : `/?${rest}`;
  return { status: 303, headers: { location, ...(cookie ? { 'set-cookie': cookie } : {}) } };
}

function text(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${body}\n` };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  // What is left of a refused upload is not read; the connection can't be used for anything else.
  const unread = response.req.complete ? {} : { connection: 'close' };
  response.writeHead(status, { ...pageHeaders('browser'), ...headers, ...unread }).end(body);
}

function refuse(connection: Duplex, status: string): void {
  connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function wireOf(socket: WebSocket): Wire {
  // A frame over the limit and a broken connection both end the socket after this event.
  socket.on('error', () => undefined);
  return {
    send: (message) => socket.send(message),
    onMessage: (listener) =>
      socket.on('message', (data, isBinary) => listener(isBinary ? data : String(data))),
    onClose: (listener) => socket.on('close', listener),
    close: (why) => socket.close(1008, why),
  };
}
