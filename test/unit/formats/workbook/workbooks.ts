import { zipOf } from '../zips.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

type Parts = {
  /** The content of `sheetData`, sheet by sheet. */
  readonly sheets: readonly {
    readonly name: string;
    readonly state?: string;
    readonly data: string;
  }[];
  /** The `si` elements. */
  readonly texts?: string;
  /** Number formats, in the order of the styles that have them. */
  readonly formats?: readonly (number | string)[];
  readonly date1904?: boolean;
  /** Further parts, or others in the place of these. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
};

/** A workbook's parts as Excel lays them out, with no more in them than is needed. */
export function partsOf({ sheets, texts = '', formats = [], date1904 = false, parts = {} }: Parts) {
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${String(at + 1)}"${state ? ` state="${state}"` : ''} r:id="rId${String(at + 1)}"/>`,
  );
  const related = sheets.map((_, at) =>
    relation(`rId${String(at + 1)}`, 'worksheet', `worksheets/sheet${String(at + 1)}.xml`),
  );
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr date1904="${date1904 ? '1' : '0'}"/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ...related,
      relation('rId90', 'sharedStrings', 'sharedStrings.xml'),
      relation('rId91', 'styles', '/xl/styles.xml'),
    ),
    'xl/sharedStrings.xml': `<sst>${texts}</sst>`,
    'xl/styles.xml': styles(formats),
    ...Object.fromEntries(
      sheets.map(({ data }, at) => [
        `xl/worksheets/sheet${String(at + 1)}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`,
      ]),
    ),
    ...parts,
  } satisfies Record<string, string | Uint8Array>;
}

export const workbookOf = (parts: Parts): Uint8Array => zipOf(partsOf(parts));

/** A workbook of one sheet. */
export const sheetOf = (data: string, more: Omit<Parts, 'sheets'> = {}): Uint8Array =>
  workbookOf({ sheets: [{ name: 'Sheet1', data }], ...more });

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;

const relations = (...each: readonly string[]): string =>
  `<Relationships>${each.join('')}</Relationships>`;

function styles(formats: readonly (number | string)[]): string {
  const codes = formats.flatMap((format, at) =>
    typeof format === 'string'
      ? [
          `<numFmt numFmtId="${String(200 + at)}" formatCode="${format.replaceAll('"', '&quot;')}"/>`,
        ]
      : [],
  );
  const used = formats.map(
    (format, at) => `<xf numFmtId="${String(typeof format === 'string' ? 200 + at : format)}"/>`,
  );
  return `<styleSheet><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${used.join('')}</cellXfs></styleSheet>`;
}
