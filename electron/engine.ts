import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron';
import { holdEngine, type EngineHold } from './engine-hold.ts';
import type { FromEngine, Opening } from './engine-messages.ts';
import type { Started } from './porter.ts';

/** Main's hold on the engine's process. */
export type Engine = EngineHold & {
  /** Opens a line to the engine and gives the end of it that belongs to the page. */
  connect(): MessagePortMain;
};

/** Starts the engine's process and has it open the samples or a workspace's file. */
export async function startEngine(modulePath: string, opening: Opening): Promise<Started<Engine>> {
  const child = utilityProcess.fork(modulePath, [], { serviceName: 'Permanence engine' });
  const started = await holdEngine(
    {
      say: async (message) => child.postMessage(message),
      onMessage: (listener) => child.on('message', (message: FromEngine) => listener(message)),
      onExit: (listener) => child.once('exit', listener),
      kill: () => void child.kill(),
    },
    opening,
  );
  if (!started.ok) return started;
  const connect = () => {
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage({ type: 'connect' }, [port1]);
    return port2;
  };
  return { ok: true, engine: { ...started.engine, connect } };
}
