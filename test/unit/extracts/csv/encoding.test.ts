import { describe, expect, it } from 'vitest';
import { decodePieces } from '../../../../analytics/extracts/csv/encoding.ts';
import type { Encoding } from '../../../../analytics/extracts/csv/encoding.ts';

async function decode(bytes: Uint8Array, encoding: Encoding) {
  async function* oneByOne() {
    for (const byte of bytes) yield Uint8Array.of(byte);
  }
  let text = '';
  for await (const piece of decodePieces(oneByOne(), encoding)) text += piece;
  return text;
}

describe('decodePieces', () => {
  it('puts letters together that were cut between pieces', async () => {
    expect(await decode(Buffer.from('\ufeffa€é\n'), 'utf-8')).toBe('a€é\n');
    expect(await decode(Buffer.from('\ufeffa€é\n', 'utf16le'), 'utf-16le')).toBe('a€é\n');
  });

  it('reads the quotes, dashes and the euro that Windows-1252 has and Latin-1 has not', async () => {
    const bytes = Uint8Array.of(0x80, 0x82, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x9f, 0xa3);
    expect(await decode(bytes, 'windows-1252')).toBe('€‚…‘’“”–—Ÿ£');
  });
});
