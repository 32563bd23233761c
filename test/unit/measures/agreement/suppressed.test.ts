import { describe, expect, it } from 'vitest';
import { NORTH, boroughTable, check, found, published } from './published.ts';

const withheld = { value: null, status: 'suppressed', lower: 1, upper: 4 } as const;

describe('a withheld figure', () => {
  const orders = { measure: 'adoption_orders', area: 'Barnet' } as const;

  it('that is stated in another place is given away', () => {
    const [only, ...others] = check(
      published({ ...orders, ...withheld }, { ...orders, value: 3, place: 'prose' }),
    );
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      kind: 'suppressed_but_stated',
      area: 'Barnet',
      stated: 3,
      computed: 4,
    });
    expect(only?.explanation).toContain('withheld as 1 to 4');
    expect(only?.sources).toHaveLength(2);
  });

  it('that is withheld everywhere is not', () => {
    expect(found({ ...orders, ...withheld }, { ...orders, ...withheld, place: 'prose' })).toEqual(
      [],
    );
  });

  it('that is stated for another year is not', () => {
    expect(found({ ...orders, ...withheld }, { ...orders, value: 7, period: '2021/22' })).toEqual(
      [],
    );
  });

  it('is given away by a change from the next year', () => {
    expect(
      found(
        { ...orders, ...withheld, period: '2021/22' },
        { ...orders, value: 7 },
        { ...orders, value: 4, statistic: 'change', basePeriod: '2021/22' },
      ),
    ).toEqual(['suppressed_but_stated: adoption_orders Barnet 3 / 4']);
  });
});

describe('a withheld cell of a table with its total', () => {
  const table = (values: readonly number[], total: number) =>
    boroughTable('placement_orders', values, total).map((row) =>
      row.value === -1 ? { ...row, ...withheld } : row,
    );

  it('is what the other cells leave', () => {
    expect(found(...table([-1, 11, 18], 31))).toEqual([
      'suppressed_but_stated: placement_orders Barnet 2 / 4',
    ]);
  });

  it('is safe where two cells share what is left', () => {
    expect(found(...table([-1, -1, 18], 22))).toEqual([]);
  });

  it('is given away where the marks leave only one way', () => {
    expect(found(...table([-1, -1, 18], 20))).toEqual([
      'suppressed_but_stated: placement_orders Barnet 1 / 4',
      'suppressed_but_stated: placement_orders Camden 1 / 4',
    ]);
    expect(found(...table([-1, -1, 18], 26))).toEqual([
      'suppressed_but_stated: placement_orders Barnet 4 / 4',
      'suppressed_but_stated: placement_orders Camden 4 / 4',
    ]);
  });

  it('is safe where a cell is missing besides', () => {
    const [first, second, third, total] = table([-1, 11, 18], 31);
    expect(
      found(first!, { ...second!, value: null, status: 'not_available' }, third!, total!),
    ).toEqual([]);
  });

  it('is not given away by the total where its own mark says it all', () => {
    const [first, ...rest] = table([-1, 11, 18], 30);
    expect(found({ ...first!, lower: 1, upper: 1 }, ...rest)).toEqual([]);
  });

  it('is given away when it is the total', () => {
    const [...cells] = table([1, 1, 1], 3);
    const total = cells.pop();
    expect(found(...cells, { ...total!, ...withheld })).toEqual([
      `suppressed_but_stated: placement_orders ${NORTH} 3 / 4`,
    ]);
  });
});
