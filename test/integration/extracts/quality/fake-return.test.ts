import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from '../../../../analytics/workbench.ts';
import { SKIPPED, sharedIsThere, sharedRows, sharedText } from '../../../unit/reference/shared.ts';

/**
 * A made-up return of the year to 31 March 2018 with codes and dates drawn at random, so that most
 * rules speak. What they find is held against a plain reading of the files, row by row.
 */
const FOLDER = 'extracts/ssda903_fake';
const [YEAR_STARTS, YEAR_ENDS] = ['2017-04-01', '2018-03-31'];

type Row = Readonly<Record<string, string>>;

/** The rows of a file with the row each stands in and dates that compare. */
function rowsIn(...files: string[]): { row: number; is: Row }[] {
  return files.flatMap((file) =>
    sharedRows(`${FOLDER}/${file}.csv`).map((cells, at) => ({
      row: at + 2,
      is: Object.fromEntries(
        Object.entries(cells).map(([name, cell]) => [name, cell.replace(DAY, '$3-$2-$1').trim()]),
      ),
    })),
  );
}
const DAY = /^(\d\d)\/(\d\d)\/(\d{4})$/;

const of = (row: Row, name: string) => row[name] ?? '';
const isOne = (row: Row, name: string, ...codes: string[]) => codes.includes(of(row, name));

describe.skipIf(!sharedIsThere)(`the made-up return${SKIPPED}`, () => {
  let bench: Workbench;
  const found = async (rule: string, file: string, column?: string) => {
    const { rows } = await bench.findings({ rule, offset: 0, limit: 1000 });
    return rows
      .filter((one) => one.file === `fake/${file}.csv`)
      .filter((one) => column === undefined || one.column === column)
      .map(({ row }) => row)
      .sort((a, b) => (a ?? 0) - (b ?? 0));
  };
  const rowsWhere = (rows: readonly { row: number; is: Row }[], holds: (row: Row) => boolean) =>
    rows.filter(({ is }) => holds(is)).map(({ row }) => row);

  const read = (...files: string[]) => (sharedIsThere ? rowsIn(...files) : []);
  const episodes = read('episodes');
  const ad1 = read('ad1');
  const decisions = read('placed_for_adoption', 'placed_for_adoption_errors').map(({ is }) => is);
  const decided = new Set(decisions.map((row) => of(row, 'CHILD')));
  const ownEpisodes = (child: string) =>
    episodes.map(({ is }) => is).filter((row) => of(row, 'CHILD') === child);
  const adopted = (row: Row) => isOne(row, 'REC', 'E11', 'E12');
  const thisYear = (row: Row) => of(row, 'DEC') >= YEAR_STARTS && of(row, 'DEC') <= YEAR_ENDS;
  const ADOPTIVE = ['A3', 'A4', 'A5', 'A6'];

  beforeAll(async () => {
    if (!sharedIsThere) return;
    bench = await Workbench.open({
      samples: false,
      host: 'script',
      now: () => new Date('2025-06-30T12:00:00Z'),
    });
    const folder = resolve(import.meta.dirname, '../../../../../shared/reference', FOLDER);
    const files = readdirSync(folder).map((name) => {
      const bytes = Buffer.from(sharedText(`${FOLDER}/${name}`));
      return { name: `fake/${name}`, size: bytes.length, bytes };
    });
    await bench.load(files, { stated: { area: 'Croydon', period: '2017/18' } });
  });
  afterAll(() => bench?.close());

  it('breaks rules on single episodes where the file does', async () => {
    const PR3 = ['P1', 'K1', 'K2', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6', ...ADOPTIVE];
    const expected: Record<string, (row: Row) => boolean> = {
      '217': (row) =>
        isOne(row, 'PLACE', 'A3', 'A5') &&
        of(row, 'DECOM') >= '2015-04-01' &&
        !isOne(row, 'RNE', 'S', 'T', 'U'),
      '390': (row) => adopted(row) && !isOne(row, 'PLACE', ...ADOPTIVE),
      '408': (row) => isOne(row, 'PLACE', 'A5', 'A6') && of(row, 'LS') !== 'E1',
      '451': (row) => of(row, 'LS') === 'D1' && of(row, 'DEC') === '' && of(row, 'REC') === '',
      '529': (row) => of(row, 'PLACE_PROVIDER') === 'PR3' && isOne(row, 'PLACE', ...PR3),
      code_rec: (row) => /^E4[5-8]$/.test(of(row, 'REC')),
    };
    for (const [rule, holds] of Object.entries(expected)) {
      expect([rule, await found(rule, 'episodes')]).toEqual([rule, rowsWhere(episodes, holds)]);
    }
    expect((await found('529', 'episodes')).length).toBeGreaterThan(300);
  });

  it('breaks rules on episodes and decisions where the files do', async () => {
    const undecided = (row: Row) => !decided.has(of(row, 'CHILD'));
    const open = (row: Row) =>
      !decisions.some(
        (one) => of(one, 'CHILD') === of(row, 'CHILD') && of(one, 'DATE_PLACED_CEASED') !== '',
      );
    const expected: Record<string, (row: Row) => boolean> = {
      '551': (row) => isOne(row, 'PLACE', ...ADOPTIVE) && undecided(row),
      '553': (row) => of(row, 'LS') === 'E1' && undecided(row),
      '555': (row) => of(row, 'LS') === 'D1' && undecided(row),
      '557': (row) =>
        (isOne(row, 'PLACE', ...ADOPTIVE) || isOne(row, 'LS', 'D1', 'E1')) &&
        !isOne(row, 'REC', '', 'X1', 'E11', 'E12') &&
        open(row),
      '601': (row) =>
        adopted(row) &&
        thisYear(row) &&
        !ad1.some(({ is }) => of(is, 'CHILD') === of(row, 'CHILD')),
    };
    for (const [rule, holds] of Object.entries(expected)) {
      expect([rule, await found(rule, 'episodes')]).toEqual([rule, rowsWhere(episodes, holds)]);
    }
  });

  it('breaks rules on an episode after others where the file does', async () => {
    const FOSTERED = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', ...ADOPTIVE];
    const before = (row: Row) =>
      ownEpisodes(of(row, 'CHILD'))
        .filter((one) => of(one, 'DECOM') < of(row, 'DECOM'))
        .sort((a, b) => of(a, 'DECOM').localeCompare(of(b, 'DECOM')));
    const unfostered = rowsWhere(episodes, (row) => {
      const last = before(row).at(-1);
      return isOne(row, 'PLACE', 'A3', 'A5') && !!last && !isOne(last, 'PLACE', ...FOSTERED);
    });
    expect(await found('336', 'episodes')).toEqual(unfostered);
    expect(await found('199', 'episodes')).toEqual(
      rowsWhere(episodes, (row) => before(row).some(adopted)),
    );
  });

  it('breaks rules on the adoption items where the files do', async () => {
    const genders: Record<string, [status: string, ...right: string[]]> = {
      '514': ['L0', 'M1', 'F1'],
      '517': ['L3', 'MF'],
      '518': ['L4', 'MM', 'FF'],
      '519': ['L2', 'MM', 'FF', 'MF'],
      '520': ['L11', 'MF'],
      '524': ['L12', 'MM', 'FF'],
    };
    for (const [rule, [status, ...right]] of Object.entries(genders)) {
      const wrong = rowsWhere(
        ad1,
        (row) => of(row, 'LS_ADOPTR') === status && !isOne(row, 'SEX_ADOPTR', ...right),
      );
      expect([rule, await found(rule, 'ad1')]).toEqual([rule, wrong]);
    }
    const entered = (row: Row) =>
      ownEpisodes(of(row, 'CHILD'))
        .filter((one) => of(one, 'RNE') === 'S')
        .map((one) => of(one, 'DECOM'))
        .sort();
    const expected: Record<string, (row: Row) => boolean> = {
      '334': (row) => of(row, 'DATE_INT') < (entered(row).at(-1) ?? ''),
      '523': (row) =>
        decisions.some(
          (one) =>
            of(one, 'CHILD') === of(row, 'CHILD') && of(one, 'DATE_PLACED') !== of(row, 'DATE_INT'),
        ),
      '602': (row) => !ownEpisodes(of(row, 'CHILD')).some((one) => adopted(one) && thisYear(one)),
    };
    for (const [rule, holds] of Object.entries(expected)) {
      expect([rule, await found(rule, 'ad1')]).toEqual([rule, rowsWhere(ad1, holds)]);
    }
  });

  it('breaks rules on the decisions where the file does', async () => {
    const file = read('placed_for_adoption');
    const episodesOf = (row: Row) => ownEpisodes(of(row, 'CHILD'));
    const days = (rows: readonly Row[]) => rows.map((one) => of(one, 'DECOM')).sort();
    const leaving = (row: Row) =>
      of(
        episodesOf(row)
          .filter((one) => of(one, 'REC') !== 'X1')
          .sort((a, b) => of(a, 'DECOM').localeCompare(of(b, 'DECOM')))
          .at(-1) ?? {},
        'DEC',
      );
    const beyond = (row: Row, name: string) =>
      of(row, name) > YEAR_ENDS || (leaving(row) !== '' && of(row, name) > leaving(row));
    const early = (row: Row) => {
      const [first] = days(episodesOf(row).filter((one) => !isOne(one, 'LS', 'V3', 'V4')));
      return (
        of(row, 'DATE_PLACED_CEASED') < YEAR_STARTS || of(row, 'DATE_PLACED_CEASED') < (first ?? '')
      );
    };
    const FILE = 'placed_for_adoption';
    expect(await found('117', FILE, 'DATE_PLACED_CEASED')).toEqual(
      rowsWhere(file, (row) => beyond(row, 'DATE_PLACED_CEASED')),
    );
    expect(await found('118', FILE)).toEqual(rowsWhere(file, early));
    expect(await found('1003', FILE)).toEqual(
      rowsWhere(file, (row) => {
        const [first] = days(episodesOf(row).filter((one) => of(one, 'RNE') === 'S'));
        return of(row, 'DATE_PLACED') < (first ?? '');
      }),
    );
    expect(await found('558', FILE)).toEqual(
      rowsWhere(file, (row) => episodesOf(row).some(adopted)),
    );
    expect(await found('120', FILE)).toHaveLength(file.length);
    expect(await found('579', 'placed_for_adoption_errors')).toEqual([2]);
  });
});
