import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { Application } from '../../../electron/application.ts';
import { startBrowserHost } from '../../../electron/browser-host.ts';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
type Sent = { method?: string; headers?: Record<string, string>; body?: string | Uint8Array };

/** A browser host over a small page, with requests as a browser, or an attacker, would send them. */
export async function hosted(application: Application) {
  const folder = await mkdtemp(join(tmpdir(), 'permanence-host-'));
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'page', 'index.html'), '<p>page</p>');
  await writeFile(join(folder, 'page', 'assets', 'app.js'), 'script');
  await writeFile(join(folder, 'secret.js'), 'secret');
  const host = await startBrowserHost({ application, pageFolder: join(folder, 'page') });
  const port = Number(new URL(host.origin).port);

  /** Sends a path exactly as given; fetch would tidy it up first. */
  const send = (path: string, { method = 'GET', headers = {}, body }: Sent = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      });
      sent.on('error', reject).end(body);
    });

  /** Opens the invitation like a browser, once, and answers with the cookie it was given. */
  let cookie: Promise<string> | null = null;
  const enter = () => (cookie ??= openInvitation());
  const openInvitation = async () => {
    const { pathname, search } = new URL(host.invitation);
    const { headers } = await send(pathname + search);
    return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  };

  const socket = (headers: Record<string, string>, path = '/rpc') =>
    new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });

  return {
    host,
    port,
    origin: host.origin,
    send,
    enter,
    socket,
    close: async () => {
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** How a socket begins: open, or refused with an HTTP status. */
export function opening(socket: WebSocket): Promise<'open' | number> {
  return new Promise((resolve) => {
    socket.once('open', () => resolve('open'));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
}

/** The code a socket is closed with. */
export function closing(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once('close', resolve));
}
