import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIMENSION_COLUMNS } from '../../analytics/contract/figure-columns.ts';
import type { Figure } from '../../analytics/contract/figure.ts';
import { Workbench } from '../../analytics/workbench.ts';

type Printed = Readonly<Record<string, string>>;

const folder = new URL('../../samples/published/', import.meta.url);

function printedRows(): Printed[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv') && !name.includes('journeys'))
    .flatMap((name) => parse(readFileSync(new URL(name, folder)), { columns: true }) as Printed[]);
}

const number = (text: string | undefined) => (text ? Number(text) : null);

/** What the report prints, in the words of a figure. */
function asPrinted(row: Printed) {
  const status = row['status'] === 'range' ? 'not_available' : row['status'];
  return JSON.stringify({
    area: row['area'],
    cohort: row['cohort'] || null,
    breakdown: Object.fromEntries(
      DIMENSION_COLUMNS.flatMap((id) => (row[id] ? [[id, row[id]]] : [])),
    ),
    value: status === 'final' ? number(row['value']) : null,
    lower: number(row['lower']),
    upper: number(row['upper']),
    status,
    section: row['section'],
    locator: row['locator'],
  });
}

const asFigure = ({ area, cohort, breakdown, value, lower, upper, status }: Figure, row: Printed) =>
  JSON.stringify({
    area,
    cohort,
    breakdown,
    value,
    lower,
    upper,
    status,
    section: row['section'],
    locator: row['locator'],
  });

describe('the published samples', () => {
  let workbench: Workbench;
  const rows = printedRows().filter(
    (row) => !row['statistic'] || row['statistic'] === 'approximate',
  );

  beforeAll(async () => {
    workbench = await Workbench.open({ samples: true, host: 'script' });
  });
  afterAll(() => workbench.close());

  it('load without a single rejected row', async () => {
    const sources = await workbench.sources();
    expect(sources.map(({ rejected }) => rejected)).toEqual(sources.map(() => 0));
    expect(sources).toHaveLength(6);
  });

  it('come back figure by figure as they were printed', async () => {
    const missing: string[] = [];
    const measures = new Set(rows.map((row) => row['measure'] ?? ''));
    for (const measure of measures) {
      const figures = await workbench.figures({ measure, origins: ['published'] });
      const wanted = rows.filter((row) => row['measure'] === measure);
      for (const row of wanted) {
        const found = figures.some(
          (figure) =>
            figure.source ===
              [row['source'], row['section'], row['locator']].filter(Boolean).join(', ') &&
            asFigure(figure, row) === asPrinted(row),
        );
        if (!found) missing.push(`${measure} ${asPrinted(row)}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('can be asked for by area and period as they are written', async () => {
    const missing: string[] = [];
    const asked = rows.filter((_, i) => i % 7 === 0);
    for (const row of asked) {
      const figures = await workbench.figures({
        measure: row['measure'] ?? '',
        areas: [row['area'] ?? ''],
        periods: [row['period'] ?? ''],
      });
      if (!figures.some((figure) => asFigure(figure, row) === asPrinted(row)))
        missing.push(asPrinted(row));
    }
    expect(missing).toEqual([]);
  });

  it('keep suppressed, not available and zero apart', async () => {
    const [suppressed] = await workbench.figures({
      measure: 'placement_orders',
      areas: ['Bexley'],
      periods: ['2019/20'],
    });
    expect(suppressed).toMatchObject({ value: null, status: 'suppressed', lower: 1, upper: 4 });
    const [unknown] = await workbench.figures({
      measure: 'information_session_attended',
      areas: ['ALS'],
      periods: ['2020/21'],
    });
    expect(unknown).toMatchObject({ value: null, status: 'not_available' });
    const [zero] = await workbench.figures({
      measure: 'placement_orders',
      areas: ['Richmond'],
      periods: ['2022/23'],
    });
    expect(zero).toMatchObject({ value: 0, status: 'final' });
  });

  it('let the line-level table compute the three clocks beside the printed ones', async () => {
    const clock = async (measure: string) => {
      const figures = await workbench.figures({
        measure,
        areas: ['Leicestershire'],
        periods: ['2022/23'],
      });
      return figures.map(({ origin, value, denominator }) => ({ origin, value, n: denominator }));
    };
    const placed = await clock('entry_to_placed_days');
    expect(placed).toContainEqual({ origin: 'line_level', value: 742.63, n: 16 });
    expect(placed).toContainEqual({ origin: 'published', value: 742.63, n: null });
    expect(await clock('placement_order_to_match_days')).toContainEqual({
      origin: 'line_level',
      value: 264.88,
      n: 16,
    });
    expect(await clock('entry_to_placement_order_days')).toContainEqual({
      origin: 'line_level',
      value: 457.19,
      n: 16,
    });
    expect(placed.filter(({ origin }) => origin === 'line_level')).toHaveLength(1);
  });

  it('show how far one child moves the mean', async () => {
    const card = await workbench.card({
      measure: 'entry_to_placed_days',
      area: 'Leicestershire',
      period: '2022/23',
      cohort: 'placed_in_year',
      breakdown: {},
      origin: 'line_level',
      observation: null,
      statistic: 'mean',
    });
    expect(card.withoutMostExtreme?.excluded).toBe(2128);
    expect(card.withoutMostExtreme?.value).toBeCloseTo(650.27, 2);
    expect(card.rows.total).toBe(16);
    expect(card.alsoStated.map(({ value }) => value)).toContain(742.63);
  });
});
