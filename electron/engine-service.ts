import type { MessagePortMain, ParentPort } from 'electron';
import type { Reply } from '../analytics/contract/api.ts';
import { failureOf } from '../analytics/contract/failure.ts';
import type { Ticket } from '../analytics/contract/load.ts';
import type { Application } from './application.ts';
import type { ChosenFile, FromEngine, ToEngine } from './engine-messages.ts';
import { createRouter, type Report } from './router.ts';
import { serve, type Wire } from './wire.ts';

/**
 * Runs an application inside the engine's process: answers the pages whose ports main hands over
 * and takes the files main names, until main says to close. What main says earlier than the
 * application is open waits for it.
 */
export async function runEngine(
  open: () => Promise<Application>,
  parent: Pick<ParentPort, 'on' | 'postMessage'>,
  options: { report?: Report; exit: () => void },
): Promise<void> {
  const application = await open().catch((error: unknown) => {
    parent.postMessage({ type: 'failed', failure: failureOf(error) } satisfies FromEngine);
    return null;
  });
  if (!application) return;
  const router = createRouter(application.handlers, options.report);
  parent.on('message', ({ data, ports }) => {
    const message = data as ToEngine;
    switch (message.type) {
      case 'connect':
        for (const port of ports) {
          serve(router, wireOf(port));
          port.start();
        }
        return;
      case 'accept':
        parent.postMessage({
          type: 'accepted',
          id: message.id,
          reply: acceptAll(application, message.files),
        } satisfies FromEngine);
        return;
      case 'close':
        void application.close().finally(options.exit);
    }
  });
}

function acceptAll(application: Application, files: ChosenFile[]): Reply<Ticket[]> {
  try {
    return { ok: true, value: files.map((file) => application.accept(file)) };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

function wireOf(port: MessagePortMain): Wire {
  return {
    // Electron copies what is posted; a transfer list would lose the bytes (electron#34905).
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', (event) => listener(event.data)),
    onClose: (listener) => port.on('close', listener),
    close: () => port.close(),
  };
}
