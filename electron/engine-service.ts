import type { Reply } from '../analytics/contract/api.ts';
import { failureOf } from '../analytics/contract/failure.ts';
import type { Ticket } from '../analytics/contract/load.ts';
import type { Generation, RememberedKey } from '../analytics/contract/workspace.ts';
import type { Application, HandedFile } from './application.ts';
import type { FromEngine, NewFile, Opening, ToEngine } from './engine-messages.ts';
import { IncomingFile } from './incoming-file.ts';
import { createRouter, type Report } from './router.ts';
import { serve, type Wire } from './wire.ts';

/** An application that can be told to save, and says why where it can't. */
export type SavingApplication = Application & {
  settle(): Promise<void>;
  /** The key of its file, for whoever knows the passphrase. */
  giveKey(passphrase: string): Promise<RememberedKey>;
  /** Tells of it when the file has another key. */
  onNewKey(listener: () => void): void;
  /** Keeps what was in memory in a new file from now on. */
  keepIn(file: NewFile): Promise<void>;
};

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
  const lines = new Set<Wire>();
  const arriving = new Map<number, IncomingFile>();
  const tellPages = () => host.say({ type: 'pages', count: lines.size });

  const open = async (opening: Opening) => {
    try {
      const made = await opener.open(opening);
      const router = createRouter(made.handlers, options.report);
      application = made;
      made.onNewKey(() => host.say({ type: 'new_key' }));
      serveLine = (wire) => {
        serve(router, wire);
        wire.onClose(() => {
          lines.delete(wire);
          tellPages();
        });
        lines.add(wire);
        tellPages();
      };
      host.say({ type: 'opened', reply: { ok: true, value: null }, generations: [] });
    } catch (error) {
      const failure = failureOf(error);
      const isDamaged = opening.kind === 'file' && failure.code === 'workspace_damaged';
      const generations = isDamaged ? await opener.generations(opening.path).catch(() => []) : [];
      host.say({ type: 'opened', reply: { ok: false, failure }, generations });
    }
  };

  const opened = (): SavingApplication => {
    if (!application) throw new Error('nothing is open');
    return application;
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
        return host.say(accepted(message.id, opened, () => message.files));
      case 'receive':
        return void arriving.set(message.id, new IncomingFile(message.name, message.bytes));
      case 'chunk':
        return arriving.get(message.id)?.write(message.chunk);
      case 'received':
        host.say(accepted(message.id, opened, () => [whole(arriving, message.id)]));
        return void arriving.delete(message.id);
      case 'abandon':
        return void arriving.delete(message.id);
      case 'key': {
        const { id, passphrase } = message;
        return void replyOf(() => opened().giveKey(passphrase)).then((reply) =>
          host.say({ type: 'key', id, reply }),
        );
      }
      case 'keep': {
        const { id, file } = message;
        return void replyOf(() =>
          opened()
            .keepIn(file)
            .then(() => null),
        ).then((reply) => host.say({ type: 'kept', id, reply }));
      }
      case 'hang_up':
        return lines.forEach((wire) => wire.close('The screen was covered.'));
      case 'close':
        return void close(message.force);
    }
  });
}

function accepted(
  id: number,
  application: () => Application,
  files: () => readonly HandedFile[],
): FromEngine {
  return { type: 'accepted', id, reply: acceptAll(application, files) };
}

async function replyOf<T>(work: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

function acceptAll(
  application: () => Application,
  files: () => readonly HandedFile[],
): Reply<Ticket[]> {
  try {
    const open = application();
    return { ok: true, value: files().map((file) => open.accept(file)) };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

function whole(arriving: ReadonlyMap<number, IncomingFile>, id: number): HandedFile {
  const file = arriving.get(id);
  if (!file) throw new Error('no such file is on its way');
  return { name: file.name, bytes: file.bytes };
}
