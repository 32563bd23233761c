import { fork } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { holdEngine, type EngineHold } from './engine-hold.ts';
import type { FromEngine, Opening, SocketRequest, ToEngine } from './engine-messages.ts';
import type { EngineProcess, Started } from './porter.ts';

/** The browser host's hold on its engine. */
export type BrowserEngine = EngineProcess &
  Pick<EngineHold, 'receive' | 'pages'> & {
    /** Gives a page's socket away: what is said on it never passes through the host. */
    connect(request: SocketRequest, socket: Duplex, head: Uint8Array): void;
  };

/** Starts the engine in a Node process of its own, whose memory ends with it. */
export async function startChildEngine(
  modulePath: string,
  opening: Opening,
): Promise<Started<BrowserEngine>> {
  const child = fork(modulePath, [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const say = (message: ToEngine, socket?: Socket) =>
    new Promise<void>((resolve) => {
      // A process that is gone has ended its pages' lines and its answers already.
      if (!child.connected) return resolve();
      child.send(message, socket, {}, () => resolve());
    });
  const started = await holdEngine(
    {
      say: (message) => say(message),
      onMessage: (listener) =>
        child.on('message', (message) => listener(message as unknown as FromEngine)),
      onExit: (listener) => {
        child.once('exit', listener);
        child.once('error', listener);
      },
      kill: () => void child.kill('SIGKILL'),
    },
    opening,
  );
  if (!started.ok) return started;
  const connect: BrowserEngine['connect'] = ({ method, url, headers }, socket, head) => {
    const request = { method, url, headers: { ...headers } };
    void say({ type: 'connect', request, head }, socket as Socket);
    // Node sends what follows a socket only when that has arrived and is closed here. Were the page
    // answered before, its first words could still be read here, where nobody hears them.
    void say({ type: 'let_go' });
  };
  return { ok: true, engine: { ...started.engine, connect } };
}
