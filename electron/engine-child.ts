/** The browser host's engine: the workbench in a process of its own, which a lock can end. */
import type { Socket } from 'node:net';
import type { ToEngine } from './engine-messages.ts';
import { runEngine } from './engine-service.ts';
import { workbenchOpener } from './open-workbench.ts';
import { createPageSockets } from './page-sockets.ts';
import { reportToTerminal } from './report.ts';

const upgrade = createPageSockets();

/** What to do with the sockets that the host may still read from, oldest first. */
const arriving: (() => void)[] = [];

runEngine(
  workbenchOpener('browser'),
  {
    listen: (listener) => {
      process.on('message', (message: ToEngine, socket?: Socket) => {
        if (message.type === 'let_go') return arriving.shift()?.();
        if (message.type !== 'connect') return listener(message, []);
        const { request, head = new Uint8Array() } = message;
        arriving.push(() => {
          // A page that has gone in the meantime leaves no socket behind.
          if (!socket || !request) return;
          upgrade(request, socket, head, (wire) => listener(message, [wire]));
        });
      });
      // The host has gone without a word: nobody will ask for anything any more.
      process.on('disconnect', () => listener({ type: 'close', force: true }, []));
    },
    say: (message) => void process.send?.(message),
  },
  { report: reportToTerminal, exit: () => process.exit(0) },
);

// Ctrl+C in a terminal reaches every process: the host says when to end, once all is saved.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
