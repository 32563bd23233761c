import { basename } from 'node:path';
import { failureOf, PermanenceError } from '../contract/failure.ts';
import type { PassphraseChange, RememberedKey, SaveState } from '../contract/workspace.ts';
import { SerialQueue } from '../engine/serial-queue.ts';
import type { Session } from '../engine/session.ts';
import { saveTables, tableMarks } from './arrow-tables.ts';
import type { TableMarks } from './arrow-tables.ts';
import type { AuditLog } from './audit/audit-log.ts';
import type { ArrowTable } from './file/contents.ts';
import type { FileLock } from './file/lock.ts';
import type { ContentsToSave, WorkspaceFile } from './file/workspace-file.ts';
import { createWorkspace } from './open-workspace.ts';
import type { NewWorkspaceOptions } from './open-workspace.ts';
import type { SavedRecipes } from './recipes.ts';
import type { SavedViews } from './saved-views.ts';
import { removeSamples } from './sources.ts';
import { TABLES } from './tables.ts';
import type { TableName } from './tables.ts';

/** What a keeper keeps. */
export type Kept = {
  readonly session: Session;
  readonly views: SavedViews;
  readonly recipes: SavedRecipes;
  readonly audit: AuditLog;
  readonly workspaceKey: Uint8Array;
};

/** Where it keeps it; a workspace in memory is kept nowhere. */
export type Place = {
  readonly file: WorkspaceFile;
  /** Why the file may not be written; null when it may, and then the lock on it is held. */
  readonly refusal: PermanenceError | null;
  readonly lock: FileLock | null;
};

/** How far a save has got: whatever has another mark by now has changed. */
type Marks = {
  readonly tables: TableMarks;
  readonly views: readonly unknown[];
  readonly recipes: readonly unknown[];
  readonly entries: number;
};

/** A change is saved once nothing has followed it for so long, or at the latest after … */
const QUIET_MS = 800;
const LATEST_MS = 5000;

/**
 * Keeps a workspace in its file: saves after each change, several that come together at once, and
 * on demand; one save at a time, and none in the middle of a change.
 */
export class Keeper {
  readonly #kept: Kept;
  #place: Place | null;
  readonly #now: () => Date;
  readonly #queue = new SerialQueue();
  #saved: Marks | null;
  #savedAt: string | null = null;
  #failure: SaveState['failure'] = null;
  #saving = false;
  #next: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #firstChange: number | null = null;
  #onNewKey: () => void = () => undefined;

  /** `isNew`: nothing of it has been saved yet. */
  constructor(
    kept: Kept,
    place: Place | null,
    { isNew, now }: { isNew: boolean; now: () => Date },
  ) {
    this.#kept = kept;
    this.#place = place;
    this.#now = now;
    this.#saved = isNew ? null : this.#marks(tableMarks(kept.session));
  }

  /** The file's name without its ending; null for a workspace in memory. */
  get name(): string | null {
    return this.#place && basename(this.#place.file.path, '.permanence');
  }

  get state(): SaveState {
    const told = { savedAt: this.#savedAt, failure: this.#failure };
    if (!this.#place) return { ...told, status: 'in_memory' };
    const { refusal } = this.#place;
    if (refusal) return { ...told, status: 'read_only', failure: refusal.failure };
    if (this.#saving) return { ...told, status: 'saving' };
    if (this.#failure) return { ...told, status: 'failed' };
    return { ...told, status: this.#isSaved() ? 'saved' : 'unsaved' };
  }

  /** Throws `workspace_read_only` or `workspace_locked` when what is done could not be kept. */
  requireWritable(): void {
    if (this.#place?.refusal) throw this.#place.refusal;
  }

  /** Does work that changes the workspace in several steps; it is saved before or after them. */
  async change<T>(work: () => Promise<T>): Promise<T> {
    this.requireWritable();
    try {
      return await this.#queue.run(work);
    } finally {
      this.changed();
    }
  }

  /** Makes a change of one step, likewise. */
  edit<T>(work: () => T): T {
    this.requireWritable();
    try {
      return work();
    } finally {
      this.changed();
    }
  }

  /** Something has changed: it is saved in a moment. */
  changed(): void {
    if (!this.#place || this.#place.refusal) return;
    this.#firstChange ??= performance.now();
    const waited = performance.now() - this.#firstChange;
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(QUIET_MS, LATEST_MS - waited));
    // What goes wrong is kept in the state, for whoever looks after it.
    this.#timer = setTimeout(() => void this.save().catch(() => undefined), wait);
  }

  /** Saves what has changed, and resolves when it is in the file. */
  save(): Promise<void> {
    this.#settle();
    if (!this.#place) return Promise.resolve();
    this.#next ??= this.#queue.run(async () => {
      this.#next = null;
      if (!this.#isSaved()) await this.#write((file, contents) => file.save(contents));
    });
    return this.#next;
  }

  /** Saves under another passphrase. Throws `passphrase_wrong` when `current` isn't the one. */
  async changePassphrase({ current, next }: PassphraseChange): Promise<void> {
    this.requireWritable();
    await this.#place?.file.requirePassphrase(current);
    this.#kept.audit.record('passphrase_change', {});
    this.#settle();
    await this.#queue.run(() =>
      this.#write((file, contents) => file.changePassphrase(next, contents)),
    );
    this.#onNewKey();
  }

  /** Tells of it when the file's key is another, and any that was remembered opens it no more. */
  onNewKey(listener: () => void): void {
    this.#onNewKey = listener;
  }

  /**
   * The file's key, for a keychain to remember; it is written down that it was given. Throws
   * `passphrase_wrong` unless the passphrase is the file's.
   */
  async giveKey(passphrase: string): Promise<RememberedKey> {
    this.requireWritable();
    if (!this.#place) throw inMemory();
    const { file } = this.#place;
    await file.requirePassphrase(passphrase);
    this.#kept.audit.record('key_remembered', {});
    await this.save();
    return file.rememberedKey;
  }

  /**
   * Keeps a workspace that was in memory in a new file from now on. The samples, which everybody
   * has, are left out of it. Throws what keeps the file from being written; all is then in memory.
   */
  async keepIn(options: NewWorkspaceOptions): Promise<void> {
    if (this.#place) throw alreadyKept(basename(this.#place.file.path));
    const { file, lock } = await createWorkspace({ ...options, now: this.#now });
    try {
      await this.#queue.run(() => removeSamples(this.#kept.session));
      this.#kept.audit.record('create', {});
      this.#place = { file, lock, refusal: null };
      await this.save();
    } catch (error) {
      this.#place = null;
      this.#failure = null;
      await lock.release();
      throw error;
    }
  }

  /** Saves what isn't saved yet and lets go of the file; throws when that can't be saved. */
  async close(): Promise<void> {
    try {
      if (!this.#place?.refusal) await this.save();
    } finally {
      clearTimeout(this.#timer);
      await this.#place?.lock?.release();
    }
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#firstChange = null;
  }

  async #write(put: (file: WorkspaceFile, contents: ContentsToSave) => Promise<void>) {
    if (!this.#place) return;
    this.requireWritable();
    this.#saving = true;
    try {
      const { marks, contents } = await this.#contents();
      await put(this.#place.file, contents);
      this.#saved = marks;
      this.#savedAt = this.#now().toISOString();
      this.#failure = null;
    } catch (error) {
      this.#failure = failureOf(error);
      throw error;
    } finally {
      this.#saving = false;
    }
  }

  async #contents(): Promise<{ marks: Marks; contents: ContentsToSave }> {
    const { session, views, recipes, audit, workspaceKey } = this.#kept;
    const changed = await saveTables(session, this.#saved?.tables);
    const marks = this.#marks(changed.marks);
    const contents = {
      tables: new Map<TableName, ArrowTable | 'unchanged'>([
        ...changed.unchanged.map((name) => [name, 'unchanged'] as const),
        ...changed.tables,
      ]),
      views: views.list(),
      recipes: recipes.list(),
      audit: { entries: audit.entries.slice(0, marks.entries) },
      onlyAudit: this.#onlyAudit(marks),
      workspaceKey,
    } satisfies ContentsToSave;
    return { marks, contents };
  }

  #marks(tables: TableMarks): Marks {
    const { views, recipes, audit } = this.#kept;
    return {
      tables,
      views: views.saved,
      recipes: recipes.saved,
      entries: audit.entries.length,
    };
  }

  /** Whether nothing but the log is new; a damaged file that was recovered from is worth keeping. */
  #onlyAudit(now: Marks): boolean {
    const saved = this.#saved;
    if (saved === null || !onlyEntriesDiffer(saved, now)) return false;
    const fresh = this.#kept.audit.entries.slice(saved.entries, now.entries);
    return fresh.every(({ action }) => action !== 'recover');
  }

  #isSaved(): boolean {
    const saved = this.#saved;
    if (saved === null) return false;
    const now = this.#marks(tableMarks(this.#kept.session));
    return saved.entries === now.entries && onlyEntriesDiffer(saved, now);
  }
}

const onlyEntriesDiffer = (saved: Marks, now: Marks): boolean =>
  saved.views === now.views &&
  saved.recipes === now.recipes &&
  TABLES.every(({ name }) => saved.tables.get(name) === now.tables.get(name));

function inMemory(): PermanenceError {
  return new PermanenceError({
    code: 'invalid_request',
    message: 'This workspace is in memory only: there is no file that a key could open.',
    action: 'Keep it in an encrypted file first.',
  });
}

function alreadyKept(file: string): PermanenceError {
  return new PermanenceError({
    code: 'invalid_request',
    message: `This workspace is kept in ${file} already.`,
    action: 'Close it to begin another.',
  });
}
