import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Session } from '../../../analytics/engine/session.ts';
import { sql } from '../../../analytics/engine/sql.ts';
import { readColumns } from '../../../analytics/workspace/read-columns.ts';
import type { Columns } from '../../../analytics/workspace/read-columns.ts';

let session: Session;
let columns: Columns;
beforeAll(async () => {
  session = await Session.open();
  columns = await readColumns(
    session,
    sql`SELECT * FROM (VALUES
          (1::INTEGER, 0.5::DOUBLE, 'Kent', NULL::VARCHAR),
          (2, NULL, NULL, NULL),
          (3, 0, 'a name of more than twelve letters', NULL)
        ) AS t(id, value, area, note) ORDER BY id`,
  );
});
afterAll(() => session.close());

const all = <T>(value: (row: number) => T) =>
  Array.from({ length: columns.rowCount }, (_, row) => value(row));

describe('a result read by column', () => {
  it('gives numbers and texts row by row, and null where there is none', () => {
    expect(all(columns.number('id'))).toEqual([1, 2, 3]);
    expect(all(columns.number('value'))).toEqual([0.5, null, 0]);
    expect(all(columns.text('area'))).toEqual(['Kent', null, 'a name of more than twelve letters']);
    expect(all(columns.text('note'))).toEqual([null, null, null]);
  });

  it('refuses a column it lacks, or one of another type', () => {
    expect(() => columns.text('nowhere')).toThrow('no column nowhere');
    expect(() => columns.number('area')).toThrow('area');
    expect(() => columns.text('id')).toThrow('id');
  });
});
