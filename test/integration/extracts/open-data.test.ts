import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../../analytics/engine/sql.ts';
import { TestWorkspace, csv } from './workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await TestWorkspace.open();
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
});

const HEADER =
  'time_period,geographic_level,geo_breakdown,old_la_code,new_la_code,population_estimate,cla_group,characteristic,cla_31_march_number,percentage';
const row = (characteristic: string, count: number | string, share: number | string) =>
  `2025,Local authority,Croydon,306.0,E09000008,1,${characteristic},${count},${share}`;
const file = (rows: readonly string[], name = 'open.csv') =>
  csv(`${[HEADER, ...rows].join('\n')}\n`, name);

const AGE = row('Age group,1 to 4 years', 38, 10);
const SEX = row('Sex,Female', 150, 44);
const TOTAL = 'Sex,Total';

const numbers = () =>
  workspace.rows(
    sql`SELECT id, source_id, source_row, measure, value FROM observations ORDER BY id`,
    z.record(z.string(), z.unknown()),
  );

describe('a row that gives several figures', () => {
  it('is one row of the file, loaded with all of them or none', async () => {
    const bad = row('Sex,Male', 190, 'lots');
    const report = await workspace.loadOne(file([AGE, bad, SEX]));
    expect(report).toMatchObject({
      family: 'open_data',
      read: 3,
      loaded: 2,
      rejected: 1,
      reasons: { not_a_number: 1 },
    });
    expect(await numbers()).toEqual([
      { id: 1, source_id: 1, source_row: 2, measure: 'children_in_care', value: 38 },
      { id: 2, source_id: 1, source_row: 2, measure: 'children_in_care_share', value: 10 },
      { id: 3, source_id: 1, source_row: 4, measure: 'children_in_care', value: 150 },
      { id: 4, source_id: 1, source_row: 4, measure: 'children_in_care_share', value: 44 },
    ]);
    expect(await workspace.rejects()).toMatchObject([
      { row: 3, column: 'percentage', value: 'lots', code: 'not_a_number' },
    ]);
  });

  it('is rejected once when all its figures are there already, and numbers have no gaps', async () => {
    await workspace.loadOne(file([AGE]));
    const report = await workspace.loadOne(file([SEX, AGE, row(TOTAL, 340, 100)], 'next.csv'));
    expect(report).toMatchObject({ read: 3, loaded: 2, rejected: 1 });
    expect(report.reasons).toEqual({ already_loaded: 1 });
    expect(await workspace.rejects()).toMatchObject([{ file: 'next.csv', row: 3 }]);
    expect((await numbers()).map(({ id, source_row }) => [id, source_row])).toEqual([
      [1, 2],
      [2, 2],
      [3, 2],
      [4, 2],
      [5, 4],
    ]);
  });

  it('stays whole when one of its figures is new', async () => {
    await workspace.loadOne(file([AGE]));
    const revised = row('Age group,1 to 4 years', 39, 10);
    const report = await workspace.loadOne(file([revised], 'revised.csv'));
    expect(report).toMatchObject({ read: 1, loaded: 1, rejected: 0 });
    expect(await numbers()).toHaveLength(4);
  });

  it('tells totals that are repeated for each group from totals that differ', async () => {
    const totals = [row(TOTAL, 340, 100), row('Ethnicity,Total', 340, 100)];
    expect(await workspace.loadOne(file(totals))).toMatchObject({ loaded: 1, rejected: 1 });
    const other = file([row('Placement,Total', 341, 100)], 'other.csv');
    expect(await workspace.loadOne(other)).toMatchObject({ loaded: 1, rejected: 0 });
  });
});

describe('a file of DfE open data', () => {
  it('may have a byte order mark and come from disk or as bytes', async () => {
    const bytes = csv(`\uFEFF${HEADER}\n${AGE}\n`, 'bom.csv');
    expect(await workspace.loadOne(await workspace.onDisk(bytes))).toMatchObject({ loaded: 1 });
    await using other = await TestWorkspace.open();
    expect(await other.loadOne(bytes)).toMatchObject({ family: 'open_data', loaded: 1 });
  });

  it('that only describes others is taken for what it is, with every row kept', async () => {
    const meta = csv('col_name,col_type,label\nnumber,Indicator,Number\nsex,Filter,Sex\n', 'x.csv');
    const report = await workspace.loadOne(meta);
    expect(report).toMatchObject({ family: 'open_data', read: 2, loaded: 0, rejected: 2 });
    expect(report.reasons).toEqual({ metadata_only: 2 });
    expect(report.refusal).toBeNull();
  });
});
