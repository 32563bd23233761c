import { decodeWindows1252 } from '../../formats/text/windows-1252.ts';

/** How a text file's bytes stand for letters. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export const ENCODING_LABELS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
} as const satisfies Record<Encoding, string>;

/** The encoding a byte order mark declares, or null without one. */
export function declaredEncoding(head: Uint8Array): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** The text of bytes that arrive in pieces, without its byte order mark. */
export async function* decodePieces(
  pieces: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  if (encoding === 'windows-1252') {
    for await (const piece of pieces) yield decodeWindows1252(piece);
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** The text at the start of a file, cut after its last whole line where the file goes on. */
export function decodeHead(head: Uint8Array, encoding: Encoding, goesOn: boolean): string {
  const text =
    encoding === 'windows-1252' ? decodeWindows1252(head) : new TextDecoder(encoding).decode(head);
  if (!goesOn) return text;
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return end < 0 ? text : text.slice(0, end + 1);
}

const SIGNATURES: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook or another zip file'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel or Word file'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a picture'],
  [[0x1f, 0x8b], 'a compressed file'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'a database'],
];

/** What a file really is when its first bytes say that it is no text; null otherwise. */
export function knownBinary(head: Uint8Array): string | null {
  const known = SIGNATURES.find(([bytes]) => bytes.every((byte, at) => head[at] === byte));
  return known?.[1] ?? null;
}

/** Whether bytes hold more control characters than any text does (one in two hundred). */
export function looksBinary(head: Uint8Array): boolean {
  const controls = head.reduce(
    (count, byte) => count + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0),
    0,
  );
  return controls * 200 > head.length;
}
