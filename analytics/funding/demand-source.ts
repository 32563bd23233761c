import type { Area } from '../contract/area.ts';
import type { Figure, FigureOrigin } from '../contract/figure.ts';
import { financialYear } from '../contract/period.ts';
import type { MeasureRequest } from '../contract/query.ts';
import { exactly } from '../statistics/apportionment/fraction.ts';
import type { Known } from './demand.ts';

/** Values of one measure for areas and years (the calendar years that financial years begin in). */
export type DemandQuestion = {
  readonly measure: string;
  readonly areas: readonly Area[];
  readonly years: readonly number[];
};

/** What a source says of one area and year. */
export type DemandAnswer = {
  readonly area: string;
  readonly year: number;
  /** Null where a value is suppressed and not even its bounds are known. */
  readonly known: Known | null;
  /** Set where the source contradicts itself. */
  readonly note?: string;
};

/**
 * Where demand comes from. Published figures and journeys are two; a forecast of years to come is
 * another, asked after them. What a source doesn't know it leaves out.
 */
export type DemandSource = (question: DemandQuestion) => Promise<readonly DemandAnswer[]>;

type ReadFigures = (request: MeasureRequest) => Promise<readonly Figure[]>;

/** Demand through the one query path of all figures: as published, or worked out from journeys. */
export function measuredDemand(readFigures: ReadFigures, origin: FigureOrigin): DemandSource {
  return async ({ measure, areas, years }) => {
    if (areas.length === 0 || years.length === 0) return [];
    const figures = await readFigures({
      measure,
      areas: areas.map(({ name }) => name),
      periods: years.map((year) => financialYear(year).label),
      by: [],
      origins: [origin],
    });
    return areas.flatMap(({ name }) =>
      years.flatMap((year) => {
        const { label } = financialYear(year);
        const told = figures.filter((one) => one.area === name && one.period === label);
        const plain = told.filter(({ cohort }) => cohort === null);
        const answer = answerOf(plain.length > 0 ? plain : told);
        return answer ? [{ area: name, year, ...answer }] : [];
      }),
    );
  };
}

/** The first figure counts; others that say something else are told of. */
function answerOf(figures: readonly Figure[]): Pick<DemandAnswer, 'known' | 'note'> | null {
  const [first, ...others] = figures.filter(
    ({ status, lower }) =>
      status !== 'not_applicable' && (status !== 'not_available' || lower !== null),
  );
  if (!first) return null;
  const other = others.find(({ value }) => value !== null && value !== first.value);
  return {
    known: knownOf(first),
    ...(other
      ? { note: `${first.value} (${first.source}) and ${other.value} (${other.source})` }
      : {}),
  };
}

function knownOf({ value, lower, upper }: Figure): Known | null {
  if (value !== null) return { lower: exactly(value), upper: exactly(value) };
  return lower !== null && upper !== null ? { lower: exactly(lower), upper: exactly(upper) } : null;
}
