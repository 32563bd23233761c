import type { Reply } from '../analytics/contract/api.ts';
import { failureOf } from '../analytics/contract/failure.ts';
import type { Ticket } from '../analytics/contract/load.ts';
import type { Generation } from '../analytics/contract/workspace.ts';
import type { Application, HandedFile } from './application.ts';
import type { FromEngine, Opening, ToEngine } from './engine-messages.ts';
import { IncomingFile } from './incoming-file.ts';
import { createRouter, type Report } from './router.ts';
import { serve, type Wire } from './wire.ts';

/** An application that can be told to save, and says why where it can't. */
export type SavingApplication = Application & { settle(): Promise<void> };

/** The engine's end of the line to its host. */
export type HostLine = {
  /** Hears what the host says, and the pages' lines that come with it. */
  listen(listener: (message: ToEngine, wires: readonly Wire[]) => void): void;
  say(message: FromEngine): void;
};

export type Opener = {
  open(opening: Opening): Promise<SavingApplication>;
  /** The earlier states beside a workspace's file. */
  generations(path: string): Promise<Generation[]>;
};

/**
 * Runs an application inside the engine's process: opens what the host says, answers the pages
 * whose lines it hands over and takes its files, until it says to close.
 */
export function runEngine(
  opener: Opener,
  host: HostLine,
  options: { report?: Report; exit: () => void },
): void {
  let application: SavingApplication | null = null;
  let serveLine: (wire: Wire) => void = (wire) => wire.close('There is nothing open.');
  let pages = 0;
  const arriving = new Map<number, IncomingFile>();
  const tellPages = (change: number) => {
    pages += change;
    host.say({ type: 'pages', count: pages });
  };

  const open = async (opening: Opening) => {
    try {
      const opened = await opener.open(opening);
      const router = createRouter(opened.handlers, options.report);
      application = opened;
      serveLine = (wire) => {
        serve(router, wire);
        wire.onClose(() => tellPages(-1));
        tellPages(1);
      };
      host.say({ type: 'opened', reply: { ok: true, value: null }, generations: [] });
    } catch (error) {
      const failure = failureOf(error);
      const isDamaged = opening.kind === 'file' && failure.code === 'workspace_damaged';
      const generations = isDamaged ? await opener.generations(opening.path).catch(() => []) : [];
      host.say({ type: 'opened', reply: { ok: false, failure }, generations });
    }
  };

  const close = async (force: boolean) => {
    try {
      if (!force) await application?.settle();
    } catch (error) {
      host.say({ type: 'unsaved', failure: failureOf(error) });
      return;
    }
    await application?.close().catch(() => undefined);
    options.exit();
  };

  host.listen((message, wires) => {
    switch (message.type) {
      case 'open':
        return void open(message.opening);
      case 'connect':
        return wires.forEach((wire) => serveLine(wire));
      case 'accept':
        return host.say(accepted(message.id, application, () => message.files));
      case 'receive':
        return void arriving.set(message.id, new IncomingFile(message.name, message.bytes));
      case 'chunk':
        return arriving.get(message.id)?.write(message.chunk);
      case 'received':
        host.say(accepted(message.id, application, () => [whole(arriving, message.id)]));
        return void arriving.delete(message.id);
      case 'abandon':
        return void arriving.delete(message.id);
      case 'close':
        return void close(message.force);
    }
  });
}

function accepted(
  id: number,
  application: Application | null,
  files: () => readonly HandedFile[],
): FromEngine {
  return { type: 'accepted', id, reply: acceptAll(application, files) };
}

function acceptAll(
  application: Application | null,
  files: () => readonly HandedFile[],
): Reply<Ticket[]> {
  try {
    if (!application) throw new Error('nothing is open');
    return { ok: true, value: files().map((file) => application.accept(file)) };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

function whole(arriving: ReadonlyMap<number, IncomingFile>, id: number): HandedFile {
  const file = arriving.get(id);
  if (!file) throw new Error('no such file is on its way');
  return { name: file.name, bytes: file.bytes };
}
