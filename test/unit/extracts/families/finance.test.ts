import { describe, expect, it } from 'vitest';
import { readMoney, scaleOf } from '../../../../analytics/extracts/families/finance-money.ts';
import { finance } from '../../../../analytics/extracts/families/finance.ts';
import { recognise } from '../../../../analytics/extracts/recognise.ts';
import { readText } from './read-text.ts';

const HEADER = 'year,agency,partner,category,kind,budget,actual,variance';

function read(line: string, header = HEADER) {
  const [result] = readText(finance, `${header}\n${line}\n`);
  if (!result) throw new Error('No row was read.');
  return result;
}

const figures = (line: string, header?: string) => {
  const { all, problem } = read(line, header);
  expect(problem).toBeNull();
  return all.map(({ measure, area, category, kind, value }) => ({
    measure,
    area,
    category,
    kind,
    value,
  }));
};
const ALS = 'Adopt London South';

describe('a budget line', () => {
  it('gives a figure for each amount that is filled in', () => {
    const line = { area: ALS, category: 'staff_costs', kind: null };
    expect(figures(`2022/23,ALS,,Staff costs,,"£3,548,000",3500000,`)).toEqual([
      { ...line, measure: 'budget_total', value: 3548000 },
      { ...line, measure: 'actual_total', value: 3500000 },
    ]);
  });

  it('of income is income, of expenditure is spending', () => {
    const line = { area: ALS, category: 'dfe_grant' };
    expect(figures('2022/23,ALS,,DfE grant,Income,-100,-120,(20)')).toEqual([
      { ...line, measure: 'budget_total', kind: 'income', value: -100 },
      { ...line, measure: 'income', kind: null, value: -120 },
      { ...line, measure: 'variance', kind: 'income', value: -20 },
    ]);
    expect(figures('2022/23,ALS,,DfE grant,Expenditure,,5,')).toEqual([
      { ...line, measure: 'actual_total', kind: 'expenditure', value: 5 },
    ]);
  });

  it('that is a total is no category', () => {
    const [total] = figures('2022/23,ALS,,Total,,1000,,');
    expect(total).toMatchObject({ measure: 'budget_total', category: null, kind: null });
    const [spent] = figures('2022/23,ALS,,Total expenditure,,,900,');
    expect(spent).toMatchObject({ measure: 'actual_total', category: null, kind: 'expenditure' });
    const [net] = figures('2022/23,ALS,,Net expenditure,,,,"+8,442"');
    expect(net).toMatchObject({ measure: 'variance', category: null, kind: 'net', value: 8442 });
  });

  it('of inter-agency fees is found under their own measure too', () => {
    expect(
      figures('2022/23,ALS,,Inter-agency fees,Expenditure,100,120,').map(({ measure }) => measure),
    ).toEqual(['budget_total', 'actual_total', 'inter_agency_fees']);
  });

  it('of a partner is about that partner', () => {
    const [line] = figures('2022/23,ALS,Croydon,Inter-agency fees,Expenditure,,50,');
    expect(line).toMatchObject({ measure: 'actual_total', area: 'Croydon' });
  });

  it('under a heading in thousands is in pounds', () => {
    const header = "Year,Agency,Category,Budget (£'000),Outturn £k";
    const { all, repaired } = read('2022/23,ALS,Staff,"3,548",8.4', header);
    expect(all.map(({ value, printed_as }) => [value, printed_as])).toEqual([
      [3548000, '3,548'],
      [8400, '8.4'],
    ]);
    expect(repaired).toBe(true);
  });
});

describe('a partner’s contribution', () => {
  it('is the partner’s, with the agency it is paid to', () => {
    const { all } = read('2022/23,ALS,Croydon,,,"£676,404",676404,');
    expect(all).toHaveLength(2);
    expect(all[0]).toMatchObject({
      measure: 'partner_contribution',
      area: 'Croydon',
      value: 676404,
      publication: 'Finance of Adopt London South',
      section: 'partner contributions',
    });
    expect(all[1]).toMatchObject({ measure: 'partner_contribution_budget', value: 676404 });
  });

  it('needs no more than year, partner and amount', () => {
    const [paid] = figures('2022-23,Kingston,"£410, 560"', 'Financial year,Borough,Contribution');
    expect(paid).toEqual({
      measure: 'partner_contribution',
      area: 'Kingston upon Thames',
      category: null,
      kind: null,
      value: 410560,
    });
  });

  it('is positive, even where it is printed as income with a minus sign', () => {
    const [paid] = figures('2019/20,Adopt London East,LB Newham,Contribution,income,,"-243,795",');
    expect(paid).toMatchObject({ area: 'Newham', value: 243795 });
    expect(read('2019/20,ALS,Croydon,,,,-5,').problem).toMatchObject({
      column: 'actual',
      code: 'negative_number',
    });
  });
});

describe('a row of finance', () => {
  it.each([
    ['once,ALS,,Staff,,1,,', 'period', 'unknown_period'],
    ['2022,ALS,,Staff,,1,,', 'period', 'unknown_period'],
    ['2022/23,,,Staff,,1,,', 'area', 'blank_cell'],
    ['2022/23,Nowhere,,Staff,,1,,', 'area', 'unknown_area'],
    ['2022/23,ALS,Nowhere,,,1,,', 'partner', 'unknown_area'],
    ['2022/23,ALS,,,,1,,', 'category', 'blank_cell'],
    ['2022/23,ALS,,Staff,odd,1,,', 'kind', 'unknown_category'],
    ['2022/23,ALS,,Staff,,lots,,', 'budget', 'not_a_number'],
    ['2022/23,ALS,,Staff,,46%,,', 'budget', 'not_a_number'],
    ['2022/23,ALS,,Staff,,=A1,,', 'budget', 'formula'],
    ['2022/23,ALS,,Staff,,,,', 'budget', 'blank_cell'],
  ])('%s is rejected for %s: %s', (line, column, code) => {
    expect(read(line)).toMatchObject({ all: [], problem: { column, code } });
  });

  it('keeps what stands in an amount’s place', () => {
    expect(read('2022/23,ALS,,Staff,,TBC,,').values).toMatchObject({
      value: null,
      status: 'not_available',
      printed_as: 'TBC',
    });
  });
});

describe('finance', () => {
  it.each([
    'year,category,budget,actual',
    'Financial year,Partner,Amount',
    "Period,Budget heading,Annual budget (£'000),Outturn",
  ])('is known by the columns %s', (header) => {
    expect(recognise(header.split(','))).toMatchObject({
      family: { id: 'finance' },
      confidence: 1,
    });
  });

  it('does not claim a file without amounts or without lines', () => {
    expect(recognise(['year', 'category', 'remark'])).toBeNull();
    expect(recognise(['year', 'budget', 'actual'])).toBeNull();
  });
});

describe('readMoney', () => {
  it.each([
    ['1234567', 1, 1234567],
    ['£1,234,567', 1, 1234567],
    ['(1,234)', 1, -1234],
    ['(£8.4k)', 1, -8400],
    ['-£3', 1, -3],
    ['£897k', 1, 897000],
    ['£1.2m', 1, 1200000],
    ['1.1 million', 1, 1100000],
    ['1.1', 1000, 1100],
    ['£8.4k', 1000, 8400],
    ['12.34', 1, 12.34],
  ])('reads %s times %d as %d', (text, scale, value) => {
    expect(readMoney(text, scale)?.value).toBe(value);
  });

  it.each(['', 'k', '12%', '1,2', 'about 5', '5km'])('takes “%s” for no amount', (text) => {
    expect(readMoney(text, 1)).toBeNull();
  });
});

describe('scaleOf', () => {
  it.each([
    ['Budget', 1],
    ['Budget (£)', 1],
    ["Budget £'000", 1000],
    ['Budget £000s', 1000],
    ['Budget (£k)', 1000],
    ['Budget £m', 1000000],
  ])('reads “%s” as %d', (header, scale) => {
    expect(scaleOf(header)).toBe(scale);
  });
});
