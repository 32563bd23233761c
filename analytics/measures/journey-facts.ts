import type { CohortId } from '../contract/cohort.ts';
import type { LineLevel } from '../contract/measure.ts';
import type { Fragment } from '../engine/sql.ts';
import { durationFacts } from './duration-facts.ts';
import { eventFacts } from './event-facts.ts';
import type { JourneyQuery } from './journey-query.ts';
import { shareFacts } from './share-facts.ts';
import { stockFacts } from './stock-facts.ts';

/**
 * What a line-level measure adds up, one kind like the other: facts with the day they occurred
 * (`occurred`), how many children they add (`n`) and what they bring to a mean's or share's
 * numerator (`total`), beside the child, the authority, the cohort and the categories asked for.
 */
export type Series = { readonly cohort: CohortId | null; readonly facts: Fragment };

/** The series of a measure: one a cohort where it has cohorts. */
export function seriesOf(query: JourneyQuery, lineLevel: LineLevel): Series[] {
  switch (lineLevel.kind) {
    case 'events':
      return [{ cohort: null, facts: eventFacts(query, lineLevel) }];
    case 'stock':
      return [{ cohort: null, facts: stockFacts(query, lineLevel) }];
    case 'days':
      return query.cohorts.map((cohort) => ({
        cohort,
        facts: durationFacts(query, lineLevel, cohort),
      }));
    case 'share':
      return lineLevel.base === null
        ? query.cohorts.map((cohort) => ({ cohort, facts: shareFacts(query, lineLevel, cohort) }))
        : [{ cohort: null, facts: shareFacts(query, lineLevel, null) }];
  }
}
