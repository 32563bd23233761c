import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { MANIFEST_VERSION } from '../../contract/manifest.ts';
import { SerialQueue } from '../../engine/serial-queue.ts';
import { MANIFEST_ENTRY, packArchive, tableEntry, unpackArchive } from './archive.ts';
import type { WorkspaceContents } from './contents.ts';
import { digestAt, sha256 } from './digest.ts';
import { alreadyThere, changedMeanwhile, tooLarge, unwritable } from './failures.ts';
import { createIdentity, identityEntries, unlockIdentity } from './identity.ts';
import type { WorkspaceIdentity } from './identity.ts';
import { LIMITS, WORK_FACTOR } from './limits.ts';
import { openManifest, sealManifest } from './manifest.ts';
import { existingPlace, inMegabytes, isThere, newPlace, wholeFile } from './place.ts';
import { replaceFile } from './replace-file.ts';
import { listedParts, openTables, sealTables } from './table-parts.ts';
import type { TablePart } from './table-parts.ts';

export type { ArrowTable, WorkspaceContents } from './contents.ts';

/** A workspace file, and what was in it when it was opened. */
export type OpenWorkspaceFile = {
  readonly file: WorkspaceFile;
  readonly contents: WorkspaceContents;
};

export type UnlockOptions = {
  readonly passphrase: string;
  /** log2 of scrypt's N: what wrapping the identity costs, and the most that opening accepts. */
  readonly workFactor?: number | undefined;
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
  #state: State;
  readonly #saves = new SerialQueue();

  private constructor(path: string, state: State) {
    this.path = path;
    this.#state = state;
  }

  /**
   * A new, empty workspace. The file itself appears with the first save; a name that is taken or a
   * folder that can't be written to is refused now (`workspace_exists`, `workspace_unwritable`).
   */
  static async create(
    path: string,
    options: UnlockOptions & { readonly now: () => Date },
  ): Promise<OpenWorkspaceFile> {
    const place = await newPlace(path);
    if (await isThere(place)) throw alreadyThere(basename(place));
    const identity = await createIdentity(options.passphrase, options.workFactor ?? WORK_FACTOR);
    const created = options.now().toISOString();
    return {
      file: new WorkspaceFile(place, { identity, created, parts: [], digest: null }),
      contents: {
        tables: new Map(),
        views: [],
        recipes: [],
        workspaceKey: new Uint8Array(randomBytes(32)),
      },
    };
  }

  /**
   * Reads a workspace; never writes. Throws `not_found`, `file_unreadable`, `file_too_large`,
   * `workspace_not_ours`, `workspace_damaged`, `workspace_newer` or `passphrase_wrong`.
   */
  static async open(path: string, options: UnlockOptions): Promise<OpenWorkspaceFile> {
    const file = basename(path);
    const place = await existingPlace(path);
    const bytes = await wholeFile(place);
    const entries = unpackArchive(bytes, file);
    const identity = await unlockIdentity(entries, options.passphrase, {
      maxWorkFactor: options.workFactor ?? WORK_FACTOR,
      file,
    });
    const manifest = await openManifest(entries, identity.secret, file);
    const parts = listedParts(entries, manifest, file);
    const tables = await openTables(parts, identity.secret, file);
    const state = { identity, created: manifest.created, parts, digest: sha256(bytes) };
    const workspaceKey = new Uint8Array(Buffer.from(manifest.workspaceKey, 'hex'));
    return {
      file: new WorkspaceFile(place, state),
      contents: { tables, views: manifest.views, recipes: manifest.recipes, workspaceKey },
    };
  }

  /** Opens the workspace at a path, or makes a new one where `create` allows it and nothing is. */
  static async openOrCreate(
    options: UnlockOptions & {
      readonly path: string;
      readonly create: boolean;
      readonly now?: (() => Date) | undefined;
    },
  ): Promise<OpenWorkspaceFile> {
    const { path, create, now = () => new Date() } = options;
    if (create && !(await isThere(path))) {
      return WorkspaceFile.create(path, { ...options, now });
    }
    return WorkspaceFile.open(path, options);
  }

  /**
   * Puts the contents in the file's place, all or nothing, and keeps the two files before it as
   * `.1` and `.2`. Tables that haven't changed are copied as they are. Throws
   * `workspace_unwritable`, `workspace_changed` when somebody else has written the file since, and
   * `file_too_large` for what could not be opened again; the file is then as it was.
   */
  save(contents: WorkspaceContents): Promise<void> {
    return this.#saves.run(() => this.#save(contents));
  }

  async #save({ tables, views, recipes, workspaceKey }: WorkspaceContents): Promise<void> {
    const { identity, created, digest } = this.#state;
    const { recipient } = identity;
    const file = basename(this.path);
    const parts = await sealTables(tables, this.#state.parts, { recipient, file });
    const manifest = await sealManifest(
      {
        format: 'permanence-workspace',
        version: MANIFEST_VERSION,
        created,
        workspaceKey: Buffer.from(workspaceKey).toString('hex'),
        views: [...views],
        recipes: [...recipes],
        tables: parts.map(({ listed }) => listed),
      },
      recipient,
      file,
    );
    const bytes = packArchive(
      new Map([
        ...identityEntries(identity),
        [MANIFEST_ENTRY, manifest],
        ...parts.map(({ listed, sealed }) => [tableEntry(listed.table), sealed] as const),
      ]),
    );
    if (bytes.length > LIMITS.file)
      throw tooLarge(file, `it would have ${inMegabytes(bytes.length)}`);
    await this.#replace(bytes, digest);
    this.#state = { identity, created, parts, digest: sha256(bytes) };
  }

  async #replace(bytes: Uint8Array, expected: string | null): Promise<void> {
    const file = basename(this.path);
    try {
      await replaceFile(this.path, bytes, async () => {
        if ((await digestAt(this.path)) === expected) return;
        throw expected === null ? alreadyThere(file) : changedMeanwhile(file);
      });
    } catch (error) {
      throw unwritable(file, error);
    }
  }
}
