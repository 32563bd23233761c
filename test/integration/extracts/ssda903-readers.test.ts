import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { type Fragment, identifier, sql } from '../../../analytics/engine/sql.ts';
import type { TableName } from '../../../analytics/workspace/tables.ts';
import { TestWorkspace, csv } from './workspace.ts';

const HEADER = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE';

const often = <T>(usual: T, ...odd: T[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );

/** Rows as boroughs write them: mostly right, now and then in every way that is wrong. */
const row = fc
  .tuple(
    fc.oneof(
      fc.integer({ min: 1, max: 6 }).map(String),
      fc.constantFrom('', ' 3', '3\u00a0', '=A1', '#REF!', 'Ä9', '"a b"', 'LCS-0000000017/2'),
    ),
    often(
      '01/04/2022',
      '2022-05-06',
      ' 07/04/2022',
      '31/02/2022',
      '',
      '01/01/1900',
      '05/06/2090',
      '1/4/2022',
      'x',
    ),
    often('S', 'P', 's', 'Q', ''),
    often('C2', 'E1', 'C1 [Interim care order]', 'c1', 'ZZ', '#N/A'),
    often('N1', '', 'N99', '=1'),
    often('U6', 'A6', 'k) U6', 'u6', ''),
    often('PR1', '', 'pr1', 'PR9'),
    often('', '09/09/2022', '01/01/2021', '30/02/2023', '2023-01-01'),
    often('X1', 'E11', '', 'e11', 'E99'),
    often('', 'CARPL', '#N/A', '=B2', 'nothing usual'),
  )
  .map((cells) => cells.join(','));

/** Lines that are no row of the table, or that take more than one line. */
const odd = fc.constantFrom(
  '',
  ',,,,,,,,,',
  '7,01/04/2022',
  '7,01/04/2022,S,C2,N1,U6,PR1,,,,,,',
  '7,01/04/2022,S,C2,N1,U6,PR1,,,,too much',
  '"7","01/04/2022",S,"C""2",N1,U6,PR1,,,',
  '7,01/04/2022,S,C2,N1,U6,PR1,,,"two\nlines"',
  '7, "01/04/2022",S,C2,N1,U6,PR1,,,',
  '7,01/04/2022,S,C2,N1,U6,PR"1,,,',
  '"7,01/04/2022,S,C2,N1,U6,PR1,,,',
);

/** What people write above a table: titles, notes over two lines, blank lines. */
const titles = fc.array(
  fc.constantFrom(
    '',
    'Annex A List 10',
    'Run on 3/4/2024, by team 2',
    ',,,',
    '"two\nlines"',
    '"open',
  ),
  { maxLength: 4 },
);

/** What a workspace holds, children by their keys: their numbers are the workspace's own. */
async function held(workspace: TestWorkspace): Promise<unknown[]> {
  const Line = z.object({ line: z.string() });
  const of = (table: Fragment) =>
    workspace.rows(
      sql`SELECT to_json(t)::VARCHAR AS line FROM (${table}) AS t ORDER BY line`,
      Line,
    );
  const named = (table: TableName | 'care_episodes') => sql`
    SELECT t.* EXCLUDE (child_no), key FROM ${identifier(table)} AS t
    JOIN identities ON number = child_no`;
  return Promise.all([
    of(named('ssda903_episodes')),
    of(named('care_episodes')),
    of(sql`FROM rejects`),
    of(sql`FROM repairs`),
  ]);
}

/** The file in UTF-16, of which every row is judged thoroughly. */
const thoroughly = (text: string) => {
  const bytes = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
  return { name: 'episodes.csv', size: bytes.length, bytes };
};

/** What is between rows, and whether the last one has it too. */
const ends = fc.tuple(fc.constantFrom('\n', '\r\n', '\r'), fc.boolean());

/** Cells as some systems write them: all in quotation marks, whatever they hold. */
const quoted = (line: string) =>
  line.includes('"')
    ? line
    : line
        .split(',')
        .map((cell) => `"${cell}"`)
        .join(',');

it(
  'reads a return quickly and thoroughly to the same rows, rejects and repairs',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        titles,
        fc.array(fc.oneof(row, row.map(quoted), odd), { minLength: 1, maxLength: 40 }),
        ends,
        async (top, rows, [end, last]) => {
          const text = `${[...top, HEADER, ...rows].join(end)}${last ? end : ''}`;
          const file = csv(text, 'episodes.csv');
          await using inMemory = await TestWorkspace.open();
          await using onDisk = await TestWorkspace.open();
          await using thorough = await TestWorkspace.open();
          const byBytes = await inMemory.loadOne(file);
          const byPath = await onDisk.loadOne(await onDisk.onDisk(file));
          expect(byPath).toEqual(byBytes);
          expect(byBytes.family).toBe('ssda903');
          expect(byBytes.read).toBe(byBytes.loaded + byBytes.rejected);
          expect(await held(onDisk)).toEqual(await held(inMemory));
          expect(await thorough.loadOne(thoroughly(text))).toEqual(byBytes);
          expect(await held(thorough)).toEqual(await held(inMemory));
        },
      ),
      { numRuns: 15 },
    );
  },
);
