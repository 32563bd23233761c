import { describe, expect, it } from 'vitest';
import { ADOPTER_LOG } from '../../../../analytics/extracts/adopters/modules.ts';
import { ASG } from '../../../../analytics/extracts/asg/modules.ts';
import { recogniseTable } from '../../../../analytics/extracts/recognise-table.ts';
import { plainColumn } from '../../../../analytics/extracts/returns/module.ts';
import { TABLES } from '../../../../analytics/workspace/tables.ts';

const MODULES = [...ASG, ...ADOPTER_LOG];

describe('the modules of the ASG return and the adopter log', () => {
  it.each(MODULES.map((module) => [`${module.family} ${module.id}`, module] as const))(
    'are told apart by their columns: %s',
    (_, module) => {
      const header = [...module.identities, ...module.columns].map(({ name }) => name);
      const recognised = recogniseTable(header);
      expect(recognised).toMatchObject({ family: module.family, confidence: 1 });
      expect(recognised?.by === 'module' && recognised.recognised.module.id).toBe(module.id);
    },
  );

  it.each(MODULES.map((module) => [`${module.family} ${module.id}`, module] as const))(
    'have a place for all they keep, and no name for two columns: %s',
    (_, { table, identities, columns, dropped }) => {
      const found = TABLES.find(({ name }) => name === table);
      const names = found?.columns.map(([name]): string => name) ?? [];
      expect(names).toEqual(
        expect.arrayContaining([...identities, ...columns].map(({ keep }) => keep)),
      );
      const written = [...identities, ...columns].flatMap(({ name, aliases = [] }) => [
        name,
        ...aliases,
      ]);
      expect([...written, ...dropped].map(plainColumn)).toEqual([...written, ...dropped]);
      expect(new Set(written).size).toBe(written.length);
    },
  );

  it('leave a file of journeys to the family of journeys', () => {
    const header = [
      'child_id',
      'area',
      'attempt',
      'decision_on',
      'placement_order_on',
      'matched_on',
    ];
    expect(recogniseTable([...header, 'placed_on'])?.family).toBe('journeys');
  });
});
