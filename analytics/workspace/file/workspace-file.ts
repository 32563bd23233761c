import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { MANIFEST_VERSION } from '../../contract/manifest.ts';
import type { RememberedKey } from '../../contract/workspace.ts';
import { SerialQueue } from '../../engine/serial-queue.ts';
import { anchorOf } from '../audit/chain.ts';
import { AUDIT_ENTRY, MANIFEST_ENTRY, packArchive, tableEntry, unpackArchive } from './archive.ts';
import { openAudit, sealAudit } from './audit-part.ts';
import type { ContentsToSave, WorkspaceContents } from './contents.ts';
import { digestAt, sha256Aside } from './digest.ts';
import { alreadyThere, changedMeanwhile, tooLarge, unwritable } from './failures.ts';
import { generationPlace } from './generations.ts';
import type { GenerationNumber } from './generations.ts';
import {
  createIdentity,
  identityEntries,
  recalledIdentity,
  rememberedKeyOf,
  unlockIdentity,
} from './identity.ts';
import type { WorkspaceIdentity } from './identity.ts';
import { LIMITS, WORK_FACTOR } from './limits.ts';
import { openManifest, sealManifest } from './manifest.ts';
import { existingPlace, inMegabytes, isThere, newPlace, placeOf, wholeFile } from './place.ts';
import { removeGenerations, replaceFile } from './replace-file.ts';
import { listedParts, openTables, resealTables, sealTables } from './table-parts.ts';
import type { TablePart } from './table-parts.ts';

export type { ArrowTable, ContentsToSave, WorkspaceContents } from './contents.ts';

/** A workspace file, and what was in it when it was opened. */
export type OpenWorkspaceFile = {
  readonly file: WorkspaceFile;
  readonly contents: WorkspaceContents;
};

/** What opens a file: its passphrase, or its key, which a keychain remembered. */
export type Unlocking =
  | { readonly passphrase: string }
  | { readonly remembered: RememberedKey; readonly passphrase?: never };

export type UnlockOptions = {
  readonly passphrase: string;
  /** log2 of scrypt's N: what wrapping the identity costs, and the most that opening accepts. */
  readonly workFactor?: number | undefined;
};

type OpenOptions = Unlocking & {
  readonly workFactor?: number | undefined;
  readonly generation?: GenerationNumber | undefined;
};

type State = {
  readonly identity: WorkspaceIdentity;
  readonly created: string;
  readonly parts: readonly TablePart[];
  /** The SHA-256 of the file as this process last saw it; null while there is none. */
  readonly digest: string | null;
};

/**
 * The one file a workspace is kept in: a stored zip of age payloads, which `unzip`, `age` and
 * `gunzip` open too. Opening reads it whole and keeps nothing open; saving replaces it whole.
 */
export class WorkspaceFile {
  readonly path: string;
  readonly #workFactor: number;
  #state: State;
  readonly #saves = new SerialQueue();

  private constructor(path: string, workFactor: number, state: State) {
    this.path = path;
    this.#workFactor = workFactor;
    this.#state = state;
  }

  /**
   * A new, empty workspace. The file itself appears with the first save; a name that is taken or a
   * folder that can't be written to is refused now (`workspace_exists`, `workspace_unwritable`).
   */
  static async create(
    path: string,
    { passphrase, workFactor = WORK_FACTOR, now }: UnlockOptions & { readonly now: () => Date },
  ): Promise<OpenWorkspaceFile> {
    const place = await newPlace(path);
    if (await isThere(place)) throw alreadyThere(basename(place));
    const identity = await createIdentity(passphrase, workFactor);
    const state = { identity, created: now().toISOString(), parts: [], digest: null };
    return {
      file: new WorkspaceFile(place, workFactor, state),
      contents: {
        tables: new Map(),
        views: [],
        recipes: [],
        audit: { entries: [], anchor: null },
        workspaceKey: new Uint8Array(randomBytes(32)),
      },
    };
  }

  /**
   * Reads a workspace; never writes. `generation` reads one of the states kept from before in its
   * place, where the newest is damaged; saving then replaces the newest. Throws `not_found`,
   * `file_unreadable`, `file_too_large`, `workspace_not_ours`, `workspace_damaged`,
   * `workspace_newer`, `passphrase_wrong` or `key_outdated`.
   */
  static async open(path: string, options: OpenOptions): Promise<OpenWorkspaceFile> {
    const { workFactor = WORK_FACTOR, generation } = options;
    const newest = generation ? await placeOf(path) : await existingPlace(path);
    const from = generation ? generationPlace(newest, generation) : newest;
    const file = generation ? basename(from) : basename(path);
    const bytes = await wholeFile(from);
    const entries = unpackArchive(bytes, file);
    // Trying the passphrase takes one thread most of a second.
    const [identity, digest] = await Promise.all([
      'remembered' in options
        ? recalledIdentity(entries, options.remembered, file)
        : unlockIdentity(entries, options.passphrase, { maxWorkFactor: workFactor, file }),
      generation ? digestAt(newest) : sha256Aside(bytes),
    ]);
    const manifest = await openManifest(entries, identity.secret, file);
    const parts = listedParts(entries, manifest, file);
    const tables = await openTables(parts, manifest, identity.secret, file);
    const audit = await openAudit(entries, manifest, identity.secret, file);
    const state = { identity, created: manifest.created, parts, digest };
    const workspaceKey = new Uint8Array(Buffer.from(manifest.workspaceKey, 'hex'));
    const { views, recipes } = manifest;
    return {
      file: new WorkspaceFile(newest, workFactor, state),
      contents: { tables, views, recipes, audit, workspaceKey },
    };
  }

  /** Opens the workspace at a path, or makes a new one where `create` allows it and nothing is. */
  static async openOrCreate(
    options: OpenOptions & {
      readonly path: string;
      readonly create: boolean;
      readonly now?: (() => Date) | undefined;
    },
  ): Promise<OpenWorkspaceFile & { readonly isNew: boolean }> {
    const { path, create, passphrase, workFactor, now = () => new Date() } = options;
    if (create && passphrase !== undefined && !options.generation && !(await isThere(path))) {
      const made = await WorkspaceFile.create(path, { passphrase, workFactor, now });
      return { ...made, isNew: true };
    }
    return { ...(await WorkspaceFile.open(path, options)), isNew: false };
  }

  /**
   * Puts the contents in the file's place, all or nothing, and keeps the two files before it as
   * `.1` and `.2`, unless only the log is new. Tables that haven't changed are copied as they are. Throws
   * `workspace_unwritable`, `workspace_changed` when somebody else has written the file since, and
   * `file_too_large` for what could not be opened again; the file is then as it was.
   */
  save(contents: ContentsToSave): Promise<void> {
    return this.#saves.run(async () => {
      const { identity, parts } = this.#state;
      const { recipient } = identity;
      const to = { recipient, file: basename(this.path) };
      await this.#write(contents, identity, await sealTables(contents.tables, parts, to));
    });
  }

  /** What opens the file without its passphrase, until that is changed. */
  get rememberedKey(): RememberedKey {
    return rememberedKeyOf(this.#state.identity);
  }

  /** Throws `passphrase_wrong` unless it is the file's passphrase. */
  async requirePassphrase(passphrase: string): Promise<void> {
    const entries = new Map(identityEntries(this.#state.identity));
    const asked = { maxWorkFactor: this.#workFactor, file: basename(this.path) };
    await unlockIdentity(entries, passphrase, asked);
  }

  /**
   * Saves under another passphrase, everything encrypted to a new key: who has a copy of the file
   * from before and its passphrase can't read what is saved from now on. The generations that the
   * old passphrase opens are removed.
   */
  changePassphrase(next: string, contents: ContentsToSave): Promise<void> {
    return this.#saves.run(async () => {
      const { identity, parts } = this.#state;
      const fresh = await createIdentity(next, this.#workFactor);
      const file = basename(this.path);
      const sealed = await sealTables(contents.tables, parts, { ...identity, file });
      const resealed = await resealTables(sealed, identity.secret, { ...fresh, file });
      await this.#write(contents, fresh, resealed);
      await removeGenerations(this.path);
    });
  }

  async #write(
    { views, recipes, workspaceKey, audit, onlyAudit = false }: ContentsToSave,
    identity: WorkspaceIdentity,
    parts: readonly TablePart[],
  ): Promise<void> {
    const { created, digest } = this.#state;
    const { recipient } = identity;
    const file = basename(this.path);
    const manifest = await sealManifest(
      {
        format: 'permanence-workspace',
        version: MANIFEST_VERSION,
        created,
        workspaceKey: Buffer.from(workspaceKey).toString('hex'),
        views: [...views],
        recipes: [...recipes],
        audit: anchorOf(audit.entries),
        tables: parts.map(({ listed }) => listed),
      },
      recipient,
      file,
    );
    const bytes = packArchive(
      new Map([
        ...identityEntries(identity),
        [MANIFEST_ENTRY, manifest],
        [AUDIT_ENTRY, await sealAudit(audit.entries, { recipient, file })],
        ...parts.map(({ listed, sealed }) => [tableEntry(listed.table), sealed] as const),
      ]),
    );
    if (bytes.length > LIMITS.file) {
      throw tooLarge(file, `it would have ${inMegabytes(bytes.length)}`);
    }
    const [written] = await Promise.all([
      sha256Aside(bytes),
      this.#replace(bytes, digest, !onlyAudit),
    ]);
    this.#state = { identity, created, parts, digest: written };
  }

  async #replace(bytes: Uint8Array, expected: string | null, keepsLast: boolean): Promise<void> {
    const file = basename(this.path);
    const unchanged = async () => {
      if ((await digestAt(this.path)) === expected) return;
      throw expected === null ? alreadyThere(file) : changedMeanwhile(file);
    };
    try {
      await replaceFile(this.path, bytes, unchanged, keepsLast);
    } catch (error) {
      throw unwritable(file, error);
    }
  }
}
