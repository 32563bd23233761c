import {
  dialog,
  ipcMain,
  type BrowserWindow,
  type IpcMainInvokeEvent,
  type WebFrameMain,
} from 'electron';
import { z } from 'zod';
import type { Reply } from '../analytics/contract/api.ts';
import { failureOf, PermanenceError } from '../analytics/contract/failure.ts';
import type { Ticket } from '../analytics/contract/load.ts';
import { filesAt } from './chosen-files.ts';
import { DOOR, LINE, type DoorRequest } from './door-request.ts';
import type { Engine } from './engine.ts';
import { isOurPage } from './protocol.ts';

const Request = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('connect'), request: z.string().max(100) }),
  z.strictObject({
    type: z.literal('accept'),
    paths: z.array(z.string().min(1).max(32_767)).min(1).max(500),
  }),
  z.strictObject({ type: z.literal('choose') }),
]) satisfies z.ZodType<DoorRequest>;

/**
 * The one door between a page and main: three requests, each from the main frame of our own page
 * only, each checked for its shape, each answered with a value.
 */
export function openIpcDoor(engine: Engine, window: () => BrowserWindow | null): void {
  ipcMain.handle(DOOR, async (event, message: unknown): Promise<Reply<Ticket[] | null>> => {
    try {
      const frame = trustedFrame(event);
      const request = Request.parse(message);
      switch (request.type) {
        case 'connect':
          frame.postMessage(LINE, request.request, [engine.connect()]);
          return { ok: true, value: null };
        case 'accept':
          return await engine.accept(await filesAt(request.paths));
        case 'choose':
          return await choose(engine, window());
      }
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  });
}

function trustedFrame(event: IpcMainInvokeEvent): WebFrameMain {
  const frame = event.senderFrame;
  if (frame && frame.parent === null && isOurPage(frame.url)) return frame;
  throw new PermanenceError({
    code: 'invalid_request',
    message: 'Only the workbench’s own page may ask this.',
    action: 'Start the workbench again.',
  });
}

async function choose(engine: Engine, window: BrowserWindow | null): Promise<Reply<Ticket[]>> {
  const options = {
    title: 'Load files',
    buttonLabel: 'Choose',
    properties: ['openFile' as const, 'multiSelections' as const],
  };
  const { filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  if (filePaths.length === 0) return { ok: true, value: [] };
  return engine.accept(await filesAt(filePaths));
}
