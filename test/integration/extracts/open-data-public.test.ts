import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LoadReport } from '../../../analytics/contract/load.ts';
import { sql } from '../../../analytics/engine/sql.ts';
import { SKIPPED, sharedIsThere } from '../../unit/reference/shared.ts';
import { TestWorkspace } from './workspace.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../shared/reference/public');
const FILES = [
  'ees_cla_31march_by_characteristic.csv',
  'ees_cla_ceased_by_reason_and_age.csv',
  'ees_cla_number_and_rate_per_10k_children.csv',
  'ees_cla_started_by_characteristic.csv',
  'ees_national_adoption_process_times.csv',
  'lait_adoption_and_cla_public.csv',
  'lait_measures_index.csv',
];

/** The file as another library reads it, row by row; the first stands on line 2. */
const raw = (name: string) =>
  parse(readFileSync(resolve(FOLDER, name)), { columns: true, bom: true }) as Record<
    string,
    string
  >[];

const STATUSES = new Map([
  ['c', 'suppressed'],
  ['k', 'suppressed'],
  ['x', 'not_available'],
  ['-', 'not_available'],
  ['z', 'not_applicable'],
]);

const Observation = z.object({
  row: z.number(),
  measure: z.string(),
  area: z.string(),
  area_code: z.string(),
  period: z.string(),
  cohort: z.string().nullable(),
  age_band: z.string().nullable(),
  value: z.number().nullable(),
  status: z.string(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  locator: z.string(),
  section: z.string().nullable(),
});

describe.skipIf(!sharedIsThere)(`the published files${SKIPPED}`, () => {
  let workspace: TestWorkspace;
  let reports: LoadReport[] = [];

  beforeAll(async () => {
    workspace = await TestWorkspace.open();
    reports = await workspace.load(
      FILES.map((name) => {
        const path = resolve(FOLDER, name);
        return { name, path, size: statSync(path).size };
      }),
    );
  }, 120_000);
  afterAll(() => workspace[Symbol.asyncDispose]());

  const observations = (file: string) =>
    workspace.rows(
      sql`
        SELECT o.source_row AS row, o.measure, o.area, o.area_code, o.period, o.cohort, o.age_band,
          o.value, o.status, o.lower, o.upper, o.numerator, o.denominator, o.locator, o.section
        FROM observations AS o JOIN sources AS s ON s.id = o.source_id
        WHERE s.file = ${file} ORDER BY o.id`,
      Observation,
    );

  it('are taken, and every row of them is loaded or kept among the rejects', async () => {
    expect(reports.map(({ file, refusal }) => [file, refusal])).toEqual(
      FILES.map((file) => [file, null]),
    );
    for (const { file, read, loaded, rejected, reasons } of reports) {
      expect(read, file).toBe(raw(file).length);
      expect(read, file).toBe(loaded + rejected);
      expect(
        Object.values(reasons).reduce((sum, n) => sum + n, 0),
        file,
      ).toBe(rejected);
    }
    expect(await workspace.count('rejects')).toBe(
      reports.reduce((sum, { rejected }) => sum + rejected, 0),
    );
  });

  it('leave out nothing but totals that are repeated, and the index of measures', async () => {
    expect([...new Set(reports.flatMap(({ reasons }) => Object.keys(reasons)))].sort()).toEqual([
      'already_loaded',
      'metadata_only',
    ]);
    const rejects = await workspace.rejects();
    const rows = new Map(FILES.map((file) => [file, raw(file)]));
    for (const { file, row, code } of rejects) {
      if (code !== 'already_loaded') continue;
      expect(rows.get(file)?.[row - 2]?.['characteristic'], `${file} row ${row}`).toBe('Total');
    }
  });

  it('number their figures without gaps', async () => {
    const [ids] = await workspace.rows(
      sql`SELECT count(*) AS n, min(id) AS first, max(id) AS last, count(DISTINCT id) AS ids
        FROM observations`,
      z.object({ n: z.number(), first: z.number(), last: z.number(), ids: z.number() }),
    );
    expect(ids).toEqual({ n: ids?.n, first: 1, last: ids?.n, ids: ids?.n });
    expect(ids?.n).toBeGreaterThan(100_000);
  });

  it.each(FILES.slice(0, 4))('hold in every figure of %s what its cell holds', async (file) => {
    const rows = raw(file);
    const found = await observations(file);
    const wrong = found.filter(
      ({ row, locator, value, status, lower, upper, period, area_code, area }) => {
        const cells = rows[row - 2] ?? {};
        const cell = cells[locator.replace('column ', '')] ?? '';
        const expected = STATUSES.get(cell);
        const year = cells['time_period'] ?? '';
        const code = cells['new_la_code'] || cells['region_code'];
        const name = cells['geo_breakdown'] ?? 'National';
        return !(
          status === (expected ?? 'final') &&
          value === (expected === undefined ? Number(cell) : null) &&
          (cell !== 'k' || (lower === 0 && upper === 0.5)) &&
          period === `${Number(year) - 1}/${year.slice(2)}` &&
          (code ? area_code === code : area === (name === 'National' ? 'England' : name))
        );
      },
    );
    expect(wrong).toEqual([]);
    const loaded = reports.find((one) => one.file === file)?.loaded;
    expect(new Set(found.map(({ row }) => row)).size).toBe(loaded);
  });

  it('hold in every figure of LAIT what its cell holds', async () => {
    const rows = raw('lait_adoption_and_cla_public.csv');
    const found = await observations('lait_adoption_and_cla_public.csv');
    expect(found).toHaveLength(rows.length);
    const areas = new Map<string, Set<string>>();
    const wrong = found.filter(({ row, value, status, period, area_code, locator }) => {
      const { value: cell = '', year = '', measure_short, la_number = '' } = rows[row - 2] ?? {};
      areas.set(la_number, (areas.get(la_number) ?? new Set()).add(area_code));
      const [, first, second] = /^(\d{4})(?:-(\d{2}))?/.exec(year) ?? [];
      const start = second === undefined ? Number(first) - 1 : Number(first);
      return !(
        value === (cell === '-' ? null : Number(cell)) &&
        status === (cell === '-' ? 'not_available' : 'final') &&
        locator === `measure ${measure_short}` &&
        period.startsWith(`${start}/`)
      );
    });
    expect(wrong).toEqual([]);
    // One number is one area, however it is written, and no two share one.
    const codes = [...areas.values()].map((all) => [...all]);
    expect(codes.filter((all) => all.length !== 1)).toEqual([]);
    expect(new Set(codes.flat()).size).toBe(areas.size);
  });

  it('say of England in 2024/25 what the department does', async () => {
    const england = await workspace.rows(
      sql`SELECT DISTINCT measure, value FROM observations
        WHERE area = 'England' AND period = '2024/25' AND age_band IS NULL AND ethnicity IS NULL
          AND reason IS NULL AND sex IS NULL AND legal_status IS NULL AND placement IS NULL
          AND kind IS NULL AND list_contains(${[
            'children_in_care',
            'children_in_care_rate',
            'adoption_orders',
            'adopted_share_of_leavers',
            'special_guardianship_orders',
            'left_care',
            'entered_care',
            'entry_to_placed_months',
            'adopted_placed_within_12_months',
          ]}, measure) ORDER BY measure`,
      z.object({ measure: z.string(), value: z.number() }),
    );
    // A list and not a record: two publications that disagreed would show as two rows.
    expect(england.map(({ measure, value }) => [measure, value])).toEqual([
      ['adopted_placed_within_12_months', 2150],
      ['adopted_share_of_leavers', 9],
      ['adoption_orders', 3040],
      ['children_in_care', 81770],
      ['children_in_care_rate', 67],
      ['entered_care', 32270],
      ['entry_to_placed_months', 19],
      ['left_care', 34450],
      ['special_guardianship_orders', 4110],
    ]);
  });

  it('give rates with the children they were worked out from', async () => {
    const found = await observations('ees_cla_number_and_rate_per_10k_children.csv');
    const rates = found.filter(
      ({ measure, value }) => measure === 'children_in_care_rate' && value !== null,
    );
    expect(rates.length).toBeGreaterThan(700);
    for (const { area, period, value, numerator, denominator } of rates) {
      const rate = (10_000 * (numerator ?? 0)) / (denominator ?? 0);
      // Counts of regions are rounded to ten before they are printed, the rate is not.
      expect(Math.abs(rate - (value ?? 0)), `${area} ${period}`).toBeLessThan(1);
    }
  });

  it('keep Inner London, Outer London and London apart, and no area is the sum of others', async () => {
    const London = z.object({ area: z.string(), area_code: z.string(), value: z.number() });
    const regions = await workspace.rows(
      sql`SELECT DISTINCT area, area_code, value FROM observations
        WHERE measure = 'children_in_care' AND period = '2024/25' AND area LIKE '%London'
          AND area <> 'City of London' AND publication LIKE '%per 10,000'
          AND coalesce(age_band, sex, ethnicity, legal_status, placement) IS NULL ORDER BY area`,
      London,
    );
    expect(regions.map(({ area, area_code }) => [area, area_code])).toEqual([
      ['Inner London', 'E13000001'],
      ['London', 'E12000007'],
      ['Outer London', 'E13000002'],
    ]);
    const expected = raw('ees_cla_number_and_rate_per_10k_children.csv')
      .filter(
        (row) =>
          row['time_period'] === '2025' &&
          row['geographic_level'] === 'Regional' &&
          row['population_type'] === 'Children looked after on 31 March each year' &&
          row['region_name']?.endsWith('London'),
      )
      .map((row) => [row['region_name'], Number(row['children_count'])])
      .sort();
    expect(regions.map(({ area, value }) => [area, value])).toEqual(expected);
  });

  it('bring nothing new when they are loaded again, whole or in another order', async () => {
    const before = await workspace.counts();
    const name = 'ees_cla_ceased_by_reason_and_age.csv';
    const [header = '', ...lines] = readFileSync(resolve(FOLDER, name), 'utf8').trim().split('\n');
    const bytes = Buffer.from([header, ...lines.reverse()].join('\n'));
    const report = await workspace.loadOne({ name: 'again.csv', size: bytes.length, bytes });
    expect(report).toMatchObject({ loaded: 0, reasons: { already_loaded: lines.length } });
    expect((await workspace.counts())['observations']).toBe(before['observations']);
  });
});
