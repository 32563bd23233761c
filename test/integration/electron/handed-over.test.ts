import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { startChildEngine } from '../../../electron/child-engine.ts';

const ENGINE = resolve(import.meta.dirname, '../../../dist/node/engine-child.js');

/** A page that speaks as soon as it may, while the engine sleeps for a moment; says what it was told. */
const PAGE = `
  import { WebSocket } from 'ws';
  const [port, engine] = process.argv.slice(1).map(Number);
  const socket = new WebSocket('ws://127.0.0.1:' + port + '/rpc');
  socket.on('open', () => {
    process.kill(engine, 'SIGSTOP');
    socket.send(JSON.stringify({ i: '1', p: { u: '/areas.list', b: {} } }));
    setTimeout(() => process.kill(engine, 'SIGCONT'), 1000);
  });
  socket.on('message', (data) => { console.log(String(data).slice(0, 12)); process.exit(); });
  setTimeout(() => { console.log('nothing'); process.exit(); }, 8000);
`;

const childOf = (pid: number) =>
  execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(([, parent, ...args]) => Number(parent) === pid && args.includes(ENGINE))?.[0];

it.skipIf(process.platform === 'win32')(
  'is heard by the engine from its first word on, however slow host and engine are',
  async () => {
    const started = await startChildEngine(ENGINE, { kind: 'samples' });
    if (!started.ok) throw new Error(started.failure.message);
    const server = createServer();
    server.on('upgrade', ({ method = '', url = '', headers }, socket, head: Buffer) => {
      started.engine.connect({ method, url, headers }, socket, head);
      // The host is kept from looking at anything while the page is answered and speaks.
      const until = performance.now() + 600;
      while (performance.now() < until);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const engine = childOf(process.pid) ?? '';
    const page = spawn(process.execPath, ['--input-type=module', '-e', PAGE, String(port), engine]);
    let said = '';
    page.stdout.on('data', (text: Buffer) => (said += text.toString()));
    await new Promise((ended) => page.on('close', ended));
    expect(said).toContain('{"i":"1"');
    server.close();
    await started.engine.close({ force: true });
  },
);
