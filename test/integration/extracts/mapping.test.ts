import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../../analytics/engine/sql.ts';
import type { IncomingFile } from '../../../analytics/extracts/incoming.ts';
import { previewFile } from '../../../analytics/extracts/preview.ts';
import { writeWorkbook } from '../../../analytics/formats/workbook/write.ts';
import { readSources } from '../../../analytics/workspace/sources.ts';
import { column, constant, recipe } from '../../unit/extracts/mapping/tables.ts';
import { HEADER, ROWS, TRACKER, journeysIn, load as loadInto, saved, text } from './tracker.ts';
import { TestWorkspace } from './workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await TestWorkspace.open();
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
});

const load = (file: IncomingFile, help: Parameters<typeof loadInto>[1]) =>
  loadInto(file, help, workspace);

describe('a file loaded through a recipe', () => {
  it('becomes journeys; rejects speak of the columns and rows of the file', async () => {
    const [report] = await load(text(HEADER, ROWS), { recipe: TRACKER });
    expect(report).toMatchObject({
      family: 'ad_hoc',
      confidence: 1,
      read: 4,
      loaded: 2,
      rejected: 2,
      reasons: { unknown_area: 1, not_a_date: 1 },
      dropped: ['Worker'],
      refusal: null,
    });
    expect(await journeysIn(workspace)).toMatchObject([
      { area_code: 'E09000008', placed_with: 'voluntary_agency' },
      { area_code: 'E09000024', placed_with: 'in_house' },
    ]);
    expect(await workspace.rejects()).toMatchObject([
      { row: 4, column: 'Borough', value: 'Nowhere', code: 'unknown_area' },
      { row: 5, column: 'SHOBPA', value: '31/02/2022', code: 'not_a_date' },
    ]);
  });

  it('keeps nothing of the columns that are left out', async () => {
    await load(text(HEADER, ROWS), { recipe: TRACKER });
    const names = Object.keys(await workspace.counts());
    for (const name of names) {
      const rows = await workspace.rows(
        sql`SELECT * FROM query_table(${name})`,
        z.record(z.string(), z.unknown()),
      );
      expect(JSON.stringify(rows)).not.toContain('Smith');
    }
  });

  it('names the recipe among the sources, and is not loaded twice', async () => {
    await load(text(HEADER, ROWS), { recipe: TRACKER });
    expect(await readSources(workspace.session)).toMatchObject([
      { file: 'tracker.csv', family: 'ad_hoc', recipe: 'Mosaic tracker', loaded: 2 },
    ]);
    const [again] = await load(text(HEADER, ROWS), { recipes: [saved(TRACKER)] });
    expect(again).toMatchObject({ loaded: 0, rejected: 4, reasons: { already_loaded: 4 } });
  });

  it('names the columns of the file where a reason speaks of them', async () => {
    const later = [['C-1', 'Croydon', '', '1/1/2999', '', 'Hub 3', '']];
    await load(text(HEADER, later), { recipe: TRACKER });
    const [reject] = await workspace.rejects();
    expect(reject?.reason).toContain('in the column “SHOBPA” is later than today');
  });

  it('says what was the same for all rows, and what dates were read month first', async () => {
    const american = recipe(
      {
        child_id: column('ID'),
        area: constant('Croydon'),
        placed_on: column('Placed', { dates: 'month_first' }),
      },
      { header: ['ID', 'Placed'] },
    );
    const file = text(
      ['ID', 'Placed'],
      [
        ['C-1', '03/25/2022'],
        ['C-2', '3/4/2022'],
        ['C-3', '25/03/2022'],
      ],
    );
    const [report] = await load(file, { recipe: american });
    expect(report).toMatchObject({
      loaded: 2,
      reasons: { not_a_date: 1 },
      assumptions: [
        'Every row has “Croydon” for area, as the recipe “Mosaic tracker” says.',
        'Dates are read month first in “Placed”.',
      ],
    });
    const days = await workspace.rows(
      sql`SELECT placed_on::VARCHAR AS day FROM adoption_journeys ORDER BY source_row`,
      z.object({ day: z.string() }),
    );
    expect(days).toEqual([{ day: '2022-03-25' }, { day: '2022-03-04' }]);
  });

  it('counts every row of the file that is not blank, also one the recipe reads nothing of', async () => {
    const rows = [
      ...ROWS.slice(0, 1),
      ['', '', '', '', '', '', 'a note'],
      ['', '', '', '', '', '', ''],
    ];
    const [report] = await load(text(HEADER, [...rows, ['C-9', 'Croydon']]), { recipe: TRACKER });
    expect(report).toMatchObject({
      read: 3,
      loaded: 1,
      rejected: 2,
      reasons: { blank_cell: 1, ragged_row: 1 },
    });
    expect((await workspace.rejects()).at(-1)?.reason).toContain('2 cells, the header 7');
  });

  it('may be of another kind: an agency’s adopters', async () => {
    const adopters = recipe(
      {
        FAMILY_ID: column('Household'),
        APPROVING_AGENCY: constant('Adopt London South'),
        APPROVED_ON: column('Approval date'),
      },
      { target: 'adopters.households', header: ['Household', 'Approval date', 'Names'] },
    );
    const file = text(
      ['Household', 'Approval date', 'Names'],
      [
        ['H-1', '1/9/2022', 'A and B'],
        ['H-2', 'soon', 'C and D'],
      ],
    );
    const [report] = await load(file, { recipe: adopters, stated: { area: 'Croydon' } });
    expect(report).toMatchObject({ family: 'ad_hoc', read: 2, refusal: null, dropped: ['Names'] });
    expect(report?.loaded).toBe(await workspace.count('adopter_log'));
    expect(report?.loaded).toBeGreaterThan(0);
  });
});

describe('a saved recipe', () => {
  it('is used by itself on a file with its columns, and says so before', async () => {
    const file = text(
      [...HEADER].reverse(),
      ROWS.map((row) => [...row].reverse()),
    );
    const recipes = [saved(TRACKER)];
    const [preview] = await previewFile(file, { ...workspace.context, recipes });
    expect(preview).toMatchObject({ family: 'ad_hoc', confidence: 1, refusal: null });
    expect(preview?.reason).toBe(
      'It has the columns that the recipe “Mosaic tracker” was made for, and is read through it as Line-level journeys.',
    );
    expect(preview?.rows[0]).toEqual([
      'A. Aaaaa',
      'VAA',
      '20/12/2021',
      '12/11/2021',
      '99/99/9999',
      'Croydon',
      'A-9',
    ]);
    expect((await load(file, { recipes }))[0]).toMatchObject({ family: 'ad_hoc', loaded: 2 });
  });

  it('is not used on a file with other columns, and the refusal offers mapping', async () => {
    const file = text(
      [...HEADER, 'Team'],
      ROWS.map((row) => [...row, 'East']),
    );
    const [report] = await load(file, { recipes: [saved(TRACKER)] });
    expect(report?.refusal).toMatchObject({ code: 'file_not_recognised' });
    expect(report?.refusal?.action).toContain('map its columns');
  });

  it('finds its header below a title in a workbook', async () => {
    const sheet = (rows: readonly (readonly string[])[]) => ({
      name: 'Tracker',
      columns: (rows[0] ?? []).map((header) => ({ header, kind: 'text' as const })),
      rows: rows.slice(1),
    });
    const bytes = await writeWorkbook([
      sheet([
        ['Adoption tracker', '', 'June', '', '', '', ''],
        ['', '', '', '', '', '', ''],
        HEADER,
        ...ROWS,
      ]),
    ]);
    const file = { name: 'tracker.xlsx', size: bytes.length, bytes };
    const [report] = await load(file, { recipes: [saved(TRACKER)] });
    expect(report).toMatchObject({ part: 'Tracker', family: 'ad_hoc', loaded: 2, rejected: 2 });
    expect((await workspace.rejects()).map(({ row }) => row)).toEqual([6, 7]);
  });
});

describe('a recipe that does not fit', () => {
  it('is refused with the columns that are missing', async () => {
    const [report] = await load(text(['ID', 'Borough', 'PO'], [['C-1', 'Croydon', '1/2/2022']]), {
      recipe: TRACKER,
    });
    expect(report?.refusal).toMatchObject({
      code: 'column_missing',
      message:
        'tracker.csv does not fit the recipe “Mosaic tracker”: row 1 has no column “Mosaic ID”, “DOB”, “SHOBPA”, “PO granted”, “Home”.',
    });
    expect(await workspace.count('sources')).toBe(0);
  });

  it('is refused where it leaves open what is needed, unless the officer says it', async () => {
    const columns = Object.entries(TRACKER.columns).filter(([id]) => id !== 'area');
    const incomplete = { ...TRACKER, columns: Object.fromEntries(columns) };
    const file = text(HEADER, ROWS.slice(0, 1));
    const [report] = await load(file, { recipe: incomplete });
    expect(report?.refusal?.message).toContain('it fills nothing in for area');
    const [stated] = await load(file, { recipe: incomplete, stated: { area: 'Kent' } });
    expect(stated).toMatchObject({ loaded: 1, refusal: null });
  });

  it('leaves the other sheets of a workbook alone', async () => {
    const sheet = (
      name: string,
      header: readonly string[],
      rows: readonly (readonly string[])[],
    ) => ({
      name,
      columns: header.map((title) => ({ header: title, kind: 'text' as const })),
      rows,
    });
    const bytes = await writeWorkbook([
      sheet('Guide', ['Column', 'Meaning'], [['PO', 'Placement order']]),
      sheet('Data', HEADER, ROWS),
    ]);
    const file = { name: 'tracker.xlsx', size: bytes.length, bytes };
    const reports = await load(file, { recipe: TRACKER });
    expect(
      reports.map(({ part, loaded, reasons }) => [part, loaded, Object.keys(reasons)]),
    ).toEqual([
      ['Guide', 0, ['table_not_used']],
      ['Data', 2, ['unknown_area', 'not_a_date']],
    ]);
  });
});

describe('the same rows in a workbook, in Parquet and at a path', () => {
  async function parquet(rows: readonly (readonly string[])[]): Promise<IncomingFile> {
    const path = join(workspace.folder, 'tracker.parquet');
    const instance = await DuckDBInstance.create(':memory:');
    const database = await instance.connect();
    const names = HEADER.map((name) => `"${name}"`).join(', ');
    const values = rows.map((row) => `(${row.map((cell) => `'${cell}'`).join(', ')})`).join(', ');
    await database.run(`CREATE TABLE t (${HEADER.map((name) => `"${name}" VARCHAR`).join(', ')})`);
    await database.run(`INSERT INTO t (${names}) VALUES ${values}`);
    await database.run(`COPY t TO '${path}' (FORMAT parquet)`);
    database.closeSync();
    instance.closeSync();
    return { name: 'tracker.parquet', size: 1, path };
  }

  it('give the same journeys and the same rejects', async () => {
    const plain = text(HEADER, ROWS);
    const bytes = await writeWorkbook([
      {
        name: 'Tracker',
        columns: HEADER.map((header) => ({ header, kind: 'text' as const })),
        rows: ROWS,
      },
    ]);
    const files: IncomingFile[] = [
      plain,
      await workspace.onDisk(plain),
      { name: 'tracker.xlsx', size: bytes.length, bytes },
      await parquet(ROWS),
    ];
    const outcomes = [];
    for (const file of files) {
      await using own = await TestWorkspace.open();
      const [report] = await loadInto(file, { recipes: [saved(TRACKER)] }, own);
      const kept = await own.rejects();
      // Of the four only the workbook has sheets to name.
      const sheet = file.name.endsWith('.xlsx') ? 'Tracker' : null;
      expect(kept.map((reject) => reject.part)).toEqual([sheet, sheet]);
      const rejects = kept.map((reject) => ({ ...reject, file: '', part: null }));
      outcomes.push({ loaded: report?.loaded, journeys: await journeysIn(own), rejects });
    }
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
    expect(outcomes[0]?.loaded).toBe(2);
  });
});
