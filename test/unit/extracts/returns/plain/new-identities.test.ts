import { expect, it } from 'vitest';
import { CHUNK_ROWS, TEXT_WORDS } from '../../../../../analytics/engine/row-chunk.ts';
import type { RowColumn } from '../../../../../analytics/engine/row-chunk.ts';
import { LocalNumbers } from '../../../../../analytics/extracts/returns/plain/local-numbers.ts';
import { NewIdentities } from '../../../../../analytics/extracts/returns/plain/new-identities.ts';

const text = ({ words }: RowColumn, row: number) =>
  Buffer.from(words.buffer, (row * TEXT_WORDS + 1) * 4, words[row * TEXT_WORDS]).toString();

it('are rows for all numbers from a place on, each once, and apart those too long for a chunk', () => {
  const numbers = new LocalNumbers();
  const ids = Array.from({ length: 5000 }, (_, at) =>
    at % 1000 === 7 ? `a number of a child ${at}` : `${100_000 + at}/22`,
  );
  for (const [at, id] of ids.entries()) numbers.numberOf(Buffer.from(id), 0, id.length, at + 50);

  const fresh = new NewIdentities('child', 'E09000008', numbers, 10);
  const [number, kind, area, id] = fresh.chunk.columns as [
    RowColumn,
    RowColumn,
    RowColumn,
    RowColumn,
  ];
  const rows: unknown[] = [];
  for (let count = fresh.next(); count > 0; count = fresh.next()) {
    expect(count).toBeLessThanOrEqual(CHUNK_ROWS);
    for (let row = 0; row < count; row += 1) {
      rows.push([number.words[row], text(kind, row), text(area, row), text(id, row)]);
    }
  }
  const expected = ids.map((one, at) => [at + 50, 'child', 'E09000008', one] as const).slice(10);
  expect(rows).toEqual(expected.filter(([, , , one]) => one.length <= 12));
  const longer = expected.filter(([, , , one]) => one.length > 12);
  expect(longer).toHaveLength(4);
  expect(fresh.longer()).toEqual({
    number: longer.map(([one]) => one),
    kind: longer.map(() => 'child'),
    area_code: longer.map(() => 'E09000008'),
    local_id: longer.map(([, , , one]) => one),
  });
});
