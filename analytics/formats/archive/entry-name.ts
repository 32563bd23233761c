const utf8 = new TextDecoder('utf-8', { fatal: true });

/** An entry's name as text; old programs write their own code page, of which only ASCII is sure. */
export function decodeEntryName(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

/** Why a name is not one of a file inside the archive's own folders; null when it is. */
export function troubleWithName(name: string): string | null {
  if (name === '') return 'it holds an entry without a name';
  if (/\p{Cc}/u.test(name)) return 'it holds an entry with a control character in its name';
  if (name.includes('\\')) return 'it holds an entry with a backslash in its name';
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) {
    return 'it holds an entry that names a place on the computer instead of one in the archive';
  }
  const folders = name.split('/');
  if (folders.includes('..') || folders.includes('.')) {
    return 'it holds an entry that points out of the archive';
  }
  return null;
}

/** Whether an entry is a folder, or what a Mac adds beside the files. */
export function isHousekeeping(name: string): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return last === '' || last === '.DS_Store' || /(?:^|\/)__MACOSX\//.test(name);
}
