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
import type { Generation, RememberedKey } from '../analytics/contract/workspace.ts';
import type { NewFile, Opening } from './engine-messages.ts';
import type { Keychain } from './keychain.ts';
import {
  inBrowser,
  keptAlready,
  locked,
  noDialog,
  nothingChosen,
  noKeychain,
  nothingOpen,
  notRemembered,
} from './porter-failures.ts';
import type { KeptLockTime } from './settings.ts';

/** A host's hold on an engine's process. */
export type EngineProcess = {
  /** Resolves when the process is no more, however it ended. */
  readonly ended: Promise<void>;
  /** Saves and ends; it stays, and says why, when that can't be saved, unless `force`. */
  close(options: { force: boolean }): Promise<Failure | null>;
  /** Whether it was handed anything that its file, or nothing but its memory, now holds. */
  tookFiles(): boolean;
  /** Ends the lines of all pages; what is open stays open. */
  hangUp(): Promise<void>;
  /** The key of its file, for whoever knows the passphrase. */
  giveKey(passphrase: string): Promise<Reply<RememberedKey>>;
  onNewKey(listener: () => void): void;
  /** Keeps what was in memory in a new file from now on. */
  keepIn(file: NewFile): Promise<Reply<null>>;
};

export type Started<E> =
  { ok: true; engine: E } | { ok: false; failure: Failure; generations: Generation[] };

export type PorterOptions<E extends EngineProcess> = {
  start(opening: Opening): Promise<Started<E>>;
  /** The system's dialog, where the host has one; null when it was left without a choice. */
  choose?: (which: 'existing' | 'new') => Promise<string | null>;
  /** The workspace file that was named at the start. */
  path?: string | null;
  /** The operating system's, where the host reaches it. */
  keychain?: Keychain;
  lockTime?: KeptLockTime;
};

const TICK_MS = 5000;
/** Who ticks every five seconds and has not for a minute was asleep, and the computer with them. */
const SLEPT_MS = 60_000;

/**
 * Opens, locks and leaves workspaces. Locked means that the engine's process, and with it all that
 * was read from the file, is gone; only the file's place is remembered, and its key by the keychain
 * where the person wanted that. A workspace in memory is covered instead: ending its engine would lose
 * it. One thing after the other.
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
  #remembers = false;
  #keychainProblem: string | null = null;
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

  /**
   * Starts an engine on the samples, or on the file that was named where the keychain remembers its
   * key; throws when it can't open the samples.
   */
  async begin(): Promise<void> {
    await this.#inTurn(async () => {
      this.#minutes = (await this.#options.lockTime?.read()) ?? this.#minutes;
      if (this.#path === null) await this.#start({ kind: 'samples' });
      else await this.#openRemembered();
    });
  }

  get state(): PorterState {
    return {
      status: this.#status,
      file: this.#path === null ? null : basename(this.#path),
      reason: this.#reason,
      lockAfterMinutes: this.#minutes,
      keychain: {
        remembers: this.#remembers,
        refusal: this.#options.keychain
          ? (this.#keychainProblem ?? this.#options.keychain.refusal())
          : inBrowser,
      },
      mayChoose: this.#options.choose !== undefined,
      generations: this.#generations,
    };
  }

  /** The engine, once it is open. Throws `locked` while there is none. */
  async engine(): Promise<E> {
    if (this.#status === 'starting') await this.#work.catch(() => undefined);
    if (!this.#engine && this.#path === null) await this.begin();
    if (this.#engine && this.#status !== 'covered') return this.#engine;
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

  /**
   * Ends the engine and with it all it holds; throws what keeps it from being saved. What is in
   * memory only is covered, the samples, which everybody may see, only when somebody asks for it.
   */
  lock(reason: LockReason, { force = false } = {}): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#engine) return;
      if (this.#path === null) return this.#cover(this.#engine, reason);
      await this.#endEngine(force);
      await this.#await(reason);
    });
  }

  async #cover(engine: E, reason: LockReason): Promise<void> {
    if (this.#status === 'covered' || (reason !== 'asked' && !engine.tookFiles())) return;
    this.#status = 'covered';
    this.#reason = reason;
    await engine.hangUp();
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
        // Where it can't be kept it still holds until the end.
        await this.#options.lockTime?.keep(request.minutes).catch(() => undefined);
        return;
      case 'lock':
        return this.lock('asked', request);
      case 'unlock':
        return this.#open({ ...request, create: false });
      case 'recall':
        return this.#inTurn(() => this.#recall(request.generation));
      case 'create':
        return this.#open({ ...request, generation: null, create: true });
      case 'keep':
        return this.#keep(request);
      case 'remember':
        return this.#inTurn(() => this.#remember(request.passphrase));
      case 'forget':
        return this.#inTurn(() => this.#forget());
      case 'uncover':
        return this.#inTurn(async () => this.#uncover());
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

  #open(asked: {
    passphrase: string;
    generation: 1 | 2 | null;
    create: boolean;
    remember?: boolean | undefined;
  }): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#path === null) throw nothingChosen();
      if (this.#engine) return;
      const { passphrase, generation, create, remember } = asked;
      await this.#start({ kind: 'file', path: this.#path, passphrase, generation, create });
      if (remember) await this.#tryToRemember(passphrase);
    });
  }

  /** Opens the chosen file with the key the keychain remembers; throws where it remembers none. */
  async #recall(generation: 1 | 2 | null): Promise<void> {
    if (this.#path === null) throw nothingChosen();
    if (this.#engine) return;
    const path = this.#path;
    const remembered = (await this.#options.keychain?.recall(path)) ?? null;
    if (remembered === null) {
      this.#remembers = false;
      throw notRemembered();
    }
    try {
      await this.#start({ kind: 'file', path, remembered, generation, create: false });
    } catch (error) {
      if (failureOf(error).code === 'key_outdated') {
        await this.#forget();
        this.#reason = 'outdated';
      }
      throw error;
    }
  }

  /** Whoever chose to be spared the passphrase is; what is amiss is told once they give it. */
  async #openRemembered(): Promise<void> {
    if (this.#remembers) await this.#recall(null).catch(() => undefined);
  }

  async #remember(passphrase: string): Promise<void> {
    const { keychain } = this.#options;
    if (!keychain) throw noKeychain();
    if (this.#path === null || !this.#engine) throw nothingOpen();
    await keychain.remember(this.#path, valueOf(await this.#engine.giveKey(passphrase)));
    this.#remembers = true;
    this.#keychainProblem = null;
  }

  /** The file is open whether or not its key can be remembered; why it can't is told with the state. */
  async #tryToRemember(passphrase: string): Promise<void> {
    await this.#remember(passphrase).catch((error: unknown) => {
      this.#keychainProblem = failureOf(error).message;
    });
  }

  async #forget(): Promise<void> {
    this.#remembers = false;
    if (this.#path !== null) await this.#options.keychain?.forget(this.#path);
  }

  async #keep({ passphrase, remember }: { passphrase: string; remember?: boolean | undefined }) {
    const { choose } = this.#options;
    if (!choose) throw noDialog();
    const path = await choose('new');
    if (path === null) return;
    await this.#inTurn(async () => {
      if (this.#path !== null) throw keptAlready(basename(this.#path));
      if (!this.#engine || this.#status !== 'open') throw nothingOpen();
      valueOf(await this.#engine.keepIn({ path, passphrase }));
      this.#path = path;
      if (remember) await this.#tryToRemember(passphrase);
    });
  }

  #uncover(): void {
    if (this.#status !== 'covered') return;
    this.#status = 'open';
    this.#reason = null;
    this.#lastStay = Date.now();
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
      await this.#openRemembered();
    });
  }

  /** Nothing is open: says what the chosen file waits for. */
  async #await(reason: LockReason): Promise<void> {
    this.#reason = reason;
    this.#generations = [];
    this.#keychainProblem = null;
    const path = this.#path;
    const there = path !== null && (await isThere(path));
    this.#remembers = there && ((await this.#options.keychain?.has(path)) ?? false);
    this.#status = there ? 'locked' : 'new';
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
    engine.onNewKey(() => void this.#inTurn(() => this.#forget()));
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
    if (this.#status !== 'open') return;
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

function valueOf<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new PermanenceError(reply.failure);
}
