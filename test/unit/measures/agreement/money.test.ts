import { describe, expect, it } from 'vitest';
import { SOUTH, check, found, published } from './published.ts';

const pounds = (measure: string, value: number, breakdown = {}, more = {}) => ({
  measure,
  area: SOUTH,
  value,
  breakdown,
  ...more,
});

describe('what partners pay and the budget', () => {
  const paid = (area: string, value: number) =>
    pounds('partner_contribution', value, {}, { area, printedTable: 'contributions' });
  const partners = [
    paid('Croydon', 676_404),
    paid('Greenwich', 492_335),
    paid('Achieving for Children', 410_560),
  ];

  it('must agree to the pound, a joint payer counting for both', () => {
    const [only, ...others] = check(published(...partners, pounds('budget_total', 1_579_297)));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ kind: 'money', stated: 1_579_297, computed: 1_579_299 });
    expect(only?.explanation).toContain('£1,579,299');
    expect(found(...partners, pounds('budget_total', 1_579_299))).toEqual([]);
  });

  it('is left alone while a partner is missing', () => {
    expect(found(...partners.slice(1), pounds('budget_total', 1_579_297))).toEqual([]);
  });
});

describe('a variance', () => {
  const line = (category: string, budget: number, actual: number, variance: number) => [
    pounds('budget_total', budget, { kind: 'expenditure', category }),
    pounds('actual_total', actual, { kind: 'expenditure', category }),
    pounds('variance', variance, { kind: 'expenditure', category }),
  ];

  it('is the actual less the budget of its line', () => {
    expect(found(...line('staff', 129_540, 370_187, 240_647))).toEqual([]);
    expect(found(...line('staff', 129_540, 370_187, -240_647))).toEqual([
      `money: variance ${SOUTH} -240647 / 240647`,
    ]);
  });

  it('may be out by the pound that rounding makes', () => {
    expect(found(...line('staff', 129_540, 370_187, 240_648))).toEqual([]);
    expect(found(...line('staff', 129_540, 370_187, 240_649))).toHaveLength(1);
  });

  it('of income is held to the income received', () => {
    const income = (variance: number) => [
      pounds('budget_total', -652_950, { kind: 'income' }),
      pounds('income', -671_074),
      pounds('income', -671_000, {}, { place: 'prose', printedAs: '£671k' }),
      pounds('variance', variance, { kind: 'income' }),
    ];
    expect(found(...income(-18_124))).toEqual([]);
    expect(found(...income(-18_126))).toEqual([`money: variance ${SOUTH} -18126 / -18124`]);
  });

  it('of a line printed only by payer is held to what the total leaves', () => {
    const lines = (variance: number) => [
      pounds('income', -18_125, { category: 'carried_forward' }),
      pounds('income', -671_074),
      pounds('budget_total', 0, { kind: 'income', category: 'carried_forward' }),
      pounds('budget_total', -652_950, { kind: 'income', category: 'contributions' }),
      pounds('variance', -18_125, { kind: 'income', category: 'carried_forward' }),
      pounds('variance', variance, { kind: 'income', category: 'contributions' }),
    ];
    expect(found(...lines(1))).toEqual([]);
    expect(found(...lines(-1))).toEqual([`money: variance ${SOUTH} -1 / 1`]);
    expect(found(...lines(-1).slice(1))).toEqual([]);
    const another = pounds('variance', 5, { kind: 'income', category: 'grants' });
    expect(found(...lines(-1), another)).toEqual([]);
  });
});

describe('net expenditure', () => {
  const net = (value: number) => [
    pounds('budget_total', 870_347, { kind: 'expenditure' }),
    pounds('budget_total', -652_950, { kind: 'income' }),
    pounds('budget_total', value, { kind: 'net' }),
  ];

  it('is what is spent and what is received together', () => {
    expect(found(...net(217_397))).toEqual([]);
    expect(found(...net(217_400))).toEqual([`money: budget_total ${SOUTH} 217400 / 217397`]);
  });

  it('is left alone while one of them is missing', () => {
    expect(found(...net(217_400).slice(1))).toEqual([]);
  });
});

describe('lines and their total', () => {
  it('may differ by what rounding each line can make', () => {
    const spend = (total: number) => [
      ...[310, 277, 322].map((value, index) =>
        pounds(
          'actual_total',
          value * 1000,
          { category: `line_${String(index)}` },
          {
            printedTable: 'spend',
            printedAs: String(value),
          },
        ),
      ),
      pounds('actual_total', total, {}, { printedTable: 'spend', printedAs: `£${String(total)}` }),
    ];
    expect(found(...spend(909_000))).toEqual([]);
    expect(found(...spend(910_400))).toEqual([]);
    expect(found(...spend(910_600))).toEqual([`money: actual_total ${SOUTH} 910600 / 909000`]);
  });
});
