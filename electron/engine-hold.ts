import type { Reply } from '../analytics/contract/api.ts';
import type { Failure } from '../analytics/contract/failure.ts';
import type { Ticket } from '../analytics/contract/load.ts';
import type { RememberedKey } from '../analytics/contract/workspace.ts';
import type { ChosenFile, FromEngine, Opening, ToEngine } from './engine-messages.ts';
import type { EngineProcess, Started } from './porter.ts';

/** A process just started, whatever started it. */
export type EngineChild = {
  /** Resolves once the message is on its way. */
  say(message: ToEngine): Promise<void>;
  onMessage(listener: (message: FromEngine) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
};

/** What either host does with its engine's process. */
export type EngineHold = EngineProcess & {
  accept(files: ChosenFile[]): Promise<Reply<Ticket[]>>;
  /** Sends a file over in pieces as they come. */
  receive(file: { name: string; bytes: number }): FileSink;
  /** How many pages are connected. */
  pages(): number;
};

export type FileSink = {
  write(chunk: Uint8Array): Promise<void>;
  end(): Promise<Reply<Ticket>>;
  /** Nothing more will come. */
  abandon(): void;
};

/** Saving a large workspace takes seconds; a process that takes longer than this hangs. */
const CLOSING_TIME_MS = 60_000;

/** Has a process open what it was started for; one that can't is ended. */
export async function holdEngine(
  child: EngineChild,
  opening: Opening,
): Promise<Started<EngineHold>> {
  const waiting = new Map<number, (reply: Reply<Ticket[]>) => void>();
  const asked = new Map<number, (reply: Reply<RememberedKey>) => void>();
  const keeping = new Map<number, (reply: Reply<null>) => void>();
  let onUnsaved: (failure: Failure) => void = () => undefined;
  let onNewKey: () => void = () => undefined;
  let tookFiles = false;
  let pages = 0;
  let nextId = 1;
  const ended = new Promise<void>((resolve) =>
    child.onExit(() => {
      for (const answers of [waiting, asked, keeping]) {
        for (const answer of answers.values()) answer({ ok: false, failure: engineEnded });
        answers.clear();
      }
      pages = 0;
      resolve();
    }),
  );
  const opened = new Promise<Extract<FromEngine, { type: 'opened' }>>((resolve) => {
    child.onMessage((message) => {
      switch (message.type) {
        case 'opened':
          return resolve(message);
        case 'accepted':
          waiting.get(message.id)?.(message.reply);
          return void waiting.delete(message.id);
        case 'key':
          asked.get(message.id)?.(message.reply);
          return void asked.delete(message.id);
        case 'kept':
          keeping.get(message.id)?.(message.reply);
          return void keeping.delete(message.id);
        case 'new_key':
          return onNewKey();
        case 'pages':
          pages = message.count;
          return;
        case 'unsaved':
          return onUnsaved(message.failure);
      }
    });
    void ended.then(() =>
      resolve({ type: 'opened', reply: { ok: false, failure: engineEnded }, generations: [] }),
    );
  });
  await child.say({ type: 'open', opening });
  const { reply, generations } = await opened;
  if (!reply.ok) {
    child.kill();
    await ended;
    return { ...reply, generations };
  }

  const answered = (id: number) =>
    new Promise<Reply<Ticket[]>>((resolve) => waiting.set(id, resolve));
  const engine: EngineHold = {
    ended,
    pages: () => pages,
    tookFiles: () => tookFiles,
    hangUp: () => child.say({ type: 'hang_up' }),
    onNewKey: (listener) => {
      onNewKey = listener;
    },
    giveKey: async (passphrase) => {
      const id = nextId++;
      const answer = new Promise<Reply<RememberedKey>>((resolve) => asked.set(id, resolve));
      await child.say({ type: 'key', id, passphrase });
      return answer;
    },
    keepIn: async (file) => {
      const id = nextId++;
      const answer = new Promise<Reply<null>>((resolve) => keeping.set(id, resolve));
      await child.say({ type: 'keep', id, file });
      return answer;
    },
    accept: async (files) => {
      tookFiles = true;
      const id = nextId++;
      const answer = answered(id);
      await child.say({ type: 'accept', id, files });
      return answer;
    },
    receive: ({ name, bytes }) => {
      tookFiles = true;
      const id = nextId++;
      const announced = child.say({ type: 'receive', id, name, bytes });
      return {
        write: async (chunk) => {
          await announced;
          await child.say({ type: 'chunk', id, chunk });
        },
        end: async () => {
          const answer = answered(id);
          await child.say({ type: 'received', id });
          return firstOf(await answer);
        },
        abandon: () => void child.say({ type: 'abandon', id }),
      };
    },
    close: async ({ force }) => {
      const unsaved = new Promise<Failure>((resolve) => (onUnsaved = resolve));
      await child.say({ type: 'close', force });
      const tooLong = setTimeout(() => child.kill(), CLOSING_TIME_MS);
      const failure = await Promise.race([unsaved, ended.then(() => null)]);
      clearTimeout(tooLong);
      return failure;
    },
  };
  return { ok: true, engine };
}

function firstOf(reply: Reply<Ticket[]>): Reply<Ticket> {
  if (!reply.ok) return reply;
  const [ticket] = reply.value;
  return ticket ? { ok: true, value: ticket } : { ok: false, failure: engineEnded };
}

const engineEnded = {
  code: 'internal',
  message: 'The engine stopped unexpectedly. What had not been saved is no longer in memory.',
  action: 'Open the workspace again, or load the files again.',
} as const satisfies Failure;
