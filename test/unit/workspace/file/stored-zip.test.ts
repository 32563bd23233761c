import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { storedZip } from '../../../../analytics/workspace/file/stored-zip.ts';

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}\.(age|sha256)$/);

describe('a zip of entries as they are', () => {
  it('is byte for byte what a zip library makes of them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.uint8Array({ maxLength: 300 }))), (listed) => {
        const entries = new Map(listed);
        const options = {
          level: 0,
          os: 3,
          attrs: 0o600 << 16,
          mtime: new Date(1980, 0, 1),
        } as const;
        const theirs = zipSync(Object.fromEntries(entries), options);
        expect(Buffer.from(storedZip(entries)).equals(theirs)).toBe(true);
      }),
    );
  });
});
