import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CATALOGUE } from '../../../analytics/contract/catalogue/index.ts';
import { FigureStatus } from '../../../analytics/contract/figure.ts';
import type { Measure, MeasureKind } from '../../../analytics/contract/measure.ts';
import { presentableFigures } from '../../../analytics/disclosure/presentable-figures.ts';
import { Session } from '../../../analytics/engine/session.ts';
import { join, sql } from '../../../analytics/engine/sql.ts';

const Row = z.object({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  status: FigureStatus,
  note: z.string().nullable(),
});
type Row = z.infer<typeof Row>;

let session: Session;
beforeAll(async () => {
  session = await Session.open();
});
afterAll(() => session.close());

const measureOf = (kind: MeasureKind): Measure => {
  const found = CATALOGUE.find((measure) => measure.kind === kind && measure.unit !== 'pounds');
  if (!found) throw new Error(`no measure is a ${kind}`);
  return found;
};
const MONEY = CATALOGUE.find(({ kind }) => kind === 'money');

const figure = (over: Partial<Row>): Row => ({
  value: null,
  numerator: null,
  denominator: null,
  lower: null,
  upper: null,
  status: 'final',
  note: null,
  ...over,
});

/** Figures of a measure after the gate. */
async function gated(rows: readonly Row[], measure: Measure): Promise<Row[]> {
  const number = (value: number | null) => sql`CAST(${value} AS DOUBLE)`;
  const selects = rows.map(
    (row, place) => sql`SELECT ${place} AS place, ${number(row.value)} AS value,
      ${number(row.numerator)} AS numerator, ${number(row.denominator)} AS denominator,
      ${number(row.lower)} AS lower, ${number(row.upper)} AS upper,
      ${row.status} AS status, CAST(${row.note} AS VARCHAR) AS note`,
  );
  const figures = presentableFigures(join(selects, ' UNION ALL '), measure);
  return session.rows(sql`SELECT * EXCLUDE (place) FROM (${figures}) ORDER BY place`, Row);
}

const one = async (row: Partial<Row>, kind: MeasureKind) =>
  (await gated([figure(row)], measureOf(kind)))[0];

const isSmall = (count: number | null) => count !== null && count > 0 && count < 6;

describe('figures shown to others', () => {
  it.each([1, 2, 3, 4, 5])(
    'withhold a count of %i, with bounds that give nothing away',
    async (n) => {
      expect(await one({ value: n, note: 'twins' }, 'flow')).toEqual({
        value: null,
        numerator: null,
        denominator: null,
        lower: 1,
        upper: 5,
        status: 'suppressed',
        note: 'Withheld while presenting, because it is about few people.',
      });
    },
  );

  it.each([
    [0, 0],
    [6, 10],
    [7, 10],
    [12, 10],
    [13, 15],
    [742, 740],
  ])('round a count of %i to %i', async (count, shown) => {
    expect(await one({ value: count }, 'stock')).toMatchObject({
      value: shown,
      lower: null,
      upper: null,
      status: 'final',
    });
  });

  it('keep the three ways of not having a figure apart', async () => {
    for (const status of ['not_available', 'not_applicable', 'suppressed'] as const) {
      expect(await one({ status }, 'flow')).toMatchObject({ status, value: null });
    }
  });

  it.each([
    ['few of many', { value: 8, numerator: 4, denominator: 50 }],
    ['all but few', { value: 92, numerator: 46, denominator: 50 }],
    ['many of few', { value: 100, numerator: 9, denominator: 9 }],
    ['nobody of few', { value: 0, numerator: 0, denominator: 9 }],
  ])('withhold a percentage of %s', async (_what, share) => {
    expect(await one(share, 'share')).toMatchObject({
      value: null,
      numerator: null,
      denominator: null,
      lower: null,
      upper: null,
      status: 'suppressed',
    });
  });

  it('round a percentage, and what it is made from, so that it can’t be worked back', async () => {
    const share = { value: 46.1538, numerator: 12, denominator: 26, lower: 28.7, upper: 64.5 };
    expect(await one(share, 'share')).toMatchObject({
      value: 46,
      numerator: 10,
      denominator: 25,
      lower: 28,
      upper: 65,
    });
  });

  it('withhold a mean of fewer than ten, and never show what it was divided from', async () => {
    expect(await one({ value: 500, denominator: 9, numerator: 4500 }, 'mean')).toMatchObject({
      value: null,
      status: 'suppressed',
    });
    expect(await one({ value: 742.63, denominator: 13, numerator: 9654 }, 'mean')).toMatchObject({
      value: 743,
      numerator: null,
      denominator: 15,
    });
  });

  it('move bounds that are known from before outwards', async () => {
    const bounds = async (lower: number, upper: number) => {
      const row = await one({ status: 'suppressed', lower, upper }, 'flow');
      return [row?.lower, row?.upper];
    };
    expect(await bounds(3, 3)).toEqual([1, 5]);
    expect(await bounds(1, 4)).toEqual([1, 5]);
    expect(await bounds(6, 9)).toEqual([1, 10]);
    expect(await bounds(11, 14)).toEqual([10, 15]);
  });

  it('keep money to the penny, and drop what was noted beside it', async () => {
    if (!MONEY) throw new Error('no measure is money');
    const row = figure({ value: 2_856_848.13, note: 'incl. 2 children' });
    expect(await gated([row], MONEY)).toEqual([{ ...row, note: null }]);
  });

  const count = fc.nat({ max: 60 });
  const maybe = fc.option(count, { nil: null });
  const anyRow = fc
    .record({ value: maybe, numerator: maybe, base: maybe, lower: maybe, upper: maybe })
    .map(({ base, ...row }) =>
      figure({ ...row, denominator: base === null ? null : base + (row.numerator ?? 0) }),
    );

  it('never hold a count of 1 to 5, whatever the figures are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { minLength: 1, maxLength: 8 }),
        fc.constantFrom<MeasureKind>('flow', 'stock', 'share', 'mean', 'rate'),
        async (rows, kind) => {
          for (const row of await gated(rows, measureOf(kind))) {
            expect(isSmall(row.numerator)).toBe(false);
            expect(isSmall(row.denominator)).toBe(false);
            if (kind !== 'flow' && kind !== 'stock') continue;
            expect(isSmall(row.value)).toBe(false);
            // Of bounds, 1 and 5 are what every withheld count is given.
            expect([0, 1, null].includes(row.lower) || Number(row.lower) >= 10).toBe(true);
            expect([0, 5, null].includes(row.upper) || Number(row.upper) >= 10).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never let a withheld count follow from a total and what is shown beside it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(count, { minLength: 2, maxLength: 6 }), async (parts) => {
        const total = parts.reduce((sum, part) => sum + part, 0);
        const table = [total, ...parts].map((value) => figure({ value }));
        const [whole, ...shown] = await gated(table, measureOf('flow'));
        const hidden = shown.filter(({ status }) => status === 'suppressed');
        if (hidden.length !== 1 || typeof whole?.value !== 'number') return;
        // What an onlooker knows: each rounded number stands for several.
        const span = (value: number): [number, number] =>
          value === 0 ? [0, 0] : value === 10 ? [6, 12] : [value - 2, value + 2];
        const known = shown.flatMap(({ value }) => (value === null ? [] : [span(value)]));
        const [least, most] = span(whole.value);
        const lower = Math.max(1, least - known.reduce((sum, [, to]) => sum + to, 0));
        const upper = Math.min(5, most - known.reduce((sum, [from]) => sum + from, 0));
        expect(upper - lower).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});
