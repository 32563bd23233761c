import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readReferenceFile } from '../../../analytics/verify/reference-file.ts';
import { verify } from '../../../analytics/verify/verify.ts';

const FILE = '../shared/reference/stats/open/apportionment.json';

describe('the reference cases of apportionment', () => {
  it.skipIf(!existsSync(FILE))('are met, each (skipped where the files are absent)', () => {
    const verdicts = verify(readReferenceFile(readFileSync(FILE, 'utf8'), FILE));
    expect(verdicts.length).toBeGreaterThan(15);
    expect(verdicts.filter(({ misses }) => misses.length > 0)).toEqual([]);
  });
});
