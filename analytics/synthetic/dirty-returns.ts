import type { RandomStream } from '../statistics/random-stream.ts';
import type { DirtKind, PlantedDirt } from './dirt.ts';
import { dayOf, ukDate } from './day.ts';
import type { Draft } from './draft.ts';
import type { Ssda903Module } from './ssda903-return.ts';

/** A row of a draft that may be soiled. */
type Target = { readonly draft: Draft; readonly row: string[] };

const DATE = /^(\d{2})\/(\d{2})\/(\d{4})$/;

const dayIn = (text: string): number => {
  const [, day, month, year] = DATE.exec(text) ?? [];
  return dayOf(Number(year), Number(month), Number(day));
};

const cell = ({ draft, row }: Target, column: string): string =>
  row[draft.columns.indexOf(column)] ?? '';

function write({ draft, row }: Target, column: string, text: string): void {
  row[draft.columns.indexOf(column)] = text;
}

const NO_BREAK_SPACE = '\u{a0}';

const anyRow = () => true;

/** A cell that is written wrong where it stands. */
type Change = {
  readonly kind: DirtKind;
  readonly expected: PlantedDirt['expected'];
  readonly module: Ssda903Module;
  readonly column: string;
  readonly many?: number;
  readonly when: (target: Target) => boolean;
  readonly text: (was: string, target: Target) => string;
  /** Columns of the journey that this file can't tell any more. */
  readonly loses?: readonly string[];
};

const OLD_SEX_CODES = new Map([
  ['M', '1'],
  ['F', '2'],
]);

const isBlank = (column: string) => (target: Target) => cell(target, column) === '';

const CHANGES: readonly Change[] = [
  {
    kind: 'overlapping_episodes',
    expected: 'repaired',
    module: 'episodes',
    column: 'DEC',
    when: followed,
    text: (was) => ukDate(dayIn(was) + 3),
  },
  {
    kind: 'code_prefix',
    expected: 'repaired',
    module: 'header',
    column: 'ETHNIC',
    when: anyRow,
    text: (was) => `k) ${was}`,
  },
  {
    kind: 'code_prefix',
    expected: 'repaired',
    module: 'episodes',
    column: 'LS',
    when: (target) => cell(target, 'LS') === 'C1',
    text: () => 'C1  [Interim Care Order]',
  },
  {
    kind: 'old_sex_code',
    expected: 'repaired',
    module: 'header',
    column: 'SEX',
    when: (target) => OLD_SEX_CODES.has(cell(target, 'SEX')),
    text: (was) => OLD_SEX_CODES.get(was) ?? was,
  },
  {
    kind: 'not_available_mark',
    expected: 'repaired',
    module: 'episodes',
    column: 'REASON_PLACE_CHANGE',
    when: isBlank('REASON_PLACE_CHANGE'),
    text: () => '#N/A',
  },
  {
    kind: 'placeholder_date',
    expected: 'repaired',
    module: 'placed_for_adoption',
    column: 'DATE_PLACED_CEASED',
    when: isBlank('DATE_PLACED_CEASED'),
    text: () => '01/01/1900',
  },
  {
    kind: 'non_breaking_space',
    expected: 'repaired',
    module: 'episodes',
    column: 'CHILD',
    many: 3,
    when: anyRow,
    text: (was) => `${was}${NO_BREAK_SPACE}`,
  },
  {
    kind: 'impossible_date',
    expected: 'rejected',
    module: 'ad1',
    column: 'DATE_MATCH',
    when: anyRow,
    text: (was) => `30/02/${was.slice(6)}`,
    loses: ['matched_on'],
  },
];

/** A copy of a good episode at the end of its file, with a cell spoilt; null spoils the whole row. */
type Copy = {
  readonly kind: DirtKind;
  readonly expected: PlantedDirt['expected'];
  readonly column: string | null;
  readonly when: (target: Target) => boolean;
  readonly spoil: (text: string) => string;
};

const COPIES: readonly Copy[] = [
  {
    kind: 'impossible_date',
    expected: 'rejected',
    column: 'DECOM',
    when: anyRow,
    spoil: (date) => `31/02/${date.slice(6)}`,
  },
  {
    kind: 'us_ordered_date',
    expected: 'rejected',
    column: 'DECOM',
    when: (target) => Number(cell(target, 'DECOM').slice(0, 2)) > 12,
    spoil: (date) => date.replace(DATE, '$2/$1/$3'),
  },
  {
    kind: 'unknown_code',
    expected: 'rejected',
    column: 'PLACE',
    when: anyRow,
    spoil: () => 'Q9',
  },
  {
    kind: 'blank_child',
    expected: 'rejected',
    column: 'CHILD',
    when: anyRow,
    spoil: () => '',
  },
  {
    kind: 'duplicate_row',
    expected: 'repaired',
    column: null,
    when: anyRow,
    spoil: (text) => text,
  },
];

const CELLS_OF_RAGGED_ROW = 5;

/**
 * Soils returns as real ones are soiled, in place, and lists what was done. No child is soiled
 * twice. What is rejected is a botched copy of a good row, or a row whose content comes again in
 * another file or follows from its neighbours; where it doesn't, the entry says what is lost.
 */
export function soilReturns(root: RandomStream, drafts: readonly Draft[]): PlantedDirt[] {
  const planted: PlantedDirt[] = [];
  const choose = chooser(root, drafts);
  const plant = (dirt: Partial<PlantedDirt> & Pick<PlantedDirt, 'file' | 'kind' | 'expected'>) => {
    planted.push({ sheet: null, row: null, column: null, affects: [], ...dirt });
  };
  const change =
    ({ kind, expected, column, text, loses = [] }: Omit<Change, 'when'>) =>
    (target: Target) => {
      write(target, column, text(cell(target, column), target));
      const { path, rows, borough } = target.draft;
      const lost = { area_code: borough.code, local_id: cell(target, 'CHILD'), columns: loses };
      const affects = loses.length > 0 ? [lost] : [];
      plant({ file: path, kind, expected, row: rows.indexOf(target.row) + 2, column, affects });
    };
  const add = (
    { draft }: Target,
    row: string[],
    { kind, expected, column }: Omit<Copy, 'when' | 'spoil'>,
  ) => {
    draft.rows.push(row);
    plant({ file: draft.path, kind, expected, row: draft.rows.length + 1, column });
  };

  const spans = spanning(drafts);
  // rows left out come first, because the rows below them move up
  for (const { draft, row } of choose('episode_missing_later', 'episodes', spans)) {
    draft.rows.splice(draft.rows.indexOf(row), 1);
    plant({ file: draft.path, kind: 'episode_missing_later', expected: 'repaired' });
  }
  const backwards: Omit<Change, 'when'> = {
    kind: 'end_before_start',
    expected: 'rejected',
    module: 'episodes',
    column: 'DEC',
    text: (_, target) => ukDate(dayIn(cell(target, 'DECOM')) - 30),
  };
  choose(backwards.kind, backwards.module, spans).forEach(change(backwards));
  for (const each of CHANGES) {
    choose(each.kind, each.module, each.when, each.many).forEach(change(each));
  }
  for (const each of COPIES) {
    for (const target of choose(each.kind, 'episodes', each.when)) {
      const copy = { draft: target.draft, row: [...target.row] };
      if (each.column !== null) write(copy, each.column, each.spoil(cell(copy, each.column)));
      add(target, copy.row, each);
    }
  }
  for (const target of choose('ragged_row', 'episodes', anyRow)) {
    const row = target.row.slice(0, CELLS_OF_RAGGED_ROW);
    add(target, row, { kind: 'ragged_row', expected: 'rejected', column: null });
  }
  return [...planted, ...soilFiles(root, drafts, planted)];
}

/** Chooses rows of a module for which a condition holds, of children not chosen before. */
function chooser(root: RandomStream, drafts: readonly Draft[]) {
  const chosen = new Set<string>();
  const childOf = (target: Target) => `${target.draft.borough.code} ${cell(target, 'CHILD')}`;
  return (
    kind: DirtKind,
    module: Ssda903Module,
    when: (target: Target) => boolean,
    many = 2,
  ): Target[] => {
    const targets = drafts
      .filter((draft) => draft.module === module)
      .flatMap((draft) => draft.rows.map((row): Target => ({ draft, row })))
      .filter((target) => !chosen.has(childOf(target)) && when(target));
    const shuffled = root.split(kind, module).shuffled(targets);
    const oneAChild = new Map(shuffled.map((target) => [childOf(target), target]));
    const some = [...oneAChild.values()].slice(0, many);
    for (const target of some) chosen.add(childOf(target));
    return some;
  };
}

const TITLES = ['Children looked after return', 'Report run on 3/4/2024', ''];

/** Dirt of whole files: how they were saved, and headings typed by hand. */
function soilFiles(
  root: RandomStream,
  drafts: readonly Draft[],
  planted: readonly PlantedDirt[],
): PlantedDirt[] {
  const filled = drafts.filter(({ rows }) => rows.length > 0);
  const spaced = filled.filter(({ rows }) =>
    rows.flat().some((text) => text.includes(NO_BREAK_SPACE)),
  );
  const others = root.split('files').shuffled(filled.filter((draft) => !spaced.includes(draft)));
  const whole = (kind: DirtKind, draft: Draft): PlantedDirt => ({
    file: draft.path,
    sheet: null,
    row: kind === 'header_variant' ? 1 : null,
    column: null,
    kind,
    expected: 'repaired',
    affects: [],
  });
  return [
    ...spaced.slice(0, 1).map((draft) => {
      draft.encoding = 'windows-1252';
      return whole('windows_1252', draft);
    }),
    ...others.slice(0, 2).map((draft) => {
      draft.encoding = 'utf-8 with byte order mark';
      return whole('byte_order_mark', draft);
    }),
    ...others.slice(2, 4).map((draft) => {
      draft.delimiter = ';';
      return whole('semicolons', draft);
    }),
    ...others.slice(4, 6).map((draft) => {
      draft.columns = draft.columns.map((name, at) =>
        at % 2 === 0 ? name.toLowerCase() : ` ${name} `,
      );
      return whole('header_variant', draft);
    }),
    // Only where nothing is soiled row by row: titles move all rows down.
    ...others
      .slice(6)
      .filter(({ path }) => planted.every(({ file }) => file !== path))
      .slice(0, 1)
      .map((draft) => {
        draft.titles = TITLES;
        return whole('titles_above_header', draft);
      }),
  ];
}

/** Ended because the next episode began, which is in the same file. */
function followed(target: Target): boolean {
  if (cell(target, 'REC') !== 'X1') return false;
  const { rows } = target.draft;
  const next = rows[rows.indexOf(target.row) + 1];
  if (!next || cell({ ...target, row: next }, 'DECOM') !== cell(target, 'DEC')) return false;
  const later = dayIn(cell(target, 'DEC')) + 3;
  return later <= dayOf(target.draft.year + 1, 3, 31);
}

/** Open in the year before, ended and followed in this one: the year before and the next tell it all. */
function spanning(drafts: readonly Draft[]): (target: Target) => boolean {
  const episodes = drafts.filter(({ module }) => module === 'episodes');
  const rowKey = (target: Target, year: number) =>
    [target.draft.borough.code, year, cell(target, 'CHILD'), cell(target, 'DECOM')].join(' ');
  const returned = new Set(
    episodes.flatMap((draft) => draft.rows.map((row) => rowKey({ draft, row }, draft.year))),
  );
  return (target) => followed(target) && returned.has(rowKey(target, target.draft.year - 1));
}
