import type { ExportSheet, ExportValue } from '../formats/workbook/write.ts';
import type { RandomStream } from '../statistics/random-stream.ts';
import type { AnnexA } from './annex-a.ts';
import type { DirtKind, PlantedDirt } from './dirt.ts';
import { folderOf } from './draft.ts';

/** Where a borough's workbook is written to. */
export const workbookPath = ({ borough }: Pick<AnnexA, 'borough'>): string =>
  `annex-a/${folderOf(borough)}.xlsx`;

/** Where a column of a list stands, by its proper name, and the cells of a row by it. */
type Cells = (column: string) => ExportValue;

/** One way to soil a cell: where it may be, and what it is written as. */
type Soiling = {
  readonly kind: DirtKind;
  /** `repaired` when left out. */
  readonly expected?: PlantedDirt['expected'];
  readonly sheet: string;
  readonly column: string;
  readonly soil: (value: ExportValue, cells: Cells) => ExportValue | undefined;
};

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** As somebody types it who gets the month's length wrong. */
const impossible = (value: ExportValue) =>
  DAY.test(String(value)) ? String(value).replace(DAY, '30/02/$1') : undefined;

/** The year before: a slip nobody sees in the file alone. */
const yearBefore = (value: ExportValue) => {
  const [, year, month, day] = DAY.exec(String(value)) ?? [];
  if (!year || `${month}-${day}` === '02-29') return undefined;
  return `${Number(year) - 1}-${month}-${day}`;
};

const OTHER_GENDERS: Readonly<Record<string, string>> = {
  'a) Male': 'b) Female',
  'b) Female': 'a) Male',
};

/** What makes whole rows worthless, and what other files contradict: the rest is repaired. */
const SPOILINGS: readonly Soiling[] = [
  {
    kind: 'impossible_date',
    expected: 'rejected',
    sheet: 'List 10',
    column: 'Date of Decision that Child Should be Placed for Adoption',
    soil: impossible,
  },
  {
    kind: 'blank_child',
    expected: 'rejected',
    sheet: 'List 10',
    column: 'Child Unique ID',
    soil: () => null,
  },
  {
    kind: 'impossible_date',
    expected: 'rejected',
    sheet: 'List 11',
    column: 'Date enquiry received',
    soil: impossible,
  },
  {
    kind: 'impossible_date',
    expected: 'rejected',
    sheet: 'List 8',
    column: 'Date Started to be Looked After',
    soil: impossible,
  },
  {
    kind: 'other_date',
    expected: 'conflict',
    sheet: 'List 10',
    column: 'Date of Matching Child and Prospective Adopters',
    // Only of adopted children does the return tell the match.
    soil: (value, cells) =>
      cells('Date of Adoption Order') === null ? undefined : yearBefore(value),
  },
  {
    kind: 'other_sex',
    expected: 'conflict',
    sheet: 'List 10',
    column: 'Gender',
    soil: (value) => OTHER_GENDERS[String(value)],
  },
  {
    kind: 'other_date',
    expected: 'conflict',
    sheet: 'List 11',
    column: 'Date enquiry received',
    // Numbers of a family are held for the same where dates agree.
    soil: (value, cells) =>
      cells('Date application approved') === null ? undefined : yearBefore(value),
  },
];

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

/**
 * Soils the workbooks as real ones are soiled, and lists what was done. No child or family is
 * soiled twice. What the rest of a spoilt row told is lost as far as the workbook goes.
 */
export function soilWorkbooks(
  root: RandomStream,
  books: readonly AnnexA[],
): { books: AnnexA[]; planted: PlantedDirt[] } {
  const planted: PlantedDirt[] = [];
  const typed = root.split('headings').pick(books);
  const soiled = books.map((book): AnnexA => {
    const file = workbookPath(book);
    const chosen = new Set<ExportValue>();
    const sheets = book.sheets.map((sheet) => {
      const rows = sheet.rows.map((row) => [...row]);
      for (const soiling of [...SPOILINGS, ...SOILINGS]) {
        if (soiling.sheet !== sheet.name) continue;
        const { kind, column, expected = 'repaired' } = soiling;
        const draw = root.split(file, sheet.name, kind, column);
        const place = soilOne(draw, sheet, rows, soiling, chosen);
        if (place === null) continue;
        const affects = expected === 'repaired' ? [] : lostBy(book, sheet, place, soiling);
        planted.push({ ...repaired(file, sheet, kind), expected, affects, row: place + 2, column });
      }
      return book === typed ? retyped(file, { ...sheet, rows }, planted) : { ...sheet, rows };
    });
    return { ...book, sheets };
  });
  return { books: soiled, planted };
}

/** Whose a row is: a child's or, in the list of adopters, a family's. */
const OWNERS = ['Family identifier', 'Child Unique ID'] as const;

function ownerOf({ name, columns }: ExportSheet, row: readonly ExportValue[]): ExportValue {
  const [family, child] = OWNERS.map(
    (header) => row[columns.findIndex((column) => column.header === header)] ?? null,
  );
  return (name === 'List 11' ? family : child) ?? null;
}

/** What the list can't tell any more: of a rejected row all there is, else the cell that is wrong. */
function lostBy(
  { borough }: AnnexA,
  sheet: ExportSheet,
  place: number,
  { expected, column }: Soiling,
): PlantedDirt['affects'] {
  const row = sheet.rows[place] ?? [];
  const told = sheet.columns
    .map(({ header }) => header)
    .filter((_, at) => (row[at] ?? null) !== null);
  const columns = expected === 'rejected' ? told : [column];
  return [{ area_code: borough.code, local_id: String(ownerOf(sheet, row)), columns }];
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

/**
 * Soils one cell for which it can be done, of a row whose owner is not among those chosen; answers
 * the row's place, or null when there is none.
 */
function soilOne(
  draw: RandomStream,
  sheet: ExportSheet,
  rows: ExportValue[][],
  { column, soil }: Soiling,
  chosen: Set<ExportValue>,
): number | null {
  const placeOf = (name: string) => sheet.columns.findIndex(({ header }) => header === name);
  const at = placeOf(column);
  const soiled = (row: readonly ExportValue[]) =>
    soil(row[at] ?? null, (name) => row[placeOf(name)] ?? null);
  // Of the row as it was: its owner's number may be soiled by now.
  const owners = sheet.rows.map((row) => ownerOf(sheet, row));
  const places = rows.flatMap((row, place) =>
    chosen.has(owners[place] ?? null) || soiled(row) === undefined ? [] : [place],
  );
  if (places.length === 0) return null;
  const place = draw.pick(places);
  const row = rows[place];
  if (row) {
    chosen.add(owners[place] ?? null);
    row[at] = soiled(row) ?? null;
  }
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
