import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../../analytics/contract/catalogue/index.ts';
import { CohortId } from '../../../../analytics/contract/cohort.ts';
import { DimensionId } from '../../../../analytics/contract/dimension.ts';
import { FigureOrigin } from '../../../../analytics/contract/figure.ts';
import { financialYear, month, quarter } from '../../../../analytics/contract/period.ts';
import { Grain } from '../../../../analytics/contract/query.ts';
import type { Selection } from '../../../../analytics/contract/selection.ts';
import {
  readSelection,
  selectionOf,
  writeSelection,
} from '../../../../renderer/explore/selection-address.ts';

const opening = selectionOf('placement_orders');
const words = fc.string({ unit: 'grapheme' });
const measure = fc.constantFrom(...CATALOGUE.map(({ id }) => id));
const dimension = fc.constantFrom(...DimensionId.options);
const cohort = fc.option(fc.constantFrom(...CohortId.options));
const period = fc
  .record({ year: fc.integer({ min: 1990, max: 2050 }), part: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, part }) => {
    if (part <= 4) return quarter(year, part as 1 | 2 | 3 | 4).label;
    return part < 9 ? financialYear(year).label : month(year, part).label;
  });
const statistic = fc.constantFrom('mean' as const, 'median' as const);
const breakdown = fc
  .uniqueArray(fc.tuple(dimension, words), { selector: ([id]) => id, maxLength: 3 })
  .map((pairs) => Object.fromEntries(pairs));
const figure = fc.record({
  measure,
  area: words,
  period: words,
  cohort,
  breakdown,
  origin: fc.constantFrom(...FigureOrigin.options),
  observation: fc.option(fc.integer({ min: 0, max: 1e9 })),
  statistic,
});
const selection: fc.Arbitrary<Selection> = fc.record({
  measure,
  areas: fc.array(words, { maxLength: 4 }),
  periods: fc.array(period, { maxLength: 4 }),
  cohort,
  by: fc.option(dimension),
  where: fc
    .uniqueArray(fc.tuple(dimension, fc.array(words, { minLength: 1, maxLength: 3 })), {
      selector: ([id]) => id,
      maxLength: 3,
    })
    .map((pairs) => Object.fromEntries(pairs)),
  grain: fc.constantFrom(...Grain.options),
  statistic,
  figure: fc.option(figure),
});

describe('a selection in the address', () => {
  it('comes back as it was written, whatever its words', () => {
    fc.assert(
      fc.property(selection, (written) => {
        const address = new URLSearchParams(writeSelection(written).toString());
        expect(readSelection(address, opening)).toEqual({ selection: written, ignored: [] });
      }),
    );
  });

  it('survives any address without throwing, and says what it left out', () => {
    const key = fc.oneof(
      words,
      fc.constantFrom('measure', 'period', 'cohort', 'by', 'grain', 'statistic', 'figure.area'),
      fc.constantFrom(
        'figure.observation',
        'figure.origin',
        'where.sex',
        'where.',
        'figure.in.sex',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, words)), (pairs) => {
        const { selection: read, ignored } = readSelection(new URLSearchParams(pairs), opening);
        expect(readSelection(writeSelection(read), opening)).toEqual({
          selection: read,
          ignored: [],
        });
        const isKnown = (name: string) => /^(area|where\.[a-z_]+)$/.test(name);
        if (pairs.length > 0 && pairs.every(([name]) => !isKnown(name))) {
          expect(ignored.length).toBeGreaterThan(0);
        }
      }),
      { examples: [[[['measure', 'nothing_like_this']]], [[['figure.observation', 'abc']]]] },
    );
  });

  it('leaves out what is as it would be anyway', () => {
    expect(writeSelection(opening).toString()).toBe('measure=placement_orders');
  });

  it('takes the opening selection where the address names no measure', () => {
    const shown = { ...opening, areas: ['Kent'], cohort: 'placed_in_year' as const };
    expect(readSelection(new URLSearchParams(), shown).selection).toEqual(shown);
    expect(readSelection(new URLSearchParams('area=Croydon'), shown).selection.areas).toEqual([
      'Croydon',
    ]);
  });

  it('names the nearest measures where one is not in the catalogue', () => {
    const { selection: read, ignored } = readSelection(
      new URLSearchParams('measure=placement_order'),
      opening,
    );
    expect(read.measure).toBe('placement_orders');
    expect(ignored[0]).toContain('not in the catalogue; near it:');
  });

  it('opens no card where the figure in the address is broken', () => {
    const address = new URLSearchParams(
      'measure=matches&figure.area=Kent&figure.period=2022/23&figure.origin=guessed',
    );
    const { selection: read, ignored } = readSelection(address, opening);
    expect(read.figure).toBeNull();
    expect(ignored).toEqual([
      'The address opens a figure, but its origin can’t be read; no figure is open.',
    ]);
  });
});
