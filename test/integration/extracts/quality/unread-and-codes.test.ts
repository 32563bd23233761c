import { describe, expect, it } from 'vitest';
import { GivenWorkspace } from './given.ts';
import { rule } from './rule-case.ts';

describe('rules that loading enforces', () => {
  for (const [id, column, code, other] of [
    ['112', 'DATE_INT', 'not_a_date', 'blank_cell'],
    ['113', 'DATE_MATCH', 'not_a_date', 'unknown_category'],
    ['115', 'DATE_PLACED', 'date_in_the_future', 'blank_cell'],
    ['116', 'DATE_PLACED_CEASED', 'not_a_date', 'dates_out_of_order'],
    ['522', 'DATE_PLACED_CEASED', 'dates_out_of_order', 'not_a_date'],
    ['563', 'DATE_PLACED', 'blank_cell', 'not_a_date'],
  ] as const) {
    it(`${id} finds them among the rows rejected for ${column}`, async () => {
      await using workspace = await GivenWorkspace.open();
      await workspace.rejected('rejected', [
        { column, code },
        { column, code: other },
        { column: 'DECOM', code },
      ]);
      await workspace.rejected('other', [{ column, code }], 'ad_hoc');
      expect(await workspace.found(id)).toEqual([`rejected 2 ${column}`]);
    });
  }
});

describe('codes', () => {
  rule('code_sex', 'are those of the return’s year', {
    header: [
      { child: 1, sex: 'M' },
      { child: 2, sex: '1' },
      { child: 3, sex: null },
    ],
    found: ['header 2 SEX'],
  });
  rule('code_place', 'may be those of the year an episode began in', {
    year: 2025,
    episodes: [
      { child: 1, decom: '2024-05-01', place: 'H5' },
      { child: 2, decom: '2024-03-31', place: 'H5' },
      { child: 3, decom: '2024-05-01', place: 'K3' },
    ],
    found: ['episodes E09000008 2025 2 PLACE'],
  });
  rule('code_rec', 'are those of any year where the return’s is not known', {
    year: null,
    episodes: [
      { child: 1, decom: '2017-05-01', rec: 'E45' },
      { child: 2, decom: '2017-05-01', rec: 'E43' },
      { child: 3, decom: '2017-05-01', rec: 'E99' },
    ],
    found: ['episodes E09000008 null 4 REC'],
  });

  it('count the rows that loading rejected for theirs', async () => {
    await using workspace = await GivenWorkspace.open();
    await workspace.rejected('rejected', [
      { column: 'PLACE', code: 'unknown_category' },
      { column: 'PLACE', code: 'blank_cell' },
    ]);
    expect(await workspace.found('code_place')).toEqual(['rejected 2 PLACE']);
  });
});
