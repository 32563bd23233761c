import { RPCLink } from '@orpc/client/websocket';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { opening } from './hosted.ts';

const root = resolve(import.meta.dirname, '../../..');
const program = join(root, 'dist/node/start.js');
const started: { stop(): Promise<unknown> }[] = [];

beforeAll(() => {
  if (!existsSync(program)) {
    throw new Error('The workbench has not been built: run "npm run build" first.');
  }
});
afterEach(async () => {
  for (const running of started.splice(0)) await running.stop();
});

/** `npm start` with these options, on a computer that has no browser in its path. */
function start(...options: string[]) {
  const child = spawn(process.execPath, [program, ...options], {
    cwd: root,
    env: { ...process.env, PATH: '' },
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
  const running = { said, stop, ended, text: () => text };
  started.push(running);
  return running;
}

const INVITATION = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/;

describe('npm start', () => {
  it('serves the workbench on its samples to the browser it invites', async () => {
    const running = start('--no-window');
    const invitation = await running.said(INVITATION);
    const { origin } = new URL(invitation);
    const entry = await fetch(invitation, { redirect: 'manual' });
    const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(`${origin}/`, { headers: { cookie } });
    expect(await page.text()).toContain('<title>Permanence Workbench</title>');

    const websocket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, {
      headers: { cookie, origin },
    });
    expect(await opening(websocket)).toBe('open');
    const link = new RPCLink({ websocket: websocket as unknown as globalThis.WebSocket });
    expect(await link.call(['session.describe'], undefined, { context: {} })).toMatchObject({
      ok: true,
      value: { host: 'browser', workspace: { kind: 'sample' } },
    });
  });

  it('says how it opens and why, and stops when it is told', async () => {
    const running = start('--browser');
    await running.said(INVITATION);
    expect(running.text().split('\n')[0]).toMatch(
      /^(Open the workbench in a browser on this computer|Opening the workbench in a window of .+): a browser was asked for/,
    );
    expect(await running.stop()).toBe(0);
  });

  it('explains its options', async () => {
    const running = start('--help');
    await running.said(/--no-window/);
    expect(await running.ended).toBe(0);
  });

  it('takes no option that it does not know', async () => {
    const running = start('--port', '80');
    await running.said(/Unknown option/);
    expect(await running.ended).toBe(2);
  });
});
