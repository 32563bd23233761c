/** The utility process on the desktop: the workbench, away from the window and from main. */
import type { MessagePortMain } from 'electron';
import type { ToEngine } from './engine-messages.ts';
import { runEngine } from './engine-service.ts';
import { workbenchOpener } from './open-workbench.ts';
import { reportToTerminal } from './report.ts';
import { wireOfPort } from './wire-of-port.ts';

const { parentPort } = process;

runEngine(
  workbenchOpener('desktop'),
  {
    listen: (listener) =>
      parentPort.on('message', ({ data, ports }: { data: unknown; ports: MessagePortMain[] }) =>
        listener(data as ToEngine, ports.map(wireOfPort)),
      ),
    say: (message) => parentPort.postMessage(message),
  },
  { report: reportToTerminal, exit: () => process.exit(0) },
);
