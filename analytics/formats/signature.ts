/** What a file's first bytes say that it is; a workbook (.xlsx) is a `zip` too. */
export type Signature =
  | 'zip'
  | 'other_archive'
  | 'compound' // Office before 2007 (.xls), and later files with a password
  | 'parquet';

const SIGNATURES: readonly (readonly [kind: Signature, bytes: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['other_archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['other_archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['other_archive', [0x1f, 0x8b]],
  ['other_archive', [0x42, 0x5a, 0x68]],
  ['other_archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['compound', [0xd0, 0xcf, 0x11, 0xe0]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
];

/** What kind of file starts with these bytes; null for text and for anything not listed above. */
export function signatureOf(head: Uint8Array): Signature | null {
  const known = SIGNATURES.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  return known?.[0] ?? null;
}
