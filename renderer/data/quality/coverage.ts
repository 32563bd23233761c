import { ExtractFamily, FAMILY_LABELS } from '../../../analytics/contract/load.ts';
import type {
  Coverage,
  CoverageCell,
  ReturnCovered,
  ReturnMissing,
} from '../../../analytics/contract/quality.ts';
import { countOf } from '../../format/number.ts';

/** What stands in a cell: a return that is there, the reason one is missed, or nothing expected. */
export type Covered =
  | { readonly kind: 'returned'; readonly returned: ReturnCovered; readonly without: string[] }
  | { readonly kind: 'missing'; readonly why: ReturnMissing['why'] }
  | { readonly kind: 'none' };

/** Authorities by years of one family. Years are `2022/23`; null is a year that nobody knows. */
export type FamilyMatrix = {
  readonly family: ExtractFamily;
  readonly years: readonly (string | null)[];
  readonly rows: readonly { readonly area: string | null; readonly cells: readonly Covered[] }[];
};

const byName = (a: string | null, b: string | null) =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a.localeCompare(b);

/** Each once, in order, with null last. */
const inOrder = (names: readonly (string | null)[]) => [...new Set(names)].toSorted(byName);

/** The modules that children's journeys are worked out from. */
const NEEDED: Partial<Record<ExtractFamily, readonly string[]>> = {
  ssda903: ['Header', 'Episodes', 'SBPFA', 'AD1'],
};

/** Which authority returned what of which year, a matrix for each family there is anything of. */
export function familyMatrices({ returns, missing }: Coverage): FamilyMatrix[] {
  const families = new Set(returns.map(({ family }) => family));
  return ExtractFamily.options
    .filter((family) => families.has(family))
    .map((family) => {
      const there = returns.filter((one) => one.family === family);
      const missed = missing.filter((one) => one.family === family);
      const modules = NEEDED[family] ?? [];
      const years = inOrder([...there, ...missed].map(({ period }) => period));
      const areas = inOrder([...there, ...missed].map(({ area }) => area));
      const cell = (area: string | null, year: string | null): Covered => {
        const returned = there.find((one) => one.area === area && one.period === year);
        if (returned) {
          const without = modules.filter((module) => returned.modules[module] === undefined);
          return { kind: 'returned', returned, without };
        }
        const why = missed.find((one) => one.area === area && one.period === year)?.why;
        return why ? { kind: 'missing', why } : { kind: 'none' };
      };
      return {
        family,
        years,
        rows: areas.map((area) => ({ area, cells: years.map((year) => cell(area, year)) })),
      };
    });
}

/** A file, or a part of one, with how many rows it has of each year. */
export type FileRow = Pick<CoverageCell, 'source' | 'file' | 'part' | 'family'> & {
  readonly counts: readonly (number | null)[];
};

/** What every file holds by year. Null counts are years the file tells nothing of. */
export function fileMatrix(cells: readonly CoverageCell[]): {
  years: (string | null)[];
  rows: FileRow[];
} {
  const years = inOrder(cells.map(({ period }) => period));
  const bySource = new Map<number, CoverageCell[]>();
  for (const cell of cells) {
    const known = bySource.get(cell.source);
    if (known) known.push(cell);
    else bySource.set(cell.source, [cell]);
  }
  const rows = [...bySource.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { source, file, part, family } = first;
    const counts = years.map((year) => own.find(({ period }) => period === year)?.rows ?? null);
    return [{ source, file, part, family, counts }];
  });
  return { years, rows };
}

/** Why a return is missed, short enough for a cell. */
export const WHY_LABELS = {
  gap: 'Gap',
  others_sent: 'Missing',
  nothing_sent: 'Nothing sent',
} as const satisfies Record<ReturnMissing['why'], string>;

/** And in full. */
export const WHY_WORDS = {
  gap: 'The years before and after are loaded, this one is not.',
  others_sent: 'Other members of the agency sent theirs for this year.',
  nothing_sent: 'Nothing of this member is loaded at all.',
} as const satisfies Record<ReturnMissing['why'], string>;

/** What the engine calls the authority of returns that name none. */
const NAMELESS = 'Unknown authority';

/** "12 returns of 4 authorities are loaded, 2018/19 to 2022/23; 1 is missing." */
export function coverageWords({ returns, missing }: Coverage): string {
  if (returns.length === 0) return 'No return is loaded.';
  const named = returns.filter(({ area }) => area !== null && area !== NAMELESS);
  const nameless = returns.length - named.length;
  const areas = new Set(named.map(({ area }) => area)).size;
  const years = inOrder(returns.map(({ period }) => period)).filter((year) => year !== null);
  const [first, last] = [years[0], years.at(-1)];
  const span = first === undefined ? '' : first === last ? `, ${first}` : `, ${first} to ${last}`;
  const whose = areas === 0 ? '' : ` of ${countOf(areas, 'authority', 'authorities')}`;
  const verb = returns.length === 1 ? 'is' : 'are';
  const missed =
    missing.length === 0
      ? 'none is known to be missing'
      : countOf(missing.length, 'is missing', 'are missing');
  const unsaid =
    nameless === 0 ? '' : ` Of ${countOf(nameless, 'loaded return')} it is not known whose.`;
  return `${countOf(returns.length, 'return')}${whose} ${verb} loaded${span}; ${missed}.${unsaid}`;
}

/** "without AD1, SBPFA": the modules that journeys need and this return lacks. */
export function withoutWords(without: readonly string[]): string {
  return without.length === 0 ? '' : `without ${without.join(', ')}`;
}

export const familyLabel = (family: ExtractFamily): string => FAMILY_LABELS[family];
