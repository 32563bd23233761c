import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../../analytics/engine/sql.ts';
import { choicesOf } from '../../../analytics/extracts/annex-a/columns.ts';
import { loadFiles } from '../../../analytics/extracts/load.ts';
import { read } from '../../../analytics/extracts/returns/read-cells.ts';
import type { ExportSheet, ExportValue } from '../../../analytics/formats/workbook/write.ts';
import { writeWorkbook } from '../../../analytics/formats/workbook/write.ts';
import { ADOPTERS, ADOPTION } from '../../../analytics/reference/annex-a/adoption.ts';
import { ANNEX_A_CODES } from '../../../analytics/reference/annex-a/codes.ts';
import type { AnnexACode, AnnexACodeSet } from '../../../analytics/reference/annex-a/codes.ts';
import type { AnnexAList } from '../../../analytics/reference/annex-a/column.ts';
import { annexACode } from '../../../analytics/reference/annex-a/lists.ts';
import { LOOKED_AFTER } from '../../../analytics/reference/annex-a/looked-after.ts';
import { TestWorkspace } from './workspace.ts';

type Line = Readonly<Record<string, ExportValue>>;

const Any = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable());

/** A list as a sheet, all as text as it was typed. */
function sheet(
  list: AnnexAList,
  lines: readonly Line[],
  name = `Sheet ${list.number}`,
): ExportSheet {
  return {
    name,
    columns: list.columns.map((column) => ({ header: column.name, kind: 'text' as const })),
    rows: lines.map((line) => list.columns.map(({ id }) => line[id] ?? null)),
  };
}

const CONTENTS: ExportSheet = {
  name: 'Contents',
  columns: [
    { header: 'List', kind: 'text' },
    { header: 'What is on it', kind: 'text' },
  ],
  rows: [['List 10', 'Adoption. Completed by Jane Example, tel. 020 7946 0000']],
};

const CHILD: Line = {
  child_id: 'C1',
  family_id: 'F1',
  sex: 'b) Female',
  ethnicity: 'd) Black or black British',
  birth_date: '14/05/2020',
  age: '3',
  disability: 'b) No',
  entered_care_on: '01/06/2021',
  decision_on: '01/12/2021',
};

async function load(workspace: TestWorkspace, ...sheets: readonly ExportSheet[]) {
  const bytes = await writeWorkbook(sheets);
  const file = { name: 'annex-a.xlsx', size: bytes.length, bytes };
  return loadFiles([file], { ...workspace.context, stated: { area: 'Croydon' } });
}

describe('an Annex A workbook', () => {
  it('is known sheet by sheet from its columns, and what is not used is told of', async () => {
    await using workspace = await TestWorkspace.open();
    const reports = await load(
      workspace,
      CONTENTS,
      sheet(ADOPTERS, [], 'Empty'),
      sheet(ADOPTION, [CHILD], 'Anything'),
    );
    expect(
      reports.map(({ part, family, read: rows, loaded, rejected }) => [
        ...[part, family],
        ...[rows, loaded, rejected],
      ]),
    ).toEqual([
      ['Contents', 'annex_a', 1, 0, 1],
      ['Empty', 'annex_a', 0, 0, 0],
      ['Anything', 'annex_a', 1, 1, 0],
    ]);
    expect(reports[0]?.reasons).toEqual({ table_not_used: 1 });
    expect(reports[1]?.notes).toEqual([expect.stringContaining('no rows below it')]);
    expect(reports[1]?.assumptions).toEqual([]);
    expect(reports.every(({ refusal }) => refusal === null)).toBe(true);
    expect(await workspace.rejects()).toEqual([
      expect.objectContaining({ code: 'table_not_used', value: null }),
    ]);
  });

  it('is refused when no sheet of it has a row', async () => {
    await using workspace = await TestWorkspace.open();
    const reports = await load(workspace, sheet(ADOPTION, []), sheet(ADOPTERS, []));
    expect(reports.map(({ refusal }) => refusal?.code)).toEqual(['file_empty', 'file_empty']);
  });

  it('keeps the month of birth and leaves out who works with the child and where it lives', async () => {
    await using workspace = await TestWorkspace.open();
    const [report] = await load(
      workspace,
      sheet(LOOKED_AFTER, [
        {
          ...CHILD,
          legal_status: 'C1  [Interim Care Order]',
          placement_type: 'a) Foster Placement',
          worker: 'Jo Worker',
          placement_postcode: 'ZZ1 1AA',
          team: 'Team 3',
        },
      ]),
    );
    expect(report?.dropped).toEqual(
      expect.arrayContaining(['Allocated Worker', 'Placement postcode', 'Allocated Team']),
    );
    const [row] = await workspace.rows(
      sql`SELECT birth_month::VARCHAR AS born, age, legal_status, placement_type, sex
        FROM annex_a_looked_after`,
      Any,
    );
    expect(row).toEqual({
      ...{ born: '2020-05-01', age: 3, sex: 'female' },
      ...{ legal_status: 'interim_care_order', placement_type: 'foster_care' },
    });
  });

  it('reads what people write: prefixes, return codes, hard spaces, ages in months, no dates', async () => {
    await using workspace = await TestWorkspace.open();
    const [report] = await load(
      workspace,
      sheet(ADOPTION, [
        { ...CHILD, child_id: 'C1\u00a0', sex: '2 - Female', age: '<1', adoption_order_on: '#N/A' },
        { ...CHILD, child_id: 'C2', sex: 'female', age: '5 months', matched_on: '01/01/1900' },
        {
          ...CHILD,
          child_id: 'C3',
          age: '2 yrs',
          plan_changed_on: '01/02/2022',
          plan_changed_reason: 'a) Child’s needs changed',
        },
      ]),
    );
    expect(report).toMatchObject({ read: 3, loaded: 3, repaired: 3, rejected: 0 });
    const rows = await workspace.rows(
      sql`SELECT local_id AS child, sex, age, matched_on IS NULL AS unmatched,
          plan_changed_reason AS reason
        FROM annex_a_adoption JOIN identities ON number = child_no ORDER BY local_id`,
      Any,
    );
    expect(rows).toEqual([
      { child: 'C1', sex: 'female', age: 0, unmatched: true, reason: null },
      { child: 'C2', sex: 'female', age: 0, unmatched: true, reason: null },
      { child: 'C3', sex: 'female', age: 2, unmatched: true, reason: 'RD1' },
    ]);
  });

  it('loses no child for a value nothing needs: it is left out, and listed', async () => {
    await using workspace = await TestWorkspace.open();
    const [report] = await load(
      workspace,
      sheet(ADOPTION, [
        { ...CHILD, sex: 'Femail', age: 'three', birth_date: '31/02/2020', family_id: '#REF!' },
      ]),
    );
    expect(report).toMatchObject({ loaded: 1, repaired: 1, rejected: 0 });
    const repairs = await workspace.rows(
      sql`SELECT column_name AS "column", value, code FROM repairs ORDER BY 1`,
      Any,
    );
    expect(repairs).toEqual([
      { column: 'Age of Child (Years)', value: 'three', code: 'value_left_out' },
      // Of what points to a person only the shape is kept.
      { column: 'Date of Birth', value: '99/99/9999', code: 'value_left_out' },
      { column: 'Family identifier', value: '#AAA!', code: 'value_left_out' },
      { column: 'Gender', value: 'Femail', code: 'value_left_out' },
    ]);
    const [row] = await workspace.rows(
      sql`SELECT sex, age, birth_month, family_no FROM annex_a_adoption`,
      Any,
    );
    expect(row).toEqual({ sex: null, age: null, birth_month: null, family_no: null });
  });

  it('rejects a row whose journey can not be told, naming the column', async () => {
    await using workspace = await TestWorkspace.open();
    const [report] = await load(
      workspace,
      sheet(ADOPTION, [
        { ...CHILD, placed_on: '=VLOOKUP(A2,Placements,3)' },
        { ...CHILD, child_id: 'C2', decision_on: 'Autumn' },
        { ...CHILD, child_id: '' },
        { ...CHILD, child_id: 'C4', matched_on: '#VALUE!' },
      ]),
    );
    expect(report).toMatchObject({ read: 4, loaded: 0, rejected: 4 });
    expect((await workspace.rejects()).map(({ row, column, code }) => [row, column, code])).toEqual(
      [
        [2, 'Date Placed for Adoption', 'formula'],
        [3, 'Date of Decision that Child Should be Placed for Adoption', 'not_a_date'],
        [4, 'Child Unique ID', 'blank_cell'],
        [5, 'Date of Matching Child and Prospective Adopters', 'spreadsheet_error'],
      ],
    );
  });

  it('counts a couple as one household of two people', async () => {
    await using workspace = await TestWorkspace.open();
    const family: Line = { family_id: 'F1', enquired_on: '01/02/2020', approved_on: '01/12/2020' };
    await load(
      workspace,
      sheet(ADOPTERS, [
        { ...family, adopter_id: 'A1', sex: 'a) Male', ethnicity: 'a) White' },
        { ...family, adopter_id: 'A2', sex: 'b) Female', ethnicity: 'b) Mixed' },
        { ...family, adopter_id: 'A3', family_id: 'F2', sex: 'b) Female', ethnicity: 'WBRI' },
        { ...family, adopter_id: 'A4', family_id: null, left_reason: 'a) Withdrew' },
      ]),
      sheet(ADOPTION, [CHILD]),
    );
    const families = await workspace.rows(
      sql`SELECT structure, left_reason, count(*) AS people, string_agg(ethnicity, ' ' ORDER BY ethnicity) AS ethnicities
        FROM adopter_families JOIN adopter_people USING (family_key) GROUP BY ALL ORDER BY structure`,
      Any,
    );
    expect(families).toEqual([
      { structure: 'couple_female_male', left_reason: null, people: 2, ethnicities: 'mixed white' },
      { structure: 'single', left_reason: 'withdrew', people: 1, ethnicities: null },
      {
        ...{ structure: 'single_female', left_reason: null, people: 1 },
        ethnicities: 'white_british',
      },
    ]);
    const [journey] = await workspace.rows(
      sql`SELECT structure FROM adoption_journeys JOIN adopter_families
        ON family_key = adopter_family_key`,
      Any,
    );
    expect(journey).toEqual({ structure: 'couple_female_male' });
  });

  it('lists what the rows of two adopters of one household say differently', async () => {
    await using workspace = await TestWorkspace.open();
    await load(
      workspace,
      sheet(ADOPTERS, [
        { adopter_id: 'A2', family_id: 'F1', enquired_on: '03/02/2020', approved_on: '01/12/2020' },
        { adopter_id: 'A1', family_id: 'F1', enquired_on: '01/02/2020', approved_on: '01/12/2020' },
      ]),
    );
    const conflicts = await workspace.rows(
      sql`SELECT about, field, kept_value, kept_source_row AS kept_row, other_value,
          other_source_row AS other_row FROM conflicts`,
      Any,
    );
    expect(conflicts).toEqual([
      {
        ...{ about: 'family', field: 'enquired_on', kept_value: '2020-02-01', kept_row: 3 },
        ...{ other_value: '2020-02-03', other_row: 2 },
      },
    ]);
    expect(await workspace.count('adopter_families')).toBe(1);
  });
});

describe('the codes of Annex A', () => {
  const sets = Object.entries(ANNEX_A_CODES) as [AnnexACodeSet, readonly AnnexACode[]][];

  it.each(sets)('are read in SQL as the reference reads them: %s', async (set, codes) => {
    await using workspace = await TestWorkspace.open();
    const texts = codes.flatMap(({ letter, words, ssda903 }) => [
      ...words.flatMap((word) => [word, `${letter}) ${word}`, ` ${word.toUpperCase()} `]),
      ...words.map((word) => word.replaceAll("'", '’')),
      ...ssda903.flatMap((code) =>
        /^[A-Z]+\d/.test(code) ? [code, `${code}  [As the return says]`] : [],
      ),
    ]);
    const column = { name: 'X', kind: 'choice', keep: 'x', choices: choicesOf(set) } as const;
    const rows = await workspace.rows(
      sql`SELECT t AS text, ${read(column, sql`t`)} AS meaning FROM (SELECT unnest(${texts}) AS t)`,
      z.object({ text: z.string(), meaning: z.string().nullable() }),
    );
    expect(rows).toEqual(
      texts.map((text) => ({ text, meaning: annexACode(set, text)?.meaning ?? null })),
    );
  });
});
