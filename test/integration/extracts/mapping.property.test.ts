import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column, recipe } from '../../unit/extracts/mapping/tables.ts';
import { journeysIn, load, saved, text } from './tracker.ts';
import { TestWorkspace } from './workspace.ts';

describe('any renaming and reordering of the canonical columns', () => {
  const day = fc
    .date({ min: new Date('2018-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .chain((date) => {
      const [year, month, dayOfMonth] = date.toISOString().slice(0, 10).split('-');
      return fc.constantFrom(
        `${year}-${month}-${dayOfMonth}`,
        `${dayOfMonth}/${month}/${year}`,
        '',
      );
    });
  const CELLS = {
    child_id: fc.constantFrom('A1', 'A2', 'A3', 'A4', ''),
    area: fc.constantFrom('Croydon', 'E09000024', 'LB Sutton', 'Nowhere'),
    sex: fc.constantFrom('1', 'F', 'male', 'x', ''),
    birth_month: fc.constantFrom('2017-05', '01/06/2019', ''),
    entered_care_on: day,
    decision_on: day,
    placed_on: day,
    placed_with: fc.constantFrom('In house', 'voluntary_agency', 'moon', ''),
    attempt: fc.constantFrom('1', '2', 'two', ''),
    section: fc.constantFrom('', 'one', '=1+1'),
  } as const;
  const names = Object.keys(CELLS);
  const order = fc.shuffledSubarray([...names.keys(), names.length], {
    minLength: names.length + 1,
  });

  it('loads what the canonical file loads, and rejects what it rejects', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record(CELLS), { minLength: 1, maxLength: 12 }),
        order,
        fc.uniqueArray(fc.stringMatching(/^[A-Za-z]{3,10}$/), {
          minLength: names.length + 1,
          maxLength: names.length + 1,
          selector: (name) => name.toLowerCase(),
        }),
        async (rows, places, titles) => {
          const cells = rows.map((row) => Object.values(row));
          const canonical = text(names, cells);
          const renamed = text(
            places.map((place) => titles[place]!),
            cells.map((row) => places.map((place) => row[place] ?? 'a note')),
          );
          const through = recipe(
            Object.fromEntries(names.map((name, at) => [name, column(titles[at]!)])),
            { header: titles },
          );
          await using plain = await TestWorkspace.open();
          await using mapped = await TestWorkspace.open();
          const [expected] = await load(canonical, {}, plain);
          const [report] = await load(renamed, { recipes: [saved(through)] }, mapped);
          for (const key of ['read', 'loaded', 'repaired', 'rejected', 'reasons'] as const) {
            expect(report?.[key]).toEqual(expected?.[key]);
          }
          expect(report?.dropped).toEqual([titles[names.length]]);
          expect(await journeysIn(mapped)).toEqual(await journeysIn(plain));
          const told = async (own: TestWorkspace) =>
            (await own.rejects()).map(({ row, column: name, value, code }) => ({
              row,
              name,
              value,
              code,
            }));
          expect(await told(mapped)).toEqual(
            (await told(plain)).map((reject) => ({
              ...reject,
              name: reject.name === null ? null : titles[names.indexOf(reject.name)],
            })),
          );
        },
      ),
      { numRuns: 12 },
    );
  });
});
