import { describe, expect, it } from 'vitest';
import { CODED_FIELDS } from '../../../../analytics/reference/ssda903/code-sets.ts';
import { modulesOf, SSDA903_MODULES } from '../../../../analytics/reference/ssda903/modules.ts';
import { SKIPPED, sharedIsThere, sharedRows, sharedText } from '../shared.ts';

const columnsOf = (id: string) =>
  SSDA903_MODULES.find((module) => module.id === id)?.columns.map(({ name }) => name) ?? [];

describe('SSDA903_MODULES', () => {
  it('gives each module an id, words and columns that tell it from the others', () => {
    const ids = SSDA903_MODULES.map(({ id }) => id);
    const words = SSDA903_MODULES.flatMap((module) => module.words);
    const headers = ids.map((id) => columnsOf(id).join());
    for (const own of [ids, words, headers]) expect(new Set(own).size).toBe(own.length);
  });

  it('holds every set of codes in a column of its name', () => {
    const held = SSDA903_MODULES.flatMap(({ columns }) =>
      columns.filter(({ kind }) => kind === 'code').map(({ name }) => name),
    );
    expect([...new Set(held)].toSorted()).toEqual([...CODED_FIELDS].toSorted());
  });

  it('knows what is personal, and keeps none of it as it came', () => {
    const personal = new Set(
      SSDA903_MODULES.flatMap(({ columns }) =>
        columns.flatMap(({ name, personal: becomes }) => (becomes ? [`${name} ${becomes}`] : [])),
      ),
    );
    expect([...personal].toSorted()).toEqual([
      'CHILD hashed',
      'DOB month',
      'HOME_POST dropped',
      'MC_DOB dropped',
      'MOTHER dropped',
      'PL_POST dropped',
      'SW_ID hashed',
      'UPN dropped',
    ]);
    for (const { columns, id } of SSDA903_MODULES) {
      expect(columns[0], id).toMatchObject({ name: 'CHILD', personal: 'hashed' });
    }
  });
});

describe('modulesOf', () => {
  it.each([
    ['2022/23', []],
    ['2023/24', ['sw_episodes']],
    ['2025/26', ['sw_episodes']],
    ['2026/27', ['sw_episodes', 'dolo']],
  ])('adds to the modules of always in %s: %j', (year, added) => {
    const always = SSDA903_MODULES.filter(({ since }) => since === null).map(({ id }) => id);
    expect(always).toHaveLength(10);
    expect(modulesOf(year).map(({ id }) => id)).toEqual([...always, ...added]);
  });

  it('refuses what is no year', () => {
    expect(() => modulesOf('2024')).toThrow('no collection year');
  });
});

describe.skipIf(!sharedIsThere)(`the modules of the reference files${SKIPPED}`, () => {
  it('have our columns in our order', () => {
    const { files } = JSON.parse(sharedText('codes/ssda903_codes.json')) as {
      files: Record<string, string[]>;
    };
    expect(Object.values(files).map(String)).toEqual(
      SSDA903_MODULES.map(({ id }) => columnsOf(id).join()),
    );
  });

  it.each([
    ['DoLo', 'dolo'],
    ['ad1', 'ad1'],
    ['episodes', 'episodes'],
    ['header', 'header'],
    ['missing', 'missing'],
    ['oc2', 'oc2'],
    ['oc3', 'oc3'],
    ['placed_for_adoption', 'sbpfa'],
    ['placed_for_adoption_errors', 'sbpfa'],
    ['previous_permanence', 'prev_perm'],
    ['reviews', 'reviews'],
    ['sw_episodes', 'sw_episodes'],
    ['uasc', 'uasc'],
  ])('tell the columns of the file %s', (file, id) => {
    const [row = {}] = sharedRows(`extracts/ssda903_fake/${file}.csv`);
    expect(Object.keys(row)).toEqual(columnsOf(id));
  });
});
