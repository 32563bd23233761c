import { SSDA903_MODULES } from './ssda903/modules.ts';

/** How the modules of the SSDA903 return stand in its XML file. */
export type Ssda903XmlModule =
  | 'Header'
  | 'Episodes'
  | 'Reviews'
  | 'UASC'
  | 'OC2'
  | 'OC3'
  | 'AD1'
  | 'SBPFA'
  | 'PrevPerm'
  | 'Missing'
  | 'SWEpisodes'
  | 'DoLo';

type XmlPlace = {
  readonly module: Ssda903XmlModule;
  /** The columns of the module's CSV file, in order. */
  readonly columns: readonly string[];
  /**
   * The element a row is written as: `EPISODE` beside the child's `HEADER`, the others inside it.
   * Null for what stands directly in `HEADER`, once for each child.
   */
  readonly element: string | null;
};

const place = (module: Ssda903XmlModule, id: string, element: string | null): XmlPlace => ({
  module,
  columns: SSDA903_MODULES.find((each) => each.id === id)?.columns.map(({ name }) => name) ?? [],
  element,
});

/** The element around the whole return, with one `CHILD` for each child. */
export const SSDA903_XML_ROOT = 'EXPSSDA903';

/** What the XML calls two columns that have another name in the CSV files. */
export const SSDA903_XML_NAMES: ReadonlyMap<string, string> = new Map([
  ['CHILD', 'CHILDID'],
  ['PLACE', 'PL'],
]);

/** Columns that the XML states once, in `HEADER`, and the CSV files repeat in every row. */
export const SSDA903_XML_SHARED: ReadonlySet<string> = new Set(['CHILD', 'DOB']);

/** In XML an unaccompanied child is marked with a `1` in this element of its own. */
export const SSDA903_XML_UASC = 'UASC';

/**
 * The modules of the return and their elements. For social worker episodes and deprivation of
 * liberty orders no published schema was at hand: their element's name is a convention of ours,
 * and a reader should go by the fields inside.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Department for Education, Children looked after return: technical specifications).
 */
export const SSDA903_XML: readonly XmlPlace[] = [
  place('Header', 'header', null),
  place('Episodes', 'episodes', 'EPISODE'),
  place('Reviews', 'reviews', 'AREVIEW'),
  place('UASC', 'uasc', null),
  place('OC2', 'oc2', 'OC2'),
  place('OC3', 'oc3', null),
  place('AD1', 'ad1', null),
  place('SBPFA', 'sbpfa', 'AD_PLACED'),
  place('PrevPerm', 'prev_perm', 'PERMANENCE'),
  place('Missing', 'missing', 'AMISSING'),
  place('SWEpisodes', 'sw_episodes', 'SW_EPISODE'),
  place('DoLo', 'dolo', 'DOLO'),
];
