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
import { PorterRequest, type PorterState } from '../analytics/contract/porter.ts';
import { filesAt } from './chosen-files.ts';
import { DOOR, LINE, type DoorRequest } from './door-request.ts';
import type { Engine } from './engine.ts';
import type { Porter } from './porter.ts';
import { isOurPage } from './protocol.ts';

const Request = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('connect'), request: z.string().max(100) }),
  z.strictObject({
    type: z.literal('accept'),
    paths: z.array(z.string().min(1).max(32_767)).min(1).max(500),
  }),
  z.strictObject({ type: z.literal('choose') }),
  z.strictObject({ type: z.literal('porter'), request: PorterRequest }),
]) satisfies z.ZodType<DoorRequest>;

type Answer = Ticket[] | PorterState | null;

/**
 * The one door between a page and main: four requests, each from the main frame of our own page
 * only, each checked for its shape, each answered with a value.
 */
export function openIpcDoor(porter: Porter<Engine>, window: () => BrowserWindow | null): void {
  ipcMain.handle(DOOR, async (event, message: unknown): Promise<Reply<Answer>> => {
    try {
      const frame = trustedFrame(event);
      const request = Request.parse(message);
      switch (request.type) {
        case 'connect':
          frame.postMessage(LINE, request.request, [(await porter.engine()).connect()]);
          return { ok: true, value: null };
        case 'accept':
          return await (await porter.engine()).accept(await filesAt(request.paths));
        case 'choose':
          return await choose(await porter.engine(), window());
        case 'porter':
          return await porter.ask(request.request);
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
