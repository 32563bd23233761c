import { findMeasure } from '../../../../analytics/contract/catalogue/index.ts';
import type { Measure } from '../../../../analytics/contract/measure.ts';
import { parsePeriod } from '../../../../analytics/contract/period.ts';
import type { FigureRow } from '../../../../renderer/explore/figures.ts';

let observations = 0;

/** A printed figure: 76 placement orders unless it says otherwise. */
export function figureRow(over: Partial<FigureRow> = {}): FigureRow {
  const label = over.period ?? '2022/23';
  const period = parsePeriod(label);
  observations += 1;
  const origin = over.origin ?? 'published';
  return {
    measure: 'placement_orders',
    area: 'Adopt London South',
    period: label,
    periodStart: period?.start ?? '',
    periodEnd: period?.end ?? '',
    cohort: null,
    breakdown: {},
    value: 76,
    numerator: null,
    denominator: null,
    lower: null,
    upper: null,
    status: 'final',
    origin,
    source: 'Annual Report 2022/23, Placement orders, row Total',
    observation: origin === 'published' ? observations : null,
    note: null,
    ...over,
  };
}

/** The catalogue's measure, or the test fails. */
export function measureOf(id: string): Measure {
  const measure = findMeasure(id);
  if (!measure) throw new Error(`There is no measure ${id}.`);
  return measure;
}

/** A printed series: years from 2019/20 on; null leaves a year out. */
export function series(
  area: string,
  values: readonly (number | null)[],
  over: Partial<FigureRow> = {},
): FigureRow[] {
  return values.flatMap((value, index) => {
    const year = 2019 + index;
    const period = `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
    return value === null ? [] : [figureRow({ area, period, value, ...over })];
  });
}

export const SUPPRESSED = {
  value: null,
  lower: 1,
  upper: 4,
  status: 'suppressed',
} as const satisfies Partial<FigureRow>;
