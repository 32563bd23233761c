import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Reply } from '../analytics/contract/api.ts';
import type { Bridge, LineMessage } from '../analytics/contract/bridge.ts';
import type { Ticket } from '../analytics/contract/load.ts';
import type { PorterState } from '../analytics/contract/porter.ts';
import { DOOR, LINE, type DoorRequest } from './door-request.ts';

const ask = (request: DoorRequest) => ipcRenderer.invoke(DOOR, request);

ipcRenderer.on(LINE, ({ ports }, request: string) => {
  window.postMessage(
    { type: 'permanence:line', request } satisfies LineMessage,
    window.location.origin,
    ports,
  );
});

contextBridge.exposeInMainWorld('permanence', {
  host: 'desktop',
  connect: (request): Promise<Reply<null>> => ask({ type: 'connect', request }),
  acceptFiles: async (files): Promise<Reply<Ticket[]>> => {
    // The path is Electron's word, not the page's: a file that the page made up has none.
    const paths = files.map((file) => webUtils.getPathForFile(file));
    const without = files.find((_, index) => paths[index] === '');
    if (!without) return ask({ type: 'accept', paths });
    return {
      ok: false,
      failure: {
        code: 'file_unreadable',
        message: `"${without.name}" is not a file on this computer.`,
        action: 'Save it to a folder first, then drop it from there.',
        place: { file: without.name },
      },
    };
  },
  chooseFiles: (): Promise<Reply<Ticket[]>> => ask({ type: 'choose' }),
  porter: (request): Promise<Reply<PorterState>> => ask({ type: 'porter', request }),
} satisfies Bridge);
