import { describe, expect, it } from 'vitest';
import { SSDA903_MODULES } from '../../../../analytics/reference/ssda903/modules.ts';
import { ruleNumbered, SSDA903_RULES } from '../../../../analytics/reference/ssda903/rules.ts';
import { SKIPPED, sharedIsThere, sharedRows } from '../shared.ts';

const ids = SSDA903_RULES.map(({ id }) => id);

describe('SSDA903_RULES', () => {
  it('holds each rule once, each in words of its own', () => {
    expect(ids).toHaveLength(63);
    expect(new Set(ids).size).toBe(63);
    expect(new Set(SSDA903_RULES.map(({ title }) => title)).size).toBe(63);
  });

  it.each(SSDA903_RULES)('says what is wrong and what to do in sentences: $id', (rule) => {
    for (const said of [rule.title, rule.action, rule.falseAlarm ?? 'None.']) {
      expect(said).toMatch(/^[A-Z].{8,}\.$|^None\.$/);
      expect(said.length).toBeLessThan(130);
    }
  });

  it.each(SSDA903_RULES)(
    'looks at columns that its modules hold, and at each module: $id',
    (rule) => {
      const modules = SSDA903_MODULES.filter(({ id }) =>
        rule.modules.some((module) => module === id),
      );
      expect(modules).toHaveLength(rule.modules.length);
      const columns = modules.map((module) => module.columns.map(({ name }) => name));
      expect(rule.fields.filter((field) => !columns.flat().includes(field))).toEqual([]);
      expect(new Set(rule.fields).size).toBe(rule.fields.length);
      for (const held of columns)
        expect(held.some((name) => rule.fields.includes(name))).toBe(true);
    },
  );

  it('names the four rules that need the year before', () => {
    expect(SSDA903_RULES.filter(({ previousYear }) => previousYear).map(({ id }) => id)).toEqual([
      '559',
      '560',
      '561',
      '584',
    ]);
  });

  it('says of every warning when it is a false alarm', () => {
    const unsaid = SSDA903_RULES.filter(
      ({ severity, falseAlarm }) => severity === 'warning' && falseAlarm === null,
    );
    expect(unsaid).toEqual([]);
  });
});

describe('ruleNumbered', () => {
  it('finds a rule by its number', () => {
    expect(ruleNumbered('INT01')?.modules).toEqual(['ad1', 'header']);
    expect(ruleNumbered('101')).toBeNull();
  });
});

describe.skipIf(!sharedIsThere)(`the department’s rules${SKIPPED}`, () => {
  const TABLES: Readonly<Record<string, string>> = {
    Header: 'header',
    Episodes: 'episodes',
    OC3: 'oc3',
    AD1: 'ad1',
    PlacedAdoption: 'sbpfa',
    PlacedAdoption_last: 'sbpfa',
  };
  const published = () =>
    sharedRows('codes/ssda903_adoption_validation_rules.csv').map((row) => ({
      id: row['code'] ?? '',
      message: row['message'] ?? '',
      fields: listed(row['fields'] ?? '').map((field) =>
        field === 'NB_ADOPTER' ? 'NB_ADOPTR' : field,
      ),
      tables: listed(row['tables'] ?? ''),
    }));
  const listed = (cell: string) =>
    Array.from(cell.matchAll(/'([^']+)'/g), ([, word]) => word ?? '');

  it('are all here, each once', () => {
    expect(
      published()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ids.toSorted());
  });

  it('look at the same modules and at least the same columns', () => {
    for (const { id, fields, tables } of published()) {
      const rule = ruleNumbered(id);
      const modules = [...new Set(tables.map((table) => TABLES[table]))];
      expect(rule?.modules.toSorted(), id).toEqual(modules.toSorted());
      expect(rule?.previousYear, id).toBe(tables.includes('PlacedAdoption_last'));
      for (const field of fields) expect(rule?.fields, id).toContain(field);
    }
  });

  it('are not in the department’s words', () => {
    const words = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const runs = (text: string) =>
      words(text).flatMap((_, at, all) => {
        const run = all.slice(at, at + 8);
        return run.length === 8 ? [run.join(' ')] : [];
      });
    for (const { id, message } of published()) {
      const theirs = runs(message);
      const rule = ruleNumbered(id);
      const ours = [rule?.title, rule?.action, rule?.falseAlarm].flatMap((said) =>
        runs(said ?? ''),
      );
      expect(
        ours.filter((run) => theirs.includes(run)),
        id,
      ).toEqual([]);
    }
  });
});
