import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { RPCLink } from '@orpc/client/websocket';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { WebSocket } from 'ws';
import type { PorterReply } from '../../../analytics/contract/bridge.ts';
import type { PorterRequest } from '../../../analytics/contract/porter.ts';
import { opening } from './hosted.ts';

export const INVITATION = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/;

const root = resolve(import.meta.dirname, '../../..');
const program = join(root, 'dist/node/start.js');
const started: { stop(): Promise<unknown> }[] = [];
/** Settings of the tests' own: a person's would lock the workbench when they like. */
export const settings = mkdtempSync(join(tmpdir(), 'permanence-settings-'));

beforeAll(() => {
  if (!existsSync(program)) {
    throw new Error('The workbench has not been built: run "npm run build" first.');
  }
});
afterEach(async () => {
  for (const running of started.splice(0)) await running.stop();
});

afterAll(() => rmSync(settings, { recursive: true, force: true }));

/** `npm start` with these options, on a computer that has no browser in its path. */
export function startBuilt(...options: string[]) {
  const child = spawn(process.execPath, [program, ...options], {
    cwd: root,
    env: { ...process.env, PATH: '', HOME: settings, XDG_CONFIG_HOME: settings, APPDATA: settings },
  });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = (chunk = '') => {
        text += chunk;
        const [found] = pattern.exec(text) ?? [];
        if (found !== undefined) resolve(found);
      };
      child.stdout.on('data', (chunk: Buffer) => look(chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => look(chunk.toString()));
      void ended.then(() =>
        reject(new Error(`It ended without saying ${String(pattern)}:\n${text}`)),
      );
      look();
    });
  const stop = () => {
    child.kill('SIGINT');
    return ended;
  };
  const running = { said, stop, ended, pid: child.pid ?? 0, text: () => text };
  started.push(running);
  return running;
}

/** The built workbench, on a file where one is named, with what a page does: asks porter and engine. */
export async function startOnFile(...file: string[]) {
  const running = startBuilt('--no-window', ...file);
  const invitation = await running.said(INVITATION);
  const { origin } = new URL(invitation);
  const entry = await fetch(invitation, { redirect: 'manual' });
  const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { cookie, origin };
  const porter = async (request: PorterRequest): Promise<PorterReply> => {
    const body = JSON.stringify(request);
    const answer = await fetch(`${origin}/porter`, { method: 'POST', headers, body });
    return (await answer.json()) as PorterReply;
  };
  const socket = () => new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers });
  const line = async () => {
    const websocket = socket();
    await opening(websocket);
    const link = new RPCLink({ websocket: websocket as unknown as globalThis.WebSocket });
    const ask = (method: string, input?: unknown) => link.call([method], input, { context: {} });
    return { websocket, ask };
  };
  return { ...running, origin, headers, porter, socket, line };
}
