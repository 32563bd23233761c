import type { ExportSheet, ExportValue } from '../formats/workbook/write.ts';
import type { RandomStream } from '../statistics/random-stream.ts';
import type { AnnexA } from './annex-a.ts';
import type { DirtKind, PlantedDirt } from './dirt.ts';
import { folderOf } from './draft.ts';

/** Where a borough's workbook is written to. */
export const workbookPath = ({ borough }: Pick<AnnexA, 'borough'>): string =>
  `annex-a/${folderOf(borough)}.xlsx`;

/** One way to soil a cell: where it may be, and what it is written as. */
type Soiling = {
  readonly kind: DirtKind;
  readonly sheet: string;
  readonly column: string;
  readonly soil: (value: ExportValue) => ExportValue | undefined;
};

const GENDERS: Readonly<Record<string, string>> = { 'a) Male': 'Male', 'b) Female': '2 - Female' };

const SOILINGS: readonly Soiling[] = [
  {
    kind: 'code_without_prefix',
    sheet: 'List 10',
    column: 'Gender',
    soil: (value) => GENDERS[String(value)],
  },
  {
    kind: 'age_as_text',
    sheet: 'List 10',
    column: 'Age of Child (Years)',
    soil: (value) => (value === 0 ? '<1' : undefined),
  },
  {
    kind: 'age_as_text',
    sheet: 'List 8',
    column: 'Age of Child (Years)',
    soil: (value) => (value === 0 ? '5 months' : undefined),
  },
  {
    kind: 'not_available_mark',
    sheet: 'List 10',
    column: 'Date of Adoption Order',
    soil: (value) => (value === null ? '#N/A' : undefined),
  },
  {
    kind: 'placeholder_date',
    sheet: 'List 11',
    column: 'Date Stage 2 started',
    soil: (value) => (value === null ? '01/01/1900' : undefined),
  },
  {
    kind: 'non_breaking_space',
    sheet: 'List 10',
    column: 'Child Unique ID',
    soil: (value) => `${String(value)}\u{a0}`,
  },
  {
    kind: 'curly_quotes',
    sheet: 'List 10',
    column: 'Reason Why Child No Longer Placed for Adoption',
    soil: (value) => (String(value).includes("'") ? String(value).replace("'", '’') : undefined),
  },
  {
    kind: 'code_prefix',
    sheet: 'List 8',
    column: "Child's Legal Status",
    soil: (value) => (String(value).startsWith('a)') ? 'C1  [Interim Care Order]' : undefined),
  },
];

/** Headings as boroughs type them. */
const HEADINGS: Readonly<Record<string, string>> = {
  'Age of Child (Years)': 'Age',
  "Child's Category of Need": 'Child’s Category of Need ',
  'Date Placed for Adoption': 'date placed for  adoption',
};

/** Soils the workbooks as real ones are soiled, and lists what was done; nothing is lost by it. */
export function soilWorkbooks(
  root: RandomStream,
  books: readonly AnnexA[],
): { books: AnnexA[]; planted: PlantedDirt[] } {
  const planted: PlantedDirt[] = [];
  const typed = root.split('headings').pick(books);
  const soiled = books.map((book): AnnexA => {
    const file = workbookPath(book);
    const sheets = book.sheets.map((sheet) => {
      const rows = sheet.rows.map((row) => [...row]);
      for (const soiling of SOILINGS) {
        const draw = root.split(file, sheet.name, soiling.kind, soiling.column);
        const row = soiling.sheet === sheet.name ? soilOne(draw, sheet, rows, soiling) : null;
        if (row === null) continue;
        const { kind, column } = soiling;
        planted.push({ ...repaired(file, sheet, kind), row: row + 2, column });
      }
      return book === typed ? retyped(file, { ...sheet, rows }, planted) : { ...sheet, rows };
    });
    return { ...book, sheets };
  });
  return { books: soiled, planted };
}

const repaired = (file: string, { name }: ExportSheet, kind: DirtKind): PlantedDirt => ({
  file,
  sheet: name,
  row: null,
  column: null,
  kind,
  expected: 'repaired',
  affects: [],
});

/** Soils one cell for which it can be done; answers the row's place, or null when there is none. */
function soilOne(
  draw: RandomStream,
  { columns }: ExportSheet,
  rows: ExportValue[][],
  { column, soil }: Soiling,
): number | null {
  const at = columns.findIndex(({ header }) => header === column);
  const places = rows.flatMap((row, place) => (soil(row[at] ?? null) === undefined ? [] : [place]));
  if (places.length === 0) return null;
  const place = draw.pick(places);
  const row = rows[place];
  if (row) row[at] = soil(row[at] ?? null) ?? null;
  return place;
}

function retyped(file: string, sheet: ExportSheet, planted: PlantedDirt[]): ExportSheet {
  const columns = sheet.columns.map((column) => {
    const header = HEADINGS[column.header];
    if (header === undefined || sheet.rows.length === 0) return column;
    planted.push({ ...repaired(file, sheet, 'header_variant'), row: 1, column: column.header });
    return { ...column, header };
  });
  return { ...sheet, columns };
}
