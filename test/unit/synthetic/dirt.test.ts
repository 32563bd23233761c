import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../analytics/statistics/random-stream.ts';
import { annexAs } from '../../../analytics/synthetic/annex-a.ts';
import type { PlantedDirt } from '../../../analytics/synthetic/dirt.ts';
import { soilReturns } from '../../../analytics/synthetic/dirty-returns.ts';
import { soilWorkbooks, workbookPath } from '../../../analytics/synthetic/dirty-workbooks.ts';
import { draftsOf, fileOf } from '../../../analytics/synthetic/draft.ts';
import type { Draft } from '../../../analytics/synthetic/draft.ts';
import { ssda903Returns } from '../../../analytics/synthetic/ssda903-return.ts';
import { FEW_RUNS, agencyOf, anyAgency } from './agencies.ts';

const agency = agencyOf({ children: 900, families: 300, firstYear: 2020, years: 5, dirt: true });
const stream = RandomStream.seeded(4);

function soiled(of = agency) {
  const returns = ssda903Returns(of);
  const clean = draftsOf(returns);
  const drafts = draftsOf(returns);
  return { clean, drafts, planted: soilReturns(stream, drafts) };
}

const rowAt = (drafts: readonly Draft[], { file, row }: PlantedDirt) =>
  drafts.find(({ path }) => path === file)?.rows[(row ?? 0) - 2];

describe('dirt in the returns', () => {
  const { clean, drafts, planted } = soiled();
  const of = (kind: string) => planted.filter((each) => each.kind === kind);

  it('is of every kind', () => {
    expect([...new Set(planted.map(({ kind }) => kind))].sort()).toEqual([
      'blank_child',
      'byte_order_mark',
      'code_prefix',
      'duplicate_row',
      'end_before_start',
      'episode_missing_later',
      'header_variant',
      'impossible_date',
      'non_breaking_space',
      'not_available_mark',
      'old_sex_code',
      'overlapping_episodes',
      'placeholder_date',
      'ragged_row',
      'semicolons',
      'titles_above_header',
      'unknown_code',
      'us_ordered_date',
      'windows_1252',
    ]);
  });

  it('is listed, each piece where it is, and there is no other', () => {
    const listed = new Set(
      planted.filter(({ row }) => row !== null && row > 1).map((each) => rowAt(drafts, each)),
    );
    for (const [index, draft] of drafts.entries()) {
      const before = new Set((clean[index]?.rows ?? []).map((row) => row.join('|')));
      for (const row of draft.rows) {
        if (!before.has(row.join('|'))) expect(listed).toContain(row);
      }
    }
    for (const each of planted) {
      if (each.row === null || each.row === 1) continue;
      expect(rowAt(drafts, each), each.kind).toBeDefined();
    }
  });

  it('takes away no row but the episodes said to be missing', () => {
    const count = (all: readonly Draft[]) => all.reduce((sum, { rows }) => sum + rows.length, 0);
    const added = ['impossible_date', 'us_ordered_date', 'unknown_code', 'blank_child'];
    const copies = planted.filter(
      ({ kind, file }) =>
        [...added, 'ragged_row', 'duplicate_row'].includes(kind) && file.includes('episodes'),
    );
    const missing = of('episode_missing_later').length;
    expect(count(drafts)).toBe(count(clean) + copies.length - missing);
    expect(missing).toBe(2);
  });

  it('soils every child once at most', () => {
    const children = planted
      .filter(({ row, kind }) => row !== null && row > 1 && kind !== 'blank_child')
      .map((each) => `${each.file.split('/')[1]} ${rowAt(drafts, each)?.[0]?.trim()}`);
    expect(new Set(children).size).toBe(children.length);
  });

  it('loses nothing but what an entry names', () => {
    const losing = planted.filter(({ affects }) => affects.length > 0);
    expect(losing.map(({ kind, expected }) => [kind, expected])).toEqual([
      ['impossible_date', 'rejected'],
      ['impossible_date', 'rejected'],
    ]);
    for (const { affects, file } of losing) {
      expect(affects.map(({ columns }) => columns)).toEqual([['matched_on']]);
      expect(file).toContain('ad1');
      const [{ area_code, local_id } = { area_code: '', local_id: '' }] = affects;
      const child = agency.children.find(
        ({ borough, localId }) => borough.code === area_code && localId === local_id,
      );
      expect(child?.journeys.some(({ adoptionOrderOn }) => adoptionOrderOn !== null)).toBe(true);
    }
  });

  it('can be undone: what a row missing or rejected told follows from other rows', () => {
    const episodes = clean.filter(({ module }) => module === 'episodes');
    for (const each of of('end_before_start')) {
      const row = rowAt(drafts, each) ?? [];
      const same = episodes
        .flatMap((draft) => draft.rows.map((told) => ({ draft, told })))
        .filter(({ told }) => told[0] === row[0] && told[1] === row[1]);
      expect(same.length).toBeGreaterThan(1);
      const [, month, year] = (row[1] ?? '').split('/');
      expect(`${month}/${year}`).not.toBe(row[7]?.slice(3));
    }
    for (const each of of('overlapping_episodes')) {
      const draft = drafts.find(({ path }) => path === each.file);
      const next = draft?.rows[(each.row ?? 0) - 1];
      expect(next?.[0]).toBe(rowAt(drafts, each)?.[0]);
    }
  });

  it('saves files as Excel and hand-made exports do', () => {
    const bytesOf = (kind: string) => {
      const draft = drafts.find(({ path }) => path === of(kind)[0]?.file);
      return draft ? fileOf(draft).bytes : new Uint8Array();
    };
    expect([...bytesOf('byte_order_mark').slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytesOf('semicolons')).split('\n')[0]).toContain(';');
    const excel = bytesOf('windows_1252');
    expect([...excel]).toContain(0xa0);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(excel)).toThrow(TypeError);
    const headings = new TextDecoder().decode(bytesOf('header_variant')).split('\n')[0];
    expect(headings).toMatch(/^child, /);
  });

  it('finds its way with however few rows there are', () => {
    fc.assert(
      fc.property(anyAgency(true), (small) => {
        const some = soiled(small);
        for (const each of some.planted) {
          if (each.row !== null && each.row > 1) expect(rowAt(some.drafts, each)).toBeDefined();
        }
      }),
      FEW_RUNS,
    );
  });
});

describe('dirt in the workbooks', () => {
  const clean = annexAs(agency, 'all');
  const { books, planted } = soilWorkbooks(stream, clean);

  it('is of every kind', () => {
    const kinds = (expected: PlantedDirt['expected']) =>
      [
        ...new Set(planted.filter((dirt) => dirt.expected === expected).map(({ kind }) => kind)),
      ].sort();
    expect(kinds('repaired')).toEqual([
      'age_as_text',
      'code_prefix',
      'code_without_prefix',
      'curly_quotes',
      'header_variant',
      'non_breaking_space',
      'not_available_mark',
      'placeholder_date',
    ]);
    expect(kinds('rejected')).toEqual(['blank_child', 'impossible_date']);
    expect(kinds('conflict')).toEqual(['other_date', 'other_sex']);
  });

  it('says whose and what the workbook can not tell any more', () => {
    for (const { expected, affects, column, sheet } of planted) {
      if (expected === 'repaired') {
        expect(affects).toEqual([]);
        continue;
      }
      const [{ local_id, columns } = { local_id: '', columns: [] }] = affects;
      expect(affects).toHaveLength(1);
      expect(columns).toContain(column);
      expect(columns.length > 1).toBe(expected === 'rejected');
      const owners =
        sheet === 'List 11'
          ? agency.families.map(({ id }) => id)
          : agency.children.map(({ localId }) => localId);
      expect(owners).toContain(local_id);
    }
  });

  it('soils a row once at most', () => {
    const rows = planted.filter(({ row }) => row !== null && row > 1);
    const where = rows.map(({ file, sheet, row }) => `${file} ${sheet} ${row}`);
    expect(new Set(where).size).toBe(where.length);
  });

  it('is listed, each cell where it is, and there is no other', () => {
    const changed = books.flatMap((book, at) =>
      book.sheets.flatMap((sheet, place) => {
        const before = clean[at]?.sheets[place];
        return [sheet.columns.map(({ header }) => header), ...sheet.rows].flatMap((row, index) =>
          row.flatMap((cell, column) => {
            const headers = before?.columns.map(({ header }) => header) ?? [];
            const was = index === 0 ? headers[column] : before?.rows[index - 1]?.[column];
            const where = [workbookPath(book), sheet.name, index + 1, headers[column]];
            return was === cell ? [] : [where.join(' ')];
          }),
        );
      }),
    );
    const listed = planted.map(({ file, sheet, row, column }) =>
      [file, sheet, row, column].join(' '),
    );
    expect(changed.sort()).toEqual(listed.sort());
  });
});
