import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { PermanenceError } from '../analytics/contract/failure.ts';
import type { ChosenFile } from './engine-messages.ts';

const MAX_FILES = 500;

/**
 * The files that chosen paths stand for, in the order of their names. A folder stands for the files
 * in it, under names that begin with the folder's: which files lie together says what belongs to
 * one return. Hidden files and links are left out.
 */
export async function filesAt(paths: readonly string[]): Promise<ChosenFile[]> {
  const found = await Promise.all(paths.map(filesAtPath));
  const files = found.flat();
  if (files.length > MAX_FILES) {
    throw new PermanenceError({
      code: 'invalid_request',
      message: `That is ${files.length} files; at most ${MAX_FILES} can be loaded at once.`,
      action: 'Choose a folder with fewer files, or load it in parts.',
    });
  }
  return files;
}

async function filesAtPath(path: string): Promise<ChosenFile[]> {
  const info = isAbsolute(path) ? await stat(path).catch(() => null) : null;
  if (info?.isFile()) return [{ name: basename(path), path }];
  if (info?.isDirectory()) return filesIn(path);
  throw new PermanenceError({
    code: 'not_found',
    message: `"${basename(path)}" is not a file or a folder that can be opened.`,
    action: 'Check that it is still there, then choose it again.',
    place: { file: basename(path) },
  });
}

async function filesIn(folder: string): Promise<ChosenFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(dirname(folder), path).split(sep).join('/'), path }))
    .filter(({ name }) => !name.split('/').some((part) => part.startsWith('.')))
    .sort((a, b) => a.name.localeCompare(b.name));
}
