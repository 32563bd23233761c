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

/**
 * Soils returns as real ones are soiled, in place, and lists what was done. No child is soiled
 * twice. What is rejected is a botched copy of a good row, or a row whose content comes again in
 * another file or follows from its neighbours; where it doesn't, the entry says what is lost.
 */
export function soilReturns(root: RandomStream, drafts: readonly Draft[]): PlantedDirt[] {
  const planted: PlantedDirt[] = [];
  const soiled = new Set<string>();
  const childOf = (target: Target) => `${target.draft.borough.code} ${cell(target, 'CHILD')}`;

  const note = (kind: DirtKind, expected: PlantedDirt['expected'], draft: Draft) => ({
    file: draft.path,
    sheet: null,
    row: null,
    column: null,
    kind,
    expected,
    affects: [],
  });

  /** Some clean rows of a module for which the condition holds. */
  const some = (
    kind: DirtKind,
    module: Ssda903Module,
    condition: (target: Target) => boolean,
    many = 2,
  ): Target[] => {
    const targets = drafts
      .filter((draft) => draft.module === module)
      .flatMap((draft) => draft.rows.map((row): Target => ({ draft, row })))
      .filter((target) => !soiled.has(childOf(target)) && condition(target));
    const chosen: Target[] = [];
    for (const target of root.split(kind, module).shuffled(targets)) {
      if (chosen.length === many) break;
      if (soiled.has(childOf(target))) continue;
      soiled.add(childOf(target));
      chosen.push(target);
    }
    return chosen;
  };

  const changed = (
    kind: DirtKind,
    expected: PlantedDirt['expected'],
    target: Target,
    column: string,
    text: string,
    affects: PlantedDirt['affects'] = [],
  ) => {
    write(target, column, text);
    const row = target.draft.rows.indexOf(target.row) + 2;
    planted.push({ ...note(kind, expected, target.draft), row, column, affects });
  };

  const copied = (
    kind: DirtKind,
    expected: PlantedDirt['expected'],
    { draft, row }: Target,
    column: string | null,
    botch: (copy: Target) => string[],
  ) => {
    draft.rows.push(botch({ draft, row: [...row] }));
    planted.push({ ...note(kind, expected, draft), row: draft.rows.length + 1, column });
  };

  const spans = spanning(drafts);
  const anyRow = () => true;

  // rows left out come first, because the rows below them move up
  for (const { draft, row } of some('episode_missing_later', 'episodes', spans)) {
    draft.rows.splice(draft.rows.indexOf(row), 1);
    planted.push(note('episode_missing_later', 'repaired', draft));
  }
  for (const target of some('end_before_start', 'episodes', spans)) {
    const before = ukDate(dayIn(cell(target, 'DECOM')) - 30);
    changed('end_before_start', 'rejected', target, 'DEC', before);
  }
  for (const target of some('overlapping_episodes', 'episodes', followed)) {
    const later = ukDate(dayIn(cell(target, 'DEC')) + 3);
    changed('overlapping_episodes', 'repaired', target, 'DEC', later);
  }
  for (const target of some('code_prefix', 'header', anyRow)) {
    const ethnicity = `k) ${cell(target, 'ETHNIC')}`;
    changed('code_prefix', 'repaired', target, 'ETHNIC', ethnicity);
  }
  const interim = (target: Target) => cell(target, 'LS') === 'C1';
  for (const target of some('code_prefix', 'episodes', interim)) {
    changed('code_prefix', 'repaired', target, 'LS', 'C1  [Interim Care Order]');
  }
  const oldCodes = new Map([
    ['M', '1'],
    ['F', '2'],
  ]);
  for (const target of some('old_sex_code', 'header', (each) => oldCodes.has(cell(each, 'SEX')))) {
    const code = oldCodes.get(cell(target, 'SEX')) ?? '';
    changed('old_sex_code', 'repaired', target, 'SEX', code);
  }
  const blankReason = (target: Target) => cell(target, 'REASON_PLACE_CHANGE') === '';
  for (const target of some('not_available_mark', 'episodes', blankReason)) {
    changed('not_available_mark', 'repaired', target, 'REASON_PLACE_CHANGE', '#N/A');
  }
  const inForce = (target: Target) => cell(target, 'DATE_PLACED_CEASED') === '';
  for (const target of some('placeholder_date', 'placed_for_adoption', inForce)) {
    changed('placeholder_date', 'repaired', target, 'DATE_PLACED_CEASED', '01/01/1900');
  }
  for (const target of some('non_breaking_space', 'episodes', anyRow, 3)) {
    const spaced = `${cell(target, 'CHILD')}${NO_BREAK_SPACE}`;
    changed('non_breaking_space', 'repaired', target, 'CHILD', spaced);
  }
  for (const target of some('impossible_date', 'ad1', anyRow)) {
    const wrong = `30/02/${cell(target, 'DATE_MATCH').slice(6)}`;
    const lost = {
      area_code: target.draft.borough.code,
      local_id: cell(target, 'CHILD'),
      columns: ['matched_on'],
    };
    changed('impossible_date', 'rejected', target, 'DATE_MATCH', wrong, [lost]);
  }

  for (const target of some('impossible_date', 'episodes', anyRow)) {
    copied('impossible_date', 'rejected', target, 'DECOM', (copy) => {
      write(copy, 'DECOM', `31/02/${cell(copy, 'DECOM').slice(6)}`);
      return copy.row;
    });
  }
  const lateInMonth = (target: Target) => Number(cell(target, 'DECOM').slice(0, 2)) > 12;
  for (const target of some('us_ordered_date', 'episodes', lateInMonth)) {
    copied('us_ordered_date', 'rejected', target, 'DECOM', (copy) => {
      write(copy, 'DECOM', cell(copy, 'DECOM').replace(DATE, '$2/$1/$3'));
      return copy.row;
    });
  }
  for (const target of some('unknown_code', 'episodes', anyRow)) {
    copied('unknown_code', 'rejected', target, 'PLACE', (copy) => {
      write(copy, 'PLACE', 'Q9');
      return copy.row;
    });
  }
  for (const target of some('blank_child', 'episodes', anyRow)) {
    copied('blank_child', 'rejected', target, 'CHILD', (copy) => {
      write(copy, 'CHILD', '');
      return copy.row;
    });
  }
  for (const target of some('ragged_row', 'episodes', anyRow)) {
    copied('ragged_row', 'rejected', target, null, (copy) => copy.row.slice(0, 5));
  }
  for (const target of some('duplicate_row', 'episodes', anyRow)) {
    copied('duplicate_row', 'repaired', target, null, (copy) => copy.row);
  }
  return [...planted, ...soilFiles(root, drafts)];
}

/** Dirt of whole files: how they were saved, and headings typed by hand. */
function soilFiles(root: RandomStream, drafts: readonly Draft[]): PlantedDirt[] {
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
