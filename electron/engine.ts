import {
  MessageChannelMain,
  utilityProcess,
  type MessagePortMain,
  type UtilityProcess,
} from 'electron';
import type { Reply } from '../analytics/contract/api.ts';
import type { Failure } from '../analytics/contract/failure.ts';
import type { Ticket } from '../analytics/contract/load.ts';
import type { ChosenFile, FromEngine, ToEngine } from './engine-messages.ts';

/** Main's hold on the engine's process. */
export type Engine = {
  /** Opens a line to the engine and gives the end of it that belongs to the page. */
  connect(): MessagePortMain;
  accept(files: ChosenFile[]): Promise<Reply<Ticket[]>>;
  /** Lets the engine put its things away and ends its process. */
  close(): Promise<void>;
};

const CLOSING_TIME_MS = 5000;

/**
 * Starts the engine's process, and says so when it can't open at all. Should it die, the next page that connects or hands over a file
 * starts another one; what had been loaded into the first is gone with its memory.
 */
export function startEngine(
  modulePath: string,
  onFailed: (failure: Failure) => void = () => undefined,
): Engine {
  const waiting = new Map<number, (reply: Reply<Ticket[]>) => void>();
  let child: UtilityProcess | null = null;
  let nextId = 1;

  const running = (): UtilityProcess => {
    if (child) return child;
    const started = utilityProcess.fork(modulePath, [], { serviceName: 'Permanence engine' });
    started.on('message', (message: FromEngine) => {
      if (message.type === 'failed') return onFailed(message.failure);
      waiting.get(message.id)?.(message.reply);
      waiting.delete(message.id);
    });
    started.on('exit', () => {
      if (child === started) child = null;
      for (const answer of waiting.values()) answer({ ok: false, failure: engineEnded });
      waiting.clear();
    });
    child = started;
    return started;
  };
  const say = (message: ToEngine, ports: MessagePortMain[] = []) =>
    running().postMessage(message, ports);

  running();
  return {
    connect: () => {
      const { port1, port2 } = new MessageChannelMain();
      say({ type: 'connect' }, [port1]);
      return port2;
    },
    accept: (files) =>
      new Promise((resolve) => {
        const id = nextId++;
        say({ type: 'accept', id, files });
        waiting.set(id, resolve);
      }),
    close: () =>
      new Promise((resolve) => {
        if (!child) return resolve();
        const closing = child;
        const tooLong = setTimeout(() => closing.kill(), CLOSING_TIME_MS);
        closing.once('exit', () => {
          clearTimeout(tooLong);
          resolve();
        });
        say({ type: 'close' });
      }),
  };
}

const engineEnded = {
  code: 'internal',
  message: 'The engine stopped unexpectedly, and what had been loaded is no longer in memory.',
  action: 'Load the files again.',
} as const;
