import { describe, expect, it } from 'vitest';
import { NORTH, SOUTH, boroughTable, check, found, published } from './published.ts';

const withheld = { value: null, status: 'suppressed', lower: 1, upper: 4 } as const;

describe('the boroughs of a table and its total', () => {
  it('lists a total that its boroughs do not add up to, with every place', () => {
    const [only, ...others] = check(
      published(...boroughTable('placement_orders', [5, 11, 18], 32, { period: '2021/22' })),
    );
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      kind: 'parts_and_total',
      measure: 'placement_orders',
      area: NORTH,
      period: '2021/22',
      stated: 32,
      computed: 34,
    });
    expect(only?.sources.map(({ observation }) => observation)).toEqual([4, 1, 2, 3]);
    expect(only?.explanation).toContain('add up to 34, but the total is stated as 32');
  });

  it('says nothing of a table that adds up', () => {
    expect(found(...boroughTable('placement_orders', [5, 11, 18], 34))).toEqual([]);
  });

  it('leaves alone a table in which a borough is missing', () => {
    const [, ...withoutBarnet] = boroughTable('placement_orders', [5, 11, 18], 34);
    expect(found(...withoutBarnet)).toEqual([]);
  });

  it('still lists a total that is smaller than some of its boroughs together', () => {
    const [, ...withoutBarnet] = boroughTable('placement_orders', [5, 11, 18], 28);
    expect(found(...withoutBarnet)).toEqual([`parts_and_total: placement_orders ${NORTH} 28 / 29`]);
  });

  it('compares a table without a total with a total stated elsewhere', () => {
    expect(
      found(...boroughTable('children_waiting', [39, 52, 74], null), {
        measure: 'children_waiting',
        value: 164,
        place: 'prose',
      }),
    ).toEqual([`parts_and_total: children_waiting ${NORTH} 164 / 165`]);
  });

  it('takes a total with or without a borough that had not joined yet', () => {
    const table = (total: number) =>
      ['Croydon', 'Kingston upon Thames', 'Richmond upon Thames', 'Greenwich']
        .map((area, index) => ({ area, value: [14, 0, 4, 8][index] ?? 0 }))
        .concat({ area: SOUTH, value: total })
        .map((row) => ({
          measure: 'placement_orders',
          period: '2021/22',
          printedTable: 'orders',
          ...row,
        }));
    expect(found(...table(26))).toEqual([]);
    expect(found(...table(18))).toEqual([]);
    expect(found(...table(25))).toEqual([`parts_and_total: placement_orders ${SOUTH} 25 / 26`]);
  });

  it('counts two boroughs once that are printed singly and together', () => {
    const rows = [
      ['Croydon', 14],
      ['Kingston upon Thames', 2],
      ['Richmond upon Thames', 4],
      ['Achieving for Children', 6],
      [SOUTH, 20],
    ].map(([area, value]) => ({
      measure: 'placement_orders',
      period: '2020/21',
      area: String(area),
      value: Number(value),
      printedTable: 'orders',
    }));
    expect(found(...rows)).toEqual([]);
  });

  it('does not count the national figure beside the boroughs as one of them', () => {
    expect(
      found(...boroughTable('placement_orders', [5, 11, 18], 34), {
        measure: 'placement_orders',
        area: 'England',
        value: 2870,
        printedTable: 'table of placement_orders',
      }),
    ).toEqual([]);
  });
});

describe('withheld cells', () => {
  it('lets the total lie anywhere that they allow', () => {
    const table = boroughTable('placement_orders', [0, 0, 18], 24).map((row) =>
      row.value === 0 ? { ...row, ...withheld } : row,
    );
    expect(found(...table)).toEqual([]);
  });

  it('lists a total that no withheld number can explain', () => {
    const [first, ...rest] = boroughTable('placement_orders', [0, 11, 18], 36);
    expect(found({ ...first!, ...withheld }, ...rest)).toEqual([
      `parts_and_total: placement_orders ${NORTH} 36 / 33`,
    ]);
  });

  it('does not take a blank cell for none', () => {
    const [first, ...rest] = boroughTable('placement_orders', [0, 11, 18], 36);
    expect(found({ ...first!, value: null, status: 'not_available' }, ...rest)).toEqual([]);
    const [, ...tooMany] = boroughTable('placement_orders', [0, 11, 18], 28);
    expect(found({ ...first!, value: null, status: 'not_available' }, ...tooMany)).toEqual([
      `parts_and_total: placement_orders ${NORTH} 28 / 29`,
    ]);
  });
});

describe('categories and their total', () => {
  const waiting = (category: Record<string, string>, value: number, printedTable: string | null) =>
    ({ measure: 'children_waiting_with_order', breakdown: category, value, printedTable }) as const;

  it('checks each breakdown of one printed partition', () => {
    expect(
      found(
        waiting({}, 30, 'waiting'),
        waiting({ sex: 'male' }, 16, 'waiting'),
        waiting({ sex: 'female' }, 14, 'waiting'),
        waiting({ category: 'linked' }, 9, 'waiting'),
        waiting({ category: 'active' }, 23, 'waiting'),
      ),
    ).toEqual([`parts_and_total: children_waiting_with_order ${NORTH} 30 / 32`]);
  });

  it('holds two breakdowns to the total, not to each other, where it is stated', () => {
    expect(
      found(
        waiting({}, 31, 'waiting'),
        waiting({ sex: 'male' }, 16, 'waiting'),
        waiting({ sex: 'female' }, 14, 'waiting'),
        waiting({ category: 'linked' }, 9, 'waiting'),
        waiting({ category: 'active' }, 23, 'waiting'),
      ),
    ).toEqual([
      `parts_and_total: children_waiting_with_order ${NORTH} 31 / 30`,
      `parts_and_total: children_waiting_with_order ${NORTH} 31 / 32`,
    ]);
  });

  it('leaves alone figures that nobody says are all the parts', () => {
    expect(
      found(
        waiting({}, 30, null),
        waiting({ category: 'linked' }, 9, null),
        waiting({ category: 'with_siblings' }, 28, null),
      ),
    ).toEqual([]);
  });

  it('lets a table without a total fall short of one stated elsewhere, but not exceed it', () => {
    const spend = (staff: number) => [
      { measure: 'budget_total', value: 4_225_411, place: 'prose' },
      ...[
        ['staff', staff],
        ['buildings', 277_000],
      ].map(([category, value]) => ({
        measure: 'budget_total',
        breakdown: { category: String(category) },
        value: Number(value),
        printedAs: (Number(value) / 1000).toLocaleString('en-GB'),
        printedTable: 'spend',
      })),
    ];
    expect(found(...spend(3_548_000))).toEqual([]);
    expect(found(...spend(3_949_000))).toEqual([]);
    expect(found(...spend(3_998_000))).toEqual([`money: budget_total ${NORTH} 4225411 / 4275000`]);
  });

  it('compares two breakdowns of a total that nobody states', () => {
    const leavers = (breakdown: Record<string, string>, value: number) => ({
      measure: 'care_leavers',
      breakdown,
      value,
      printedTable: Object.keys(breakdown).join(),
    });
    const bySex = [leavers({ sex: 'male' }, 477), leavers({ sex: 'female' }, 245)];
    const byKind = (eligible: number) => [
      leavers({ category: 'eligible' }, eligible),
      leavers({ category: 'relevant' }, 9),
    ];
    expect(found(...bySex, ...byKind(715))).toEqual([
      `parts_and_total: care_leavers ${NORTH} 722 / 724`,
    ]);
    expect(found(...bySex, ...byKind(713))).toEqual([]);
    expect(found(...bySex, ...byKind(600))).toEqual([]);
  });
});

describe('groups that exclude each other, from several paragraphs', () => {
  const aged = (age_band: string | null, value: number, section: string) => ({
    measure: 'children_in_care',
    area: 'Haringey',
    period: '2024-11-30',
    breakdown: age_band === null ? {} : { age_band },
    value,
    section,
  });

  it('can not be more than there are in all', () => {
    expect(
      found(aged(null, 313, '4.1'), aged('under_16', 209, '4.7'), aged('16_17', 108, '4.8')),
    ).toEqual(['parts_and_total: children_in_care Haringey 313 / 317']);
  });

  it('may be fewer, or overlap', () => {
    expect(
      found(aged(null, 313, '4.1'), aged('under_16', 209, '4.7'), aged('16_17', 100, '4.8')),
    ).toEqual([]);
    expect(
      found(aged(null, 313, '4.1'), aged('under_16', 209, '4.7'), aged('up_to_15', 208, '4.8')),
    ).toEqual([]);
  });

  it('counts a category that contains another once', () => {
    const placed = (source_of_placement: string | null, value: number, section: string) => ({
      measure: 'children_placed',
      breakdown: source_of_placement === null ? {} : { source_of_placement },
      value,
      section,
    });
    const paragraphs = [
      placed(null, 16, '4'),
      placed('in_house', 10, '4'),
      placed('in_house_or_regional', 15, '4.4'),
    ];
    expect(found(...paragraphs, placed('voluntary_agency', 1, '4.5'))).toEqual([]);
    expect(found(...paragraphs, placed('voluntary_agency', 2, '4.5'))).toEqual([
      `parts_and_total: children_placed ${NORTH} 16 / 17`,
    ]);
  });
});

describe('an average and those of its parts', () => {
  const share = (values: readonly number[], total: number) =>
    found(...boroughTable('best_interests_decisions_share_of_entries_under_5', values, total));

  it('lies between them, whatever their weights', () => {
    expect(share([47, 26, 34], 34)).toEqual([]);
    expect(share([47, 26, 34], 26)).toEqual([]);
    expect(share([47, 26, 34], 24)).toEqual([
      `parts_and_total: best_interests_decisions_share_of_entries_under_5 ${NORTH} 24 / 25.5`,
    ]);
  });
});
