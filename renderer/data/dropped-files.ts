/** Files a system leaves in folders for itself. */
const isHidden = (name: string) => name.startsWith('.') || name === 'Thumbs.db';

function readFile(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

/** A directory reader hands out its entries in lots, and an empty lot at the end. */
async function readFolder(entry: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = entry.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const lot = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (lot.length === 0) return entries;
    entries.push(...lot);
  }
}

async function filesBelow(entry: FileSystemEntry, folder = ''): Promise<File[]> {
  if (isHidden(entry.name)) return [];
  if (entry.isFile) return [inFolder(await readFile(entry as FileSystemFileEntry), folder)];
  const files: File[] = [];
  for (const child of await readFolder(entry as FileSystemDirectoryEntry)) {
    files.push(...(await filesBelow(child, `${folder}${entry.name}/`)));
  }
  return files;
}

/** A file under a name with the folder it stood in: which files lie together makes a return. */
function inFolder(file: File, folder: string): File {
  return folder === '' ? file : new File([file], `${folder}${file.name}`, { type: file.type });
}

/** The files of a folder that was chosen, under names with their folders. */
export function filesOfFolder(files: Iterable<File>): File[] {
  return [...files]
    .filter(({ webkitRelativePath }) => !webkitRelativePath.split('/').some(isHidden))
    .map((file) => inFolder(file, file.webkitRelativePath.slice(0, -file.name.length)))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/**
 * All files of a drop, those in dropped folders under names with their folders. To be called while
 * the drop is handled.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // Entries are only to be had before the handler returns, so all are taken before any is read.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...transfer.files];
  const files = await Promise.all(entries.map((entry) => filesBelow(entry)));
  return files.flat();
}
