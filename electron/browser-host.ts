import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { BROWSER_HOST } from '../analytics/contract/bridge.ts';
import { failureOf } from '../analytics/contract/failure.ts';
import type { Application } from './application.ts';
import type { BrowserEngine } from './child-engine.ts';
import { createGate, type Gate } from './gate.ts';
import { inProcessEngine } from './in-process-engine.ts';
import { listPageFiles, readPageFile, type PageFiles } from './page-files.ts';
import { pageHeaders } from './page-headers.ts';
import { Porter } from './porter.ts';
import { answerPorterRequest } from './porter-request.ts';
import type { Report } from './router.ts';
import { receiveFile } from './upload.ts';

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
 * Serves the built page and an engine to one browser on this computer: on 127.0.0.1 only, on a port
 * the system picks. Tests and scripts may give an application of their own process instead of a
 * porter, who starts engines in processes of theirs.
 */
export async function startBrowserHost(
  options: { pageFolder: string } & (
    | { porter: Porter<BrowserEngine>; application?: never }
    | { application: Application; report?: Report; porter?: never }
  ),
): Promise<BrowserHost> {
  const porter = options.porter ?? (await porterOf(options));
  const files = await listPageFiles(options.pageFolder);
  const server = createServer();
  const gate = createGate(await listen(server));
  let engine: BrowserEngine | null = null;

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, gate, files, porter)
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
    const { method = '', url, headers } = request;
    porter.engine().then(
      (open) => {
        engine = open;
        open.connect({ method, url, headers }, connection, head);
      },
      () => refuse(connection, '423 Locked'),
    );
  });

  return {
    invitation: gate.invitation,
    origin: gate.origin,
    visited: () => gate.used(),
    pages: () => engine?.pages() ?? 0,
    close: async () => {
      await porter.close();
      const stopped = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await stopped;
    },
  };
}

async function porterOf({
  application,
  report,
}: {
  application: Application;
  report?: Report;
}): Promise<Porter<BrowserEngine>> {
  const engine = inProcessEngine(application, report);
  const porter = new Porter({ start: async () => ({ ok: true, engine }) });
  await porter.begin();
  return porter;
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
  porter: Porter<BrowserEngine>,
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
    const engine = await porter.engine().catch((error: unknown) => failureOf(error));
    if ('code' in engine) return json(423, { ok: false, failure: engine });
    const { status, reply } = await receiveFile(request, engine.receive);
    return json(status, reply);
  }
  if (request.method === 'POST' && address === BROWSER_HOST.porterPath) {
    if (!gate.fromOurPage(request)) return text(403, 'Only the workbench’s own page asks this.');
    return json(200, await answerPorterRequest(request, porter));
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

function json(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  // What is left of a refused upload is not read; the connection can't be used for anything else.
  const unread = response.req.complete ? {} : { connection: 'close' };
  response.writeHead(status, { ...pageHeaders('browser'), ...headers, ...unread }).end(body);
}

function refuse(connection: Duplex, status: string): void {
  connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
