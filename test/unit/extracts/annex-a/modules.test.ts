import { describe, expect, it } from 'vitest';
import { ANNEX_A } from '../../../../analytics/extracts/annex-a/modules.ts';
import { recogniseTable } from '../../../../analytics/extracts/recognise-table.ts';
import { ANNEX_A_LISTS } from '../../../../analytics/reference/annex-a/lists.ts';
import { TABLES } from '../../../../analytics/workspace/tables.ts';

describe('the lists of Annex A', () => {
  it.each(ANNEX_A_LISTS.map((list) => [list.number, list] as const))(
    'are told apart by the headings of the template: list %i',
    (number, { columns }) => {
      const recognised = recogniseTable(columns.map(({ name }) => name));
      expect(recognised).toMatchObject({ family: 'annex_a', confidence: 1, by: 'module' });
      expect(recognised?.reason).toContain(`list ${number} `);
    },
  );

  it.each(ANNEX_A_LISTS.map((list) => [list.number, list] as const))(
    'are known with curly quotes, other cases and spaces as well: list %i',
    (number, { columns }) => {
      const typed = columns.map(
        ({ name }) => ` ${name.toUpperCase().replaceAll("'", '’').replaceAll(' ', '\u00a0 ')}`,
      );
      expect(recogniseTable(typed)?.reason).toContain(`list ${number} `);
    },
  );

  it.each(ANNEX_A.map((module) => [module.id, module] as const))(
    'have a place in their table for all they keep: %s',
    (_, { table, identities, columns }) => {
      const found = TABLES.find(({ name }) => name === table);
      const names = found?.columns.map(([name]): string => name) ?? [];
      expect(names).toEqual(
        expect.arrayContaining([...identities, ...columns].map(({ keep }) => keep)),
      );
    },
  );

  it('keep no name, postcode or number of another system', () => {
    const kept = ANNEX_A.flatMap(({ columns }) => columns.map(({ name }) => name));
    for (const name of ['Allocated Worker', 'Allocated Personal Advisor', 'Placement postcode']) {
      expect(kept).not.toContain(name);
    }
    const personal = ANNEX_A.flatMap(({ columns }) => columns.filter((one) => one.personal));
    expect(new Set(personal.map(({ kind }) => kind))).toEqual(new Set(['month']));
  });

  it('leave the lists that are not used, and contents sheets, alone', () => {
    const child = [
      'Child Unique ID',
      'Gender',
      'Ethnicity',
      'Date of Birth',
      'Age of Child (Years)',
    ];
    expect(recogniseTable([...child, 'Date of Contact', 'Contact Source'])).toBeNull();
    expect(recogniseTable([...child, 'Date of referral', 'Referral Source'])).toBeNull();
    expect(recogniseTable(['List', 'What is on it'])).toBeNull();
  });
});
