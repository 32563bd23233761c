import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishedStatement } from '../../../../analytics/measures/agreement/statement.ts';
import type { Written } from './published.ts';
import { BOROUGHS, NORTH, check, published } from './published.ts';

const STAGES = ['decision', 'family_finding', 'linked'] as const;
const YEARS = ['2020/21', '2021/22', '2022/23'] as const;

/** Children by year, borough and stage. */
const counts = fc.array(
  fc.array(fc.array(fc.nat({ max: 40 }), { minLength: 3, maxLength: 3 }), {
    minLength: 3,
    maxLength: 3,
  }),
  { minLength: 3, maxLength: 3 },
);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A report in which everything follows from the same children, printed in several places. */
function report(children: readonly (readonly (readonly number[])[])[]): Written[] {
  return children.flatMap((boroughs, year) => {
    const period = YEARS[year] ?? '';
    const cell = (area: string, stage: string | null, value: number): Written => ({
      measure: 'children_in_stage',
      area,
      period,
      value,
      breakdown: stage === null ? {} : { stage },
      printedTable: 'stages',
    });
    const ofBorough = boroughs.map(sum);
    const total = sum(ofBorough);
    const before = children[year - 1];
    const prose = { measure: 'children_in_stage', period, place: 'prose' } as const;
    return [
      ...boroughs.flatMap((stages, borough) => {
        const area = BOROUGHS[borough] ?? '';
        return [
          ...stages.map((value, stage) => cell(area, STAGES[stage] ?? '', value)),
          cell(area, null, sum(stages)),
        ];
      }),
      ...STAGES.map((stage, index) =>
        cell(NORTH, stage, sum(boroughs.map((stages) => stages[index] ?? 0))),
      ),
      cell(NORTH, null, total),
      { ...prose, value: total },
      ...(before ? changes(prose, total, sum(before.map(sum)), YEARS[year - 1] ?? '') : []),
      ...structureShares(ofBorough, period),
    ];
  });
}

function changes(prose: Written, now: number, then: number, basePeriod: string): Written[] {
  const change = { ...prose, value: now - then, statistic: 'change', basePeriod };
  if (then === 0) return [change];
  const percent = Math.round(100 * (now / then - 1));
  return [change, { ...prose, value: percent, statistic: 'percent_change', basePeriod }];
}

/** Approvals by structure and the shares they make, each rounded to a whole percentage. */
function structureShares(approvals: readonly number[], period: string): Written[] {
  const total = sum(approvals);
  const written = (measure: string, value: number, structure: string | null): Written => ({
    measure,
    period,
    value,
    breakdown: structure === null ? {} : { structure },
    printedTable: 'structure',
  });
  return [
    written('adopter_approvals', total, null),
    ...approvals.flatMap((value, index) => {
      const structure = `structure_${String(index)}`;
      const share = Math.round((100 * value) / total);
      return [
        written('adopter_approvals', value, structure),
        ...(total === 0 ? [] : [written('adopter_approvals_share', share, structure)]),
      ];
    }),
  ];
}

describe('a report in which everything agrees', () => {
  it('is never said to disagree', () => {
    fc.assert(
      fc.property(counts, (children) => {
        expect(check(published(...report(children)))).toEqual([]);
      }),
    );
  });

  it('is caught out by any one cell that is changed', () => {
    fc.assert(
      fc.property(
        counts,
        fc.nat(),
        fc.integer({ min: -9, max: 9 }).filter((by) => by !== 0),
        (children, position, by) => {
          const statements = published(...report(children));
          const cells = statements.filter(({ measure }) => measure === 'children_in_stage');
          const chosen = cells[position % cells.length];
          const changed = statements.map((statement) =>
            statement === chosen ? { ...statement, value: (statement.value ?? 0) + by } : statement,
          );
          const [first] = changed.filter((statement) => !statements.includes(statement));
          fc.pre(first?.statistic !== null || (first?.value ?? 0) >= 0);
          fc.pre(first?.statistic !== 'percent_change' || Math.abs(by) > 1);
          expect(check(changed)).not.toEqual([]);
        },
      ),
    );
  });

  it('gives the same answer in whatever order it is read', () => {
    const withSlips = (statements: readonly PublishedStatement[], every: number) =>
      statements.map((statement, index) =>
        index % every === 0 ? { ...statement, value: (statement.value ?? 0) + 1 } : statement,
      );
    fc.assert(
      fc.property(
        counts,
        fc.integer({ min: 2, max: 9 }),
        fc.infiniteStream(fc.nat()),
        (children, every, order) => {
          const statements = withSlips(published(...report(children)), every);
          const shuffled = statements
            .map((statement) => ({ statement, at: order.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ statement }) => statement);
          expect(check(shuffled)).toEqual(check(statements));
        },
      ),
      { numRuns: 30 },
    );
  });
});
