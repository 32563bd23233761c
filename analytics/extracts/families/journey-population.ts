import { CohortId } from '../../contract/cohort.ts';
import { parsePeriod } from '../../contract/period.ts';
import type { Row } from '../row.ts';

/** Whose journeys a source holds: one cohort of one period, or everybody's when all are null. */
export type Population = {
  readonly cohort: CohortId | null;
  readonly start: string | null;
  readonly end: string | null;
};

const EVERYBODY: Population = { cohort: null, start: null, end: null };

/**
 * Reads the columns that say the source is about one cohort only (a report's table of the children
 * placed in its year). Without them its journeys count as complete.
 */
export function readPopulation(row: Row): Population {
  const cohortText = row.text('population_cohort');
  const periodText = row.text('population_period');
  if (cohortText === null && periodText === null) return EVERYBODY;
  const cohort = CohortId.safeParse(cohortText);
  if (!cohort.success) {
    row.reject(
      'population_cohort',
      'unknown_category',
      `${row.quoted('population_cohort')} is no cohort. Write one of ${CohortId.options.join(', ')}, or leave both population columns blank when the file holds every child.`,
    );
    return EVERYBODY;
  }
  const period = parsePeriod(periodText ?? '');
  if (!period) {
    row.reject(
      'population_period',
      'unknown_period',
      `${row.quoted('population_period')} is no period. Write the cohort's period, such as 2022/23.`,
    );
    return EVERYBODY;
  }
  return { cohort: cohort.data, start: period.start, end: period.end };
}
