import { expect, it } from 'vitest';
import { memoryLimit } from '../../../analytics/engine/memory-limit.ts';

it('reads amounts of memory as DuckDB writes them', () => {
  expect(memoryLimit('512MB').bytes).toBe(512_000_000);
  expect(memoryLimit('1.5 GiB').bytes).toBe(1.5 * 2 ** 30);
  expect(memoryLimit('2gb').bytes).toBe(2_000_000_000);
});

it('refuses what is not one', () => {
  for (const text of ['', '2', 'GB', '80%', '2 TBs', '-1GB']) {
    expect(() => memoryLimit(text)).toThrow('not an amount of memory');
  }
});
