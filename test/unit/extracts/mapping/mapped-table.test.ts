import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../../../analytics/contract/recipe.ts';
import { mappedTable } from '../../../../analytics/extracts/mapping/mapped-table.ts';
import { targetOf } from '../../../../analytics/extracts/mapping/targets.ts';
import type { TableSource } from '../../../../analytics/extracts/table-source.ts';
import { column, constant, recipe, recordsOf, tableOf } from './tables.ts';

const mapped = (table: TableSource, by: Recipe) => mappedTable(table, by, targetOf(by));

const TRACKER = recipe({
  child_id: column('Mosaic ID'),
  area: constant('Croydon'),
  placement_order_on: column('PO'),
});

describe('a table read through a recipe', () => {
  it("has the target's columns in the target's order, and nothing that is not mapped", async () => {
    const source = tableOf(['PO', 'Worker', 'Mosaic ID'], [['1/2/2022', 'B. Smith', 'A1']]);
    const { table, dropped, originals } = mapped(source, TRACKER);
    expect(table.header).toEqual(['child_id', 'area', 'placement_order_on']);
    expect(await recordsOf(table)).toEqual([
      { row: 2, cells: ['A1', 'Croydon', '1/2/2022'], fault: null },
    ]);
    expect(dropped).toEqual(['Worker']);
    expect([...originals]).toEqual([
      ['child_id', 'Mosaic ID'],
      ['placement_order_on', 'PO'],
    ]);
  });

  it('finds columns however they are written', async () => {
    const { table } = mapped(tableOf(['mosaic_id', ' P.O. '], [['A1', '1/2/2022']]), {
      ...TRACKER,
      columns: { child_id: column('Mosaic ID'), placement_order_on: column('P O') },
    });
    expect((await recordsOf(table))[0]?.cells).toEqual(['A1', '1/2/2022']);
  });

  it('keeps the row numbers, blank lines blank and what could not be read', async () => {
    const source = tableOf(['Mosaic ID', 'PO', 'Worker'], [], {
      records: async function* () {
        yield [
          { row: 4, cells: ['', ' ', ''], fault: null },
          { row: 5, cells: ['A1', '1/2/2022'], fault: null },
          { row: 6, cells: [], fault: 'quotes' as const },
          { row: 7, cells: ['', '', 'B. Smith'], fault: null },
        ];
      },
    });
    expect(await recordsOf(mapped(source, TRACKER).table)).toEqual([
      { row: 4, cells: ['', '', ''], fault: null },
      { row: 5, cells: [], fault: { cells: 2, header: 3 } },
      { row: 6, cells: [], fault: 'quotes' },
      { row: 7, cells: [], fault: 'nothing_mapped' },
    ]);
  });

  it('lists what a Parquet file holds that no table can', () => {
    const source = tableOf(['Mosaic ID', 'PO', 'Worker'], [], { omitted: ['Visits'] });
    expect(mapped(source, TRACKER).dropped).toEqual(['Worker', 'Visits']);
  });

  it('translates words, whatever their case and space, and blanks those that mean nothing', async () => {
    const values = { VAA: 'voluntary_agency', 'Hub  3': 'in_house', 'n/k': '' };
    const { table } = mapped(
      tableOf(
        ['Mosaic ID', 'With'],
        ['vaa', ' HUB 3', 'N/K', 'in-house', ''].map((word) => ['A1', word]),
      ),
      recipe({ child_id: column('Mosaic ID'), placed_with: column('With', { values }) }),
    );
    expect((await recordsOf(table)).map(({ cells }) => cells[1])).toEqual([
      'voluntary_agency',
      'in_house',
      '',
      'in-house',
      '',
    ]);
  });

  it('reads dates month first only where that is said', async () => {
    const source = tableOf(['Mosaic ID', 'PO', 'Placed'], [['A1', '3/4/2022', '3/4/2022']]);
    const { table } = mapped(
      source,
      recipe({
        child_id: column('Mosaic ID'),
        placement_order_on: column('PO', { dates: 'month_first' }),
        placed_on: column('Placed'),
      }),
    );
    expect((await recordsOf(table))[0]?.cells).toEqual(['A1', '4/3/2022', '3/4/2022']);
  });
});

describe('what a recipe is for', () => {
  it.each([
    ['a target nobody knows', { target: 'payroll' }, 'maps to “payroll”'],
    [
      'a column the target lacks',
      { columns: { shoe_size: constant('7') } },
      'fills “shoe_size”, which Line-level journeys has no column for',
    ],
    [
      'a choice there is not',
      { columns: { sex: column('Sex', { values: { Girl: 'girl' } }) } },
      'takes a word of “sex” for “girl”; there is only male, female, unknown',
    ],
  ])('is refused with %s', (_, over, message) => {
    expect(() => targetOf(recipe({}, over))).toThrow(message);
  });
});
