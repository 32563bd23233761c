import { closeSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
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
const LARGE_PIECE = 1 << 20;

async function* contentOf(file: IncomingFile, from: number): AsyncGenerator<Uint8Array> {
  if ('path' in file) {
    yield* contentAt(file.path, from);
    return;
  }
  for (let at = from; at < file.bytes.length; at += PIECE) {
    yield file.bytes.subarray(at, at + PIECE);
    // Bytes at hand never wait, and a cancel could not get in.
    await nextTick();
  }
}

/** While one piece is worked on, the next is read into the memory of the one before. */
async function* contentAt(path: string, from: number): AsyncGenerator<Uint8Array> {
  const handle = await open(path);
  let spare = Buffer.allocUnsafe(LARGE_PIECE);
  let next = handle.read(Buffer.allocUnsafe(LARGE_PIECE), 0, LARGE_PIECE, from);
  try {
    for (let at = from; ;) {
      const { buffer, bytesRead } = await next;
      if (bytesRead === 0) return;
      at += bytesRead;
      next = handle.read(spare, 0, LARGE_PIECE, at);
      spare = buffer;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await next.catch(() => undefined);
    await handle.close();
  }
}

/**
 * The file's bytes in pieces, each of them gone when the next is asked for. Throws `file_unreadable`
 * with what the system says.
 */
export async function* readPieces(file: IncomingFile, from = 0): AsyncGenerator<Uint8Array> {
  try {
    yield* contentOf(file, from);
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** Gives a file's bytes in pieces to those who can't wait. */
export type PieceReader = {
  /**
   * What is left of the last piece and, after it, the next; null when there are no more. The last
   * piece is gone then.
   */
  read(left: Uint8Array): Uint8Array | null;
  close(): void;
};

/**
 * Opens a file to be read without waiting. Throws like {@link readPieces}.
 */
export function openPieces(file: IncomingFile, { onProgress }: ReadOptions = {}): PieceReader {
  if ('bytes' in file) {
    const pieces = [file.bytes];
    return { read: () => pieces.shift() ?? null, close: () => undefined };
  }
  const attempt = <T>(what: () => T): T => {
    try {
      return what();
    } catch (error) {
      throw unreadable(file, error);
    }
  };
  const handle = attempt(() => openSync(file.path, 'r'));
  let done = 0;
  let bytes = new Uint8Array(2 * LARGE_PIECE);
  return {
    read: (left) => {
      const larger = left.length + LARGE_PIECE > bytes.length;
      const next = larger ? new Uint8Array(2 * (left.length + LARGE_PIECE)) : bytes;
      next.set(left);
      bytes = next;
      const length = attempt(() => readSync(handle, bytes, left.length, LARGE_PIECE, null));
      done += length;
      onProgress?.(Math.min(done / file.size, 1));
      return length === 0 ? null : bytes.subarray(0, left.length + length);
    },
    close: () => closeSync(handle),
  };
}

function unreadable({ name }: IncomingFile, cause: unknown): PermanenceError {
  return new PermanenceError(
    {
      code: 'file_unreadable',
      message: `${name} can't be read: ${reasonOf(cause)}.`,
      action: 'Close it in other programs, check that it is still there, and load it again.',
      place: { file: name },
    },
    { cause },
  );
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
  for await (const piece of readPieces(file)) pieces.push(Uint8Array.from(piece));
  return Buffer.concat(pieces);
}

/** A file's first bytes, enough to tell what kind it is. */
export async function firstBytes(file: IncomingFile): Promise<Uint8Array> {
  for await (const piece of readPieces(file)) return piece;
  return new Uint8Array();
}
