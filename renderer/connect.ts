import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import {
  ReplyFailure,
  type CallMethod,
  type Input,
  type Output,
  type StreamMethod,
} from '../analytics/contract/api.ts';
import {
  BROWSER_HOST,
  LineMessage,
  UploadReply,
  uploadTooLarge,
  type Bridge,
} from '../analytics/contract/bridge.ts';
import { failureOf, PermanenceError, type Failure } from '../analytics/contract/failure.ts';
import type { Ticket } from '../analytics/contract/load.ts';
import { connectPorter, isLocked, type PorterLine } from './connect-porter.ts';
import { socketCarrier } from './socket-carrier.ts';

declare global {
  // Only an interface merges with the DOM's own declaration of Window.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Window {
    readonly permanence?: Bridge;
  }
}

/** Whether the engine can be asked: `lost` is said after several attempts, the next call tries again. */
export type ConnectionState = 'connected' | 'reconnecting' | 'lost';

/** How far the hand-over of files is, in bytes over all files together. */
export type AcceptProgress = { file: string; sent: number; total: number };

/** The page's way to the engine. Everything that fails throws a {@link PermanenceError}. */
export type Connection = {
  readonly host: 'desktop' | 'browser';
  /** Who is there when the engine isn't. */
  readonly porter: PorterLine;
  call<M extends CallMethod>(
    method: M,
    input: Input<M>,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<Output<M>>;
  stream<M extends StreamMethod>(
    method: M,
    input: Input<M>,
    options?: { signal?: AbortSignal | undefined },
  ): AsyncIterable<Output<M>>;
  /**
   * Hands files that were dropped or picked to the engine. A file the host won't take goes to
   * `onRefused` and the others are still handed over; without it the first refusal is thrown.
   */
  acceptFiles(
    files: readonly File[],
    onProgress?: (progress: AcceptProgress) => void,
    onRefused?: (failure: Failure) => void,
  ): Promise<Ticket[]>;
  /** Opens the system's file dialog; null where the page has to use an input of its own. */
  readonly chooseFiles: (() => Promise<Ticket[]>) | null;
  /** Tells of every change of state until the returned function is called. */
  onState(listener: (state: ConnectionState) => void): () => void;
};

/** Connects the page to its host: the desktop when its bridge is there, otherwise the browser host. */
export async function connect(): Promise<Connection> {
  const bridge = window.permanence;
  const porter = await reachPorter(bridge);
  const kept = keepOpen(bridge ? () => openPort(bridge) : openSocket, porter);
  if (!isLocked(porter.state())) await kept.line();
  return {
    host: bridge ? 'desktop' : 'browser',
    porter,
    call: async (method, input, options) => {
      const line = await kept.line();
      const reply = await line.ask(method, input, options?.signal);
      return valueOf(reply);
    },
    stream: (method, input, options) => events(kept.line, method, input, options?.signal),
    acceptFiles: bridge
      ? async (files) => valueOf(await bridge.acceptFiles([...files]))
      : uploadFiles,
    chooseFiles: bridge ? async () => valueOf(await bridge.chooseFiles()) : null,
    onState: kept.onState,
  };
}

async function reachPorter(bridge: Bridge | undefined): Promise<PorterLine> {
  try {
    return await connectPorter(bridge);
  } catch (error) {
    throw error instanceof PermanenceError ? error : unanswered();
  }
}

type Line = {
  ask(method: string, input: unknown, signal: AbortSignal | undefined): Promise<unknown>;
  /** Turns an error into one for people: the line's end is told from a cancelled request. */
  explain(error: unknown, signal: AbortSignal | undefined): PermanenceError;
  onClose(listener: () => void): void;
};

async function* events<T>(
  line: () => Promise<Line>,
  method: string,
  input: unknown,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  const open = await line();
  try {
    const replies = (await open.ask(method, input, signal)) as AsyncIterable<unknown>;
    for await (const reply of replies) yield valueOf<T>(reply);
  } catch (error) {
    throw open.explain(error, signal);
  }
}

function valueOf<T>(reply: unknown): T {
  const refused = ReplyFailure.safeParse(reply);
  if (refused.success) throw new PermanenceError(refused.data.failure);
  // The host holds every value against the contract before it sends it.
  return (reply as { value: T }).value;
}

const RETRY_DELAYS_MS = [0, 250, 500, 1000, 2000, 4000];

/**
 * Keeps one line open: a line that ends is opened again at once, with growing pauses, unless the
 * workspace was locked in the meantime.
 */
function keepOpen(open: () => Promise<Line>, porter: PorterLine) {
  const listeners = new Set<(state: ConnectionState) => void>();
  const tell = (state: ConnectionState) => {
    for (const listener of listeners) listener(state);
  };
  let current: Promise<Line> | null = null;

  const start = (): Promise<Line> => {
    const opening = openPatiently(async () => {
      if (isLocked(await porter.ask({ ask: 'state' }))) throw locked();
      return open();
    });
    current = opening;
    opening.then(
      (line) => {
        tell('connected');
        line.onClose(() => {
          tell('reconnecting');
          start().catch(() => undefined);
        });
      },
      (error: unknown) => {
        current = null;
        if (!isLockedFailure(error)) tell('lost');
      },
    );
    return opening;
  };

  return {
    line: () => current ?? start(),
    onState: (listener: (state: ConnectionState) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

async function openPatiently(open: () => Promise<Line>): Promise<Line> {
  let lastError: unknown;
  for (const delay of RETRY_DELAYS_MS) {
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    try {
      return await open();
    } catch (error) {
      if (isLockedFailure(error)) throw error;
      lastError = error;
    }
  }
  throw lastError instanceof PermanenceError ? lastError : unanswered();
}

const isLockedFailure = (error: unknown): boolean =>
  error instanceof PermanenceError && error.failure.code === 'locked';

function locked(): PermanenceError {
  return new PermanenceError({
    code: 'locked',
    message: 'The workspace is locked.',
    action: 'Unlock it with its passphrase.',
  });
}

function unanswered(): PermanenceError {
  return new PermanenceError({
    code: 'internal',
    message: 'The workbench does not answer: it has probably been stopped.',
    action: 'Start it again and open the address it gives.',
  });
}

async function openPort(bridge: Bridge): Promise<Line> {
  const request = crypto.randomUUID();
  const gone = new AbortController();
  const arrival = new Promise<MessagePort>((resolve) => {
    const listen = (event: MessageEvent) => {
      const message = LineMessage.safeParse(event.data);
      const port = event.ports[0];
      if (event.source === window && message.data?.request === request && port) resolve(port);
    };
    window.addEventListener('message', listen, { signal: gone.signal });
  });
  try {
    valueOf(await bridge.connect(request));
    const port = await arrival;
    const line = lineOver(port, () => new PortLink({ port }));
    port.start();
    return line;
  } finally {
    gone.abort();
  }
}

async function openSocket(): Promise<Line> {
  const websocket = new WebSocket(`ws://${location.host}${BROWSER_HOST.socketPath}`);
  // A Blob would have to be read, by way of another process, before an answer could be looked at.
  websocket.binaryType = 'arraybuffer';
  await new Promise<void>((resolve, reject) => {
    websocket.addEventListener('open', () => resolve(), { once: true });
    websocket.addEventListener('close', () => reject(new Error('refused')), { once: true });
  });
  return lineOver(websocket, () => new SocketLink({ websocket: socketCarrier(websocket) }));
}

type Link = Pick<PortLink<Record<never, never>>, 'call'>;

function lineOver(carrier: EventTarget, createLink: () => Link): Line {
  let open = true;
  // Before oRPC's own listener, which fails every call under way.
  carrier.addEventListener('close', () => (open = false));
  const link = createLink();
  const explain = (error: unknown, signal: AbortSignal | undefined) => {
    if (error instanceof PermanenceError) return error;
    if (signal?.aborted) return new PermanenceError(failureOf(new DOMException('', 'AbortError')));
    return open ? new PermanenceError(failureOf(error), { cause: error }) : brokenOff();
  };
  return {
    explain,
    ask: (method, input, signal) =>
      link
        .call([method], input, { context: {}, ...(signal ? { signal } : {}) })
        .catch((error: unknown) => {
          throw explain(error, signal);
        }),
    onClose: (listener) => carrier.addEventListener('close', listener, { once: true }),
  };
}

function brokenOff(): PermanenceError {
  return new PermanenceError({
    code: 'internal',
    message: 'The connection to the workbench broke off before the answer came.',
    action: 'Try again; if that fails too, start the workbench again.',
  });
}

/** One request a file, one after the other, so that only one file is in memory on its way. */
async function uploadFiles(
  files: readonly File[],
  onProgress?: (progress: AcceptProgress) => void,
  onRefused?: (failure: Failure) => void,
): Promise<Ticket[]> {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const tickets: Ticket[] = [];
  let before = 0;
  for (const file of files) {
    const tooLarge = uploadTooLarge(file.name, file.size);
    const reply = tooLarge
      ? ({ ok: false, failure: tooLarge } as const)
      : await upload(file, (sent) =>
          onProgress?.({ file: file.name, sent: before + Math.min(sent, file.size), total }),
        );
    before += file.size;
    if (reply.ok) tickets.push(reply.value);
    else if (onRefused) onRefused(reply.failure);
    else throw new PermanenceError(reply.failure);
  }
  return tickets;
}

function upload(file: File, onSent: (bytes: number) => void): Promise<UploadReply> {
  return new Promise((resolve, reject) => {
    // fetch can't say how much of a body has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', BROWSER_HOST.filesPath);
    request.setRequestHeader(BROWSER_HOST.fileNameHeader, encodeURIComponent(file.name));
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onerror = () => reject(brokenOff());
    request.onload = () => {
      const reply = UploadReply.safeParse(parsed(request.responseText));
      if (reply.success) resolve(reply.data);
      else reject(brokenOff());
    };
    request.send(file);
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
