import type { PermanenceError } from '../contract/failure.ts';
import type { GenerationNumber } from './file/generations.ts';
import type { FileLock } from './file/lock.ts';
import { removeUnfinished } from './file/replace-file.ts';
import type { OpenWorkspaceFile, Unlocking, WorkspaceFile } from './file/workspace-file.ts';
import { writeAccess } from './file/write-access.ts';

export type OpenWorkspaceOptions = Unlocking & {
  readonly path: string;
  /** Make the file if it isn't there; without it a missing file is refused. */
  readonly create: boolean;
  /** Opens a state kept from before in the place of a file that is damaged. */
  readonly generation?: GenerationNumber | undefined;
  /** log2 of scrypt's N; tests take a small one. */
  readonly workFactor?: number | undefined;
  readonly now?: (() => Date) | undefined;
};

export type NewWorkspaceOptions = {
  readonly path: string;
  readonly passphrase: string;
  /** log2 of scrypt's N; tests take a small one. */
  readonly workFactor?: number | undefined;
};

type OpenedWorkspace = OpenWorkspaceFile & {
  readonly isNew: boolean;
  readonly lock: FileLock | null;
  /** Why it can only be read, when it can. */
  readonly refusal: PermanenceError | null;
};

/**
 * Opens a workspace file to be worked on by this process alone. Where somebody else has it open,
 * or nothing may be written there, it is opened all the same, to be read.
 */
export async function openWorkspace(options: OpenWorkspaceOptions): Promise<OpenedWorkspace> {
  const access = await writeAccess(options.path);
  const lock = 'lock' in access ? access.lock : null;
  try {
    // Encryption takes long to load, and most questions on the command line need none.
    const { WorkspaceFile } = await import('./file/workspace-file.ts');
    const opened = await WorkspaceFile.openOrCreate(options);
    if (lock) await removeUnfinished(opened.file.path);
    return { ...opened, lock, refusal: 'lock' in access ? null : access.refusal };
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

/**
 * A new workspace file, to be worked on by this process alone. Throws `workspace_exists` where a
 * file of that name is, and what keeps a new one from being written.
 */
export async function createWorkspace(
  options: NewWorkspaceOptions & { readonly now: () => Date },
): Promise<{ readonly file: WorkspaceFile; readonly lock: FileLock }> {
  const access = await writeAccess(options.path);
  if ('refusal' in access) throw access.refusal;
  try {
    const { WorkspaceFile } = await import('./file/workspace-file.ts');
    const { file } = await WorkspaceFile.create(options.path, options);
    return { file, lock: access.lock };
  } catch (error) {
    await access.lock.release();
    throw error;
  }
}
