import { describe, expect, it } from 'vitest';
import {
  CHECKS,
  LIMITS,
  NOT_CHECKABLE,
  RULES,
  requireRule,
} from '../../../../analytics/extracts/quality/rules.ts';
import { MODULE_IDS, notLoaded } from '../../../../analytics/extracts/quality/report.ts';
import { SSDA903 } from '../../../../analytics/extracts/ssda903/modules.ts';
import { SSDA903_RULES } from '../../../../analytics/reference/ssda903/rules.ts';
import { SKIPPED, sharedIsThere, sharedRows } from '../../reference/shared.ts';

const checked = new Set(CHECKS.map(({ rule }) => rule));

describe('the rules', () => {
  it('are each checked, or named with the reason why they can’t be', () => {
    for (const { id } of RULES) {
      expect([id, checked.has(id)]).toEqual([id, NOT_CHECKABLE[id] === undefined]);
    }
  });

  it('hold every rule of the department’s on adoption, by its number and in its words', () => {
    const official = RULES.filter((rule) => rule.official);
    expect(official.map(({ id }) => id)).toEqual(SSDA903_RULES.map(({ id }) => id));
    expect(official).toHaveLength(63);
  });

  it.skipIf(!sharedIsThere)(`cover the list of the department’s rules${SKIPPED}`, () => {
    const listed = sharedRows('codes/ssda903_adoption_validation_rules.csv').map(
      (row) => row['code'],
    );
    expect(
      listed.filter((id) => !checked.has(id ?? '') && NOT_CHECKABLE[id ?? ''] === undefined),
    ).toEqual([]);
  });

  it('have one id each, and every check and limit belongs to one', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of [...checked, ...Object.keys(LIMITS), ...Object.keys(NOT_CHECKABLE)]) {
      expect(requireRule(id).id).toBe(id);
    }
  });

  it('say what is wrong and what to do in sentences', () => {
    for (const { title, action, falseAlarm } of RULES) {
      for (const sentence of [title, action, falseAlarm ?? 'It is right.']) {
        expect(sentence).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it('name modules that can be loaded', () => {
    const modules = SSDA903.map(({ id }) => id);
    for (const id of Object.values(MODULE_IDS)) expect(modules).toContain(id);
  });
});

describe('what a rule lacks', () => {
  const returned = (area: string, year_end: number, ...modules: string[]) =>
    modules.map((module) => ({ area, year_end, module }));
  const both = { modules: ['ad1', 'episodes'] as const, previousYear: false };
  const twoYears = { modules: ['sbpfa'] as const, previousYear: true };

  it('is a module, unless one authority returned all of them for one year', () => {
    const apart = [...returned('A', 2018, 'AD1'), ...returned('B', 2018, 'Episodes')];
    expect(notLoaded(both, apart)).toBe('No return is loaded that has AD1 and Episodes.');
    expect(notLoaded(both, returned('A', 2018, 'AD1', 'Episodes'))).toBeNull();
  });

  it('is the year before, unless the same authority returned it', () => {
    const apart = [...returned('A', 2018, 'SBPFA'), ...returned('B', 2017, 'SBPFA')];
    expect(notLoaded(twoYears, apart)).toMatch(/year before/);
    expect(notLoaded(twoYears, [...apart, ...returned('A', 2017, 'SBPFA')])).toBeNull();
  });

  it('is nothing where a rule is about whatever is loaded', () => {
    expect(notLoaded({ modules: [], previousYear: false }, [])).toBeNull();
  });
});
