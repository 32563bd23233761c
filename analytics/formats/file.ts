import { open } from 'node:fs/promises';
import { PermanenceError } from '../contract/failure.ts';
import { damaged } from './failures.ts';

/** A file somebody handed over: by its path on the desktop, as bytes elsewhere. */
export type FormatFile = { readonly name: string } & (
  { readonly path: string } | { readonly bytes: Uint8Array }
);

/** A file that is open for reading anywhere in it; `size` is in bytes. */
export type OpenFile = {
  readonly name: string;
  readonly size: number;
  /** The bytes from `start` up to `end`. Throws `file_damaged` when the file holds fewer. */
  readonly read: (start: number, end: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** Opens a file. Throws `file_unreadable` with what the system says. */
export async function openFile(file: FormatFile): Promise<OpenFile> {
  return 'bytes' in file ? inMemory(file.name, file.bytes) : onDisk(file.name, file.path);
}

function inMemory(name: string, bytes: Uint8Array): OpenFile {
  return {
    name,
    size: bytes.length,
    read: (start, end) =>
      end > bytes.length ? Promise.reject(cut(name)) : Promise.resolve(bytes.subarray(start, end)),
    close: () => Promise.resolve(),
  };
}

async function onDisk(name: string, path: string): Promise<OpenFile> {
  const handle = await open(path).catch((error: unknown) => {
    throw unreadable(name, error);
  });
  try {
    const { size } = await handle.stat();
    return {
      name,
      size,
      read: async (start, end) => {
        if (end > size) throw cut(name);
        const bytes = Buffer.alloc(end - start);
        let filled = 0;
        while (filled < bytes.length) {
          const { bytesRead } = await handle
            .read(bytes, filled, bytes.length - filled, start + filled)
            .catch((error: unknown) => {
              throw unreadable(name, error);
            });
          if (bytesRead === 0) throw cut(name);
          filled += bytesRead;
        }
        return bytes;
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw unreadable(name, error);
  }
}

const cut = (name: string): PermanenceError =>
  damaged(name, 'it ends before all that it promises has come');

function unreadable(name: string, error: unknown): PermanenceError {
  return new PermanenceError(
    {
      code: 'file_unreadable',
      message: `${name} can't be read: ${error instanceof Error ? error.message : String(error)}.`,
      action: 'Close it in other programs, check that it is still there, and load it again.',
      place: { file: name },
    },
    { cause: error },
  );
}
