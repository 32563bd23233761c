import type { Archive } from '../archive/open.ts';
import { openArchive } from '../archive/open.ts';
import { damaged, encrypted, notRead, tooLarge } from '../failures.ts';
import type { OpenFile } from '../file.ts';
import { signatureOf } from '../signature.ts';
import type { XmlHandlers } from '../xml/reader.ts';
import { XmlReader } from '../xml/reader.ts';
import { WORKBOOK_LIMITS } from './limits.ts';

/** A workbook's parts by their paths: XML files in a zip. */
export type Parts = {
  readonly has: (path: string) => boolean;
  readonly size: (path: string) => number;
  readonly pieces: (path: string) => AsyncGenerator<Uint8Array>;
  /** Reads a part's XML from end to end. */
  readonly read: (path: string, handlers: XmlHandlers) => Promise<void>;
};

/**
 * Opens a workbook's zip, checks it against {@link WORKBOOK_LIMITS}, and looks into every XML part
 * for a document type declaration before any of them is used.
 */
export async function openParts(file: OpenFile): Promise<Parts> {
  await checkKind(file);
  const archive = await openArchive(file, WORKBOOK_LIMITS.archive);
  const parts = partsOf(file, archive);
  for (const { path } of archive.entries) {
    if (/\.(?:xml|rels)$/i.test(path)) await checkProlog(parts, `${file.name}/${path}`, path);
  }
  return parts;
}

function partsOf(file: OpenFile, archive: Archive): Parts {
  const entries = new Map(archive.entries.map((entry) => [entry.path, entry]));
  const entryOf = (path: string): { path: string; size: number } => {
    const entry = entries.get(path);
    if (!entry) throw damaged(file.name, `the part ${path} is missing`);
    return entry;
  };
  const pieces = (path: string): AsyncGenerator<Uint8Array> => archive.pieces(entryOf(path));
  return {
    has: (path) => entries.has(path),
    size: (path) => entryOf(path).size,
    pieces,
    read: async (path, handlers) => {
      const reader = new XmlReader(`${file.name}/${path}`, handlers);
      for await (const piece of pieces(path)) reader.write(piece);
      reader.end();
    },
  };
}

/** Reads an XML part up to its first element: what declares entities stands before that. */
async function checkProlog(parts: Parts, name: string, path: string): Promise<void> {
  const reader = new XmlReader(name, {});
  for await (const piece of parts.pieces(path)) {
    reader.write(piece);
    if (reader.started) return;
  }
  reader.end();
}

const SAVE_AS_XLSX = 'Open it in Excel, save it as “Excel Workbook (.xlsx)”, and load that.';

/** Refuses what is no zip: an older workbook, one with a password, anything else. */
async function checkKind(file: OpenFile): Promise<void> {
  if (file.size > WORKBOOK_LIMITS.file) {
    const limit = WORKBOOK_LIMITS.file / 1024 ** 2;
    throw tooLarge(
      file.name,
      `is larger than ${String(limit)} MB, which is the most a workbook may have`,
      'Save the sheet that is needed as CSV, and load that.',
    );
  }
  const signature = signatureOf(await file.read(0, Math.min(file.size, 16)));
  if (signature === 'zip') return;
  if (signature !== 'compound') {
    throw notRead(file.name, 'is not an Excel workbook, whatever its name says', SAVE_AS_XLSX);
  }
  const bytes = await file.read(0, file.size);
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  if (isEncrypted) {
    throw encrypted(
      file.name,
      'Open it in Excel, save a copy without the password, and load that.',
    );
  }
  throw notRead(
    file.name,
    'is in a format of Excel from before 2007 (.xls), which is not read here',
    SAVE_AS_XLSX,
  );
}

/** Says of a zip without a workbook in it what it is instead, where that can be told. */
export function noWorkbook(file: string, parts: Parts): Error {
  if (parts.has('xl/workbook.bin')) {
    return notRead(
      file,
      'is a binary workbook (.xlsb), which is not read here',
      'Open it in Excel, save it as “Excel Workbook (.xlsx)”, and load that.',
    );
  }
  return notRead(file, 'holds no Excel workbook', SAVE_AS_XLSX);
}
