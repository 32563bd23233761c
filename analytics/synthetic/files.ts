import { writeWorkbook } from '../formats/workbook/write.ts';
import { RandomStream } from '../statistics/random-stream.ts';
import type { Agency } from './agency.ts';
import { annexAs } from './annex-a.ts';
import type { AnnexAScope } from './annex-a.ts';
import { caseSystemFiles } from './case-system.ts';
import { isoDate } from './day.ts';
import type { PlantedDirt } from './dirt.ts';
import { soilReturns } from './dirty-returns.ts';
import { soilWorkbooks, workbookPath } from './dirty-workbooks.ts';
import { draftsOf, fileOf, folderOf, mergedFiles, yearFolder } from './draft.ts';
import { windowOf } from './options.ts';
import { ssda903Returns } from './ssda903-return.ts';
import type { Ssda903Module, Ssda903Return } from './ssda903-return.ts';
import { ssda903Xml } from './ssda903-xml.ts';
import type { OutputFile } from './table.ts';
import { utf8 } from './table.ts';
import { truthOf } from './truth.ts';

export type { AnnexAScope };

/** What the boroughs' returns are written as. */
export const AGENCY_FORMATS = ['csv', 'xml', 'both'] as const;
export type AgencyFormat = (typeof AGENCY_FORMATS)[number];

export type AgencyFiles = {
  readonly format: AgencyFormat;
  /** Which children and families Annex A holds. */
  readonly annexA: AnnexAScope;
};

/**
 * Everything the agency and its boroughs would hand over, as files: the returns a borough and year
 * each and merged, an Annex A a borough, the agency's own exports, and `truth.json` with what is
 * true of it all. Dirt, where asked for, goes into the boroughs' CSV returns and workbooks.
 */
export async function agencyFiles(
  agency: Agency,
  { format, annexA }: AgencyFiles,
): Promise<OutputFile[]> {
  const { dirt, seed } = agency.options;
  const stream = RandomStream.seeded(seed).split('dirt');
  const returns = ssda903Returns(agency);
  const drafts = format === 'xml' ? [] : draftsOf(returns);
  const merged = mergedFiles(drafts);
  const soiledReturns = dirt ? soilReturns(stream.split('returns'), drafts) : [];
  const clean = annexAs(agency, annexA);
  const { books, planted } = dirt
    ? soilWorkbooks(stream.split('workbooks'), clean)
    : { books: clean, planted: [] };
  const workbooks = books.map(async (book): Promise<OutputFile> => ({
    path: workbookPath(book),
    bytes: await writeWorkbook(book.sheets, { modified: lastDayOf(agency) }),
  }));
  return [
    ...drafts.map(fileOf),
    ...merged,
    ...(format === 'csv' ? [] : returns.map(xmlFile)),
    ...(await Promise.all(workbooks)),
    ...caseSystemFiles(agency),
    truthFile(agency, [...soiledReturns, ...planted]),
  ];
}

function truthFile(agency: Agency, dirt: readonly PlantedDirt[]): OutputFile {
  const truth = truthOf(agency, dirt);
  return { path: 'truth.json', bytes: utf8(`${JSON.stringify(truth, null, 1)}\n`) };
}

const XML_MODULES = {
  header: 'Header',
  episodes: 'Episodes',
  reviews: 'Reviews',
  uasc: 'UASC',
  oc2: 'OC2',
  oc3: 'OC3',
  ad1: 'AD1',
  placed_for_adoption: 'SBPFA',
  previous_permanence: 'PrevPerm',
  missing: 'Missing',
  sw_episodes: 'SWEpisodes',
} as const satisfies Record<Ssda903Module, string>;

function xmlFile({ borough, year, modules }: Ssda903Return): OutputFile {
  const tables = Array.from(modules, ([module, { columns, rows }]) => ({
    module: XML_MODULES[module],
    header: columns,
    rows,
  }));
  return {
    path: `ssda903-xml/${folderOf(borough)}/${yearFolder(year)}.xml`,
    bytes: ssda903Xml(tables),
  };
}

/** Workbooks are written on the last day they know of, so that the same agency gives the same bytes. */
const lastDayOf = ({ options }: Agency): Date => new Date(isoDate(windowOf(options).to));
