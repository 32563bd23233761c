import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from '../../../analytics/engine/sql.ts';
import { TestWorkspace, csv } from './workspace.ts';

const SAMPLES = resolve(import.meta.dirname, '../../../samples/published');

type Printed = Record<'measure' | 'area' | 'period' | 'value' | 'printed_as' | 'table', string>;
const printed = (name: string) =>
  parse(readFileSync(resolve(SAMPLES, name)), { columns: true }) as Printed[];

const Money = z.object({ area: z.string(), value: z.number() });

describe('finance', () => {
  it('loads partners’ contributions as a report prints them', async () => {
    await using workspace = await TestWorkspace.open();
    const report = printed('adopt-london-south-2022-23.csv').filter(
      ({ measure, table }) =>
        measure === 'partner_contribution' && table === 'partner-contributions',
    );
    expect(report.length).toBeGreaterThan(8);
    const lines = report.map(({ area, printed_as }) => `2022/23,"${area}","${printed_as}"`);
    const loaded = await workspace.loadOne(csv(`Year,Partner,Amount\n${lines.join('\n')}\n`));
    expect(loaded).toMatchObject({ family: 'finance', read: lines.length, loaded: lines.length });
    const rows = await workspace.rows(
      sql`SELECT area, value FROM observations WHERE measure = 'partner_contribution' ORDER BY id`,
      Money,
    );
    expect(rows).toEqual(report.map(({ area, value }) => ({ area, value: Number(value) })));
  });

  it('loads budget and outturn as a report prints them, in one row a line', async () => {
    await using workspace = await TestWorkspace.open();
    const lines = [
      'Year,Agency,Category,Type,Budget,Actual,Variance',
      '2019/20,Adopt London East,Staffing Costs,Expenditure,"129,540","370,187","+240,647"',
      '2019/20,Adopt London East,Agency Staffing,Expenditure,,"159,499","+159,499"',
      '2019/20,Adopt London East,Total Expenditure,Expenditure,"870,347","896,915","+26,568"',
      '2019/20,Adopt London East,Total Income,Income,"-652,950","-671,074","-18,126"',
      '2019/20,Adopt London East,Net Expenditure,Net,"217,397","225,841","+8,442"',
    ];
    const report = await workspace.loadOne(csv(`${lines.join('\n')}\n`));
    expect(report).toMatchObject({ family: 'finance', read: 5, loaded: 5, repaired: 5 });
    const Line = z.object({
      measure: z.string(),
      kind: z.string().nullable(),
      category: z.string().nullable(),
      value: z.number(),
    });
    const loaded = await workspace.rows(
      sql`SELECT measure, kind, category, value FROM observations ORDER BY id`,
      Line,
    );
    expect(loaded).toHaveLength(14);
    const totals = loaded.filter(({ category }) => category === null);
    const ours = totals.map(({ measure, kind, value }) => `${measure} ${kind ?? ''} ${value}`);
    await using sample = await TestWorkspace.open();
    const file = readFileSync(resolve(SAMPLES, 'adopt-london-east-2019-20.csv'));
    await sample.loadOne(csv(file));
    const theirs = await sample.rows(
      sql`SELECT measure, kind, category, value FROM observations
        WHERE printed_table LIKE 'finance-%' AND category IS NULL AND value IS NOT NULL
          AND area = 'Adopt London East'`,
      Line,
    );
    expect(ours.sort()).toEqual(
      theirs.map(({ measure, kind, value }) => `${measure} ${kind ?? ''} ${value}`).sort(),
    );
  });

  it('keeps a row it can’t take, and says what to do when the year is missing', async () => {
    await using workspace = await TestWorkspace.open();
    const report = await workspace.loadOne(
      csv('Year,Partner,Amount\n2022/23,Croydon,£5\n2022/23,Nowhere,£5\nsoon,Kent,£5\n'),
    );
    expect(report).toMatchObject({ read: 3, loaded: 1, rejected: 2 });
    expect(report.reasons).toEqual({ unknown_area: 1, unknown_period: 1 });
    const yearless = await workspace.loadOne(csv('Partner,Amount\nCroydon,£5\n', 'yearless.csv'));
    expect(yearless.refusal).toMatchObject({ code: 'column_missing', place: { column: 'period' } });
  });
});
