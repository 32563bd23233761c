import { createReadStream } from 'node:fs';
import { setImmediate as nextTick } from 'node:timers/promises';
import { PermanenceError } from '../contract/failure.ts';
import type { StatedOfFile } from '../contract/load.ts';

/** A file somebody handed over: by its path on the desktop, as bytes elsewhere. `size` is in bytes. */
export type IncomingFile = {
  /** As people know it; with the folders it stood in where it came with others. */
  readonly name: string;
  readonly size: number;
  /** What the officer says of this very file, where it doesn't say it itself. */
  readonly stated?: Readonly<StatedOfFile> | undefined;
} & ({ readonly path: string } | { readonly bytes: Uint8Array });

export type ReadOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Hears the share of the file that is behind, 0–1. */
  readonly onProgress?: ((done: number) => void) | undefined;
};

/** Two gigabytes: the workspace lives in memory. */
export const MAX_FILE_BYTES = 2 * 1024 ** 3;

const PIECE = 1 << 18;

async function* contentOf(file: IncomingFile): AsyncGenerator<Uint8Array> {
  if ('path' in file) {
    yield* createReadStream(file.path, { highWaterMark: PIECE });
    return;
  }
  for (let at = 0; at < file.bytes.length; at += PIECE) {
    yield file.bytes.subarray(at, at + PIECE);
    // Bytes at hand never wait, and a cancel could not get in.
    await nextTick();
  }
}

/** The file's bytes in small pieces. Throws `file_unreadable` with what the system says. */
export async function* readPieces(file: IncomingFile): AsyncGenerator<Uint8Array> {
  try {
    yield* contentOf(file);
  } catch (error) {
    throw new PermanenceError(
      {
        code: 'file_unreadable',
        message: `${file.name} can't be read: ${reasonOf(error)}.`,
        action: 'Close it in other programs, check that it is still there, and load it again.',
        place: { file: file.name },
      },
      { cause: error },
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there any more',
  EACCES: 'this account may not read it',
  EPERM: 'this account may not read it',
  EISDIR: 'it is a folder',
  EBUSY: 'another program holds it',
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? error.message;
}

/** All of a file's bytes at once, for formats that can't be read from their start. */
export async function bytesOf(file: IncomingFile): Promise<Uint8Array> {
  if ('bytes' in file) return file.bytes;
  const pieces: Uint8Array[] = [];
  for await (const piece of readPieces(file)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A file's first bytes, enough to tell what kind it is. */
export async function firstBytes(file: IncomingFile): Promise<Uint8Array> {
  for await (const piece of readPieces(file)) return piece;
  return new Uint8Array();
}
