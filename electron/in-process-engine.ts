import { failureOf, type Failure } from '../analytics/contract/failure.ts';
import type { Application } from './application.ts';
import type { BrowserEngine } from './child-engine.ts';
import { IncomingFile } from './incoming-file.ts';
import { createPageSockets } from './page-sockets.ts';
import { createRouter, type Report } from './router.ts';
import { serve, type Wire } from './wire.ts';

/** An application of this very process as an engine: for tests and scripts, which hold it anyway. */
export function inProcessEngine(application: Application, report?: Report): BrowserEngine {
  const router = createRouter(application.handlers, report);
  const upgrade = createPageSockets();
  const lines = new Set<Wire>();
  let tookFiles = false;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return {
    ended,
    pages: () => lines.size,
    tookFiles: () => tookFiles,
    hangUp: async () => lines.forEach((line) => line.close('The screen was covered.')),
    onNewKey: () => undefined,
    giveKey: async () => ({ ok: false, failure: notHere }),
    keepIn: async () => ({ ok: false, failure: notHere }),
    connect: (request, socket, head) =>
      upgrade(request, socket, head, (wire) => {
        lines.add(wire);
        wire.onClose(() => lines.delete(wire));
        serve(router, wire);
      }),
    receive: ({ name, bytes }) => {
      tookFiles = true;
      const file = new IncomingFile(name, bytes);
      return {
        write: async (chunk) => file.write(chunk),
        end: async () => {
          try {
            return { ok: true, value: application.accept({ name, bytes: file.bytes }) };
          } catch (error) {
            return { ok: false, failure: failureOf(error) };
          }
        },
        abandon: () => undefined,
      };
    },
    close: async () => {
      for (const line of lines) line.close('The workbench was closed.');
      await application.close();
      end();
      return null;
    },
  };
}

/** Whoever gave the application opened its file, and holds its key. */
const notHere = {
  code: 'invalid_request',
  message: 'This application was opened by a script, which keeps it.',
  action: 'Ask the script.',
} as const satisfies Failure;
