import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Reply } from '../analytics/contract/api.ts';
import { failureOf, PermanenceError, type Failure } from '../analytics/contract/failure.ts';
import {
  LOCK_AFTER,
  type LockReason,
  type PorterRequest,
  type PorterState,
} from '../analytics/contract/porter.ts';
import type { Generation } from '../analytics/contract/workspace.ts';
import type { Opening } from './engine-messages.ts';

/** A host's hold on an engine's process. */
export type EngineProcess = {
  /** Resolves when the process is no more, however it ended. */
  readonly ended: Promise<void>;
  /** Saves and ends; it stays, and says why, when that can't be saved, unless `force`. */
  close(options: { force: boolean }): Promise<Failure | null>;
};

export type Started<E> =
  { ok: true; engine: E } | { ok: false; failure: Failure; generations: Generation[] };

export type PorterOptions<E extends EngineProcess> = {
  start(opening: Opening): Promise<Started<E>>;
  /** The system's dialog, where the host has one; null when it was left without a choice. */
  choose?: (which: 'existing' | 'new') => Promise<string | null>;
  /** The workspace file that was named at the start. */
  path?: string | null;
};

const TICK_MS = 5000;
/** Who ticks every five seconds and has not for a minute was asleep, and the computer with them. */
const SLEPT_MS = 60_000;

/**
 * Opens, locks and leaves workspaces. Locked means that the engine's process, and with it all that
 * was read from the file, is gone; only the file's place is remembered. One thing after the other.
 */
export class Porter<E extends EngineProcess> {
  readonly #options: PorterOptions<E>;
  readonly #ticking: NodeJS.Timeout;
  #path: string | null;
  #status: PorterState['status'] = 'starting';
  #reason: LockReason | null = null;
  #generations: Generation[] = [];
  #engine: E | null = null;
  #closing: E | null = null;
  #minutes: number = LOCK_AFTER.minutes;
  #lastStay = Date.now();
  #lastTick = Date.now();
  #work: Promise<unknown>;

  constructor(options: PorterOptions<E>) {
    this.#options = options;
    this.#path = options.path ?? null;
    this.#ticking = setInterval(() => this.#tick(), TICK_MS);
    this.#ticking.unref();
    this.#work = this.#path === null ? Promise.resolve() : this.#await('chosen');
  }

  /** Starts an engine on the samples unless a file was named; throws when it can't open at all. */
  async begin(): Promise<void> {
    if (this.#path !== null) return this.#inTurn(async () => undefined);
    await this.#inTurn(() => this.#start({ kind: 'samples' }));
  }

  get state(): PorterState {
    return {
      status: this.#status,
      file: this.#path === null ? null : basename(this.#path),
      reason: this.#reason,
      lockAfterMinutes: this.#minutes,
      mayChoose: this.#options.choose !== undefined,
      generations: this.#generations,
    };
  }

  /** The engine, once it is open. Throws `locked` while there is none. */
  async engine(): Promise<E> {
    if (this.#status === 'starting') await this.#work.catch(() => undefined);
    if (!this.#engine && this.#path === null) await this.begin();
    if (this.#engine) return this.#engine;
    throw locked(this.state.file ?? 'The workspace');
  }

  async ask(request: PorterRequest): Promise<Reply<PorterState>> {
    try {
      await this.#answer(request);
      return { ok: true, value: this.state };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  }

  /** Ends the engine and with it all it holds; throws what keeps it from being saved. */
  lock(reason: LockReason, { force = false } = {}): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#path === null) throw nothingToLock();
      if (!this.#engine) return;
      await this.#endEngine(force);
      await this.#await(reason);
    });
  }

  /** Ends all; what can't be saved is lost. */
  async close(): Promise<void> {
    clearInterval(this.#ticking);
    await this.#inTurn(() => this.#endEngine(true));
  }

  async #answer(request: PorterRequest): Promise<void> {
    switch (request.ask) {
      case 'state':
        // A page whose line has just ended asks at once: what comes of it is known in a moment.
        await this.#work.catch(() => undefined);
        return;
      case 'stay':
        this.#lastStay = Date.now();
        return;
      case 'lock_after':
        this.#minutes = request.minutes;
        this.#lastStay = Date.now();
        return;
      case 'lock':
        return this.lock('asked', request);
      case 'unlock':
        return this.#open({ ...request, create: false });
      case 'create':
        return this.#open({ ...request, generation: null, create: true });
      case 'choose':
        return this.#choose(request.which);
      case 'leave':
        return this.#inTurn(async () => {
          await this.#endEngine(false);
          this.#path = null;
          await this.#start({ kind: 'samples' });
        });
    }
  }

  #open(asked: { passphrase: string; generation: 1 | 2 | null; create: boolean }): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#path === null) throw nothingChosen();
      if (this.#engine) return;
      const { passphrase, generation, create } = asked;
      await this.#start({ kind: 'file', path: this.#path, passphrase, generation, create });
    });
  }

  async #choose(which: 'existing' | 'new'): Promise<void> {
    const { choose } = this.#options;
    if (!choose) throw noDialog();
    const path = await choose(which);
    if (path === null) return;
    await this.#inTurn(async () => {
      await this.#endEngine(false);
      this.#path = path;
      await this.#await('chosen');
    });
  }

  /** Nothing is open: says what the chosen file waits for. */
  async #await(reason: LockReason): Promise<void> {
    this.#reason = reason;
    this.#generations = [];
    this.#status = this.#path !== null && (await isThere(this.#path)) ? 'locked' : 'new';
  }

  async #start(opening: Opening): Promise<void> {
    const before = this.#status;
    this.#status = 'starting';
    const started = await this.#options.start(opening);
    if (!started.ok) {
      this.#status = before;
      this.#generations = started.generations;
      throw new PermanenceError(started.failure);
    }
    const { engine } = started;
    this.#engine = engine;
    this.#status = 'open';
    this.#reason = null;
    this.#generations = [];
    this.#lastStay = Date.now();
    void engine.ended.then(() => this.#hasEnded(engine));
  }

  /** An engine that ended unasked. Samples are started again by whoever needs them. */
  #hasEnded(engine: E): void {
    if (this.#engine !== engine || this.#closing === engine) return;
    this.#engine = null;
    if (this.#path === null) this.#status = 'starting';
    else void this.#inTurn(() => this.#await('ended'));
  }

  async #endEngine(force: boolean): Promise<void> {
    const engine = this.#engine;
    if (!engine) return;
    this.#closing = engine;
    const failure = await engine.close({ force });
    this.#closing = null;
    if (failure) throw new PermanenceError(failure);
    this.#engine = null;
  }

  #tick(): void {
    const now = Date.now();
    const slept = now - this.#lastTick > SLEPT_MS;
    this.#lastTick = now;
    if (this.#status !== 'open' || this.#path === null) return;
    const idle = now - this.#lastStay >= this.#minutes * 60_000;
    // What can't be saved stays open, is told of on the page, and is tried again.
    if (slept || idle) void this.lock(slept ? 'sleep' : 'idle').catch(() => undefined);
  }

  /** Begins when what was begun before has ended, well or badly. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#work.catch(() => undefined).then(work);
    this.#work = next;
    next.catch(() => undefined);
    return next;
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function locked(what: string): PermanenceError {
  return new PermanenceError({
    code: 'locked',
    message: `${what} is locked.`,
    action: 'Unlock it with its passphrase.',
  });
}

function nothingToLock(): PermanenceError {
  return new PermanenceError({
    code: 'invalid_request',
    message: 'This workspace is in memory only: it has no passphrase that could unlock it again.',
    action: 'Close the workbench when you leave, or keep the data in a workspace file.',
  });
}

function nothingChosen(): PermanenceError {
  return new PermanenceError({
    code: 'invalid_request',
    message: 'No workspace file was chosen.',
    action: 'Choose one first.',
  });
}

function noDialog(): PermanenceError {
  return new PermanenceError({
    code: 'invalid_request',
    message: 'In the browser a page may not choose files for the workbench.',
    action: 'Start the workbench with the file’s name: npm start -- FILE',
  });
}
