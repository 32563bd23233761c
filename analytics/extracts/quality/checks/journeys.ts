import type { Fragment } from '../../../engine/sql.ts';
import { identifier, join, sql } from '../../../engine/sql.ts';
import { check } from '../check.ts';
import type { Check, OwnRule, RowsFound } from '../check.ts';

type Stage = keyof typeof STAGES;
const STAGES = {
  entered_care_on: 'The child came into care',
  decision_on: 'The best interests decision',
  placement_order_on: 'The placement order',
  matched_on: 'The match',
  placed_on: 'The placement for adoption',
  adoption_order_on: 'The adoption order',
} as const;

/** `this` is the journey, `file` its source, `told` says how often the source tells of each stage. */
function journeys(holds: Fragment): RowsFound {
  const rows = sql`
    SELECT this.source_id, this.source_row, NULL::INTEGER AS child_no, this.child_key,
      this.area_code, NULL::INTEGER AS year_end
    FROM adoption_journeys AS this JOIN sources AS file ON file.id = this.source_id
      JOIN (
        SELECT source_id, ${join(
          [...Object.keys(STAGES), 'ethnicity'].map(
            (column) => sql`count(${identifier(column)}) AS ${identifier(column)}`,
          ),
          ', ',
        )} FROM adoption_journeys GROUP BY source_id) AS told USING (source_id)
    WHERE ${holds}`;
  return { table: 'adoption_journeys', rows };
}

type JourneyRule = OwnRule & { readonly holds: Fragment; readonly column: string | null };

const stage = (name: Stage) => sql`this.${identifier(name)}`;

type Order = Partial<Pick<OwnRule, 'severity' | 'falseAlarm'>>;

/** Two stages of which the second can't come first. A match before the placement order is lawful. */
const order = (first: Stage, then: Stage, id: string, title: string, told: Order = {}) => ({
  id: `order_${id}`,
  title,
  action: 'Check both dates.',
  severity: 'error' as const,
  falseAlarm: null,
  ...told,
  column: then,
  holds: sql`${stage(then)} < ${stage(first)}`,
});

const ORDER: readonly JourneyRule[] = [
  order(
    'entered_care_on',
    'decision_on',
    'decision_before_care',
    'The best interests decision was made before the child came into care.',
    {
      severity: 'warning',
      falseAlarm: 'A relinquished baby’s plan may be made before care begins.',
    },
  ),
  order(
    'decision_on',
    'placement_order_on',
    'placement_order_before_decision',
    'The placement order was made before the best interests decision.',
    {
      severity: 'warning',
      falseAlarm: 'The order rests on an earlier decision that is not loaded.',
    },
  ),
  order(
    'decision_on',
    'matched_on',
    'match_before_decision',
    'The child was matched before the best interests decision.',
  ),
  order(
    'matched_on',
    'placed_on',
    'placed_before_match',
    'The child was placed for adoption before the match.',
  ),
  order(
    'placed_on',
    'adoption_order_on',
    'order_before_placed',
    'The adoption order was made before the child was placed for adoption.',
  ),
  order(
    'placement_order_on',
    'adoption_order_on',
    'order_before_placement_order',
    'The adoption order was made before the placement order.',
  ),
];

/** A child has to live with the adopters for ten weeks before they may apply (2002 Act, s. 42). */
const WEEKS_BEFORE_APPLYING = 10;
const ADULT = 18;

/** The child had certainly reached an age, of which only the month of birth is known. */
const grownUp = (day: Fragment) => sql`${day} >= last_day(this.birth_month + to_years(${ADULT}))`;

const DURATIONS: readonly JourneyRule[] = [
  {
    id: 'duration_placed_to_order_short',
    title: 'The adoption order was made less than ten weeks after the child was placed.',
    action:
      'Check both dates; adopters may apply once the child has lived with them for ten weeks.',
    severity: 'warning',
    falseAlarm: 'The adopters had fostered the child before.',
    column: 'adoption_order_on',
    holds: sql`this.adoption_order_on >= this.placed_on
      AND this.adoption_order_on < this.placed_on + to_days(${WEEKS_BEFORE_APPLYING * 7})
      AND this.adopting_foster_placement_on IS NULL AND this.early_permanence_on IS NULL`,
  },
  {
    id: 'duration_over_childhood',
    title: 'From coming into care to the latest stage it took longer than a childhood.',
    action: 'Check the dates; two children may have been given one number.',
    severity: 'error',
    falseAlarm: null,
    column: 'entered_care_on',
    holds: sql`greatest(${join((Object.keys(STAGES) as Stage[]).map(stage), ', ')})
      >= this.entered_care_on + to_years(${ADULT})`,
  },
];

const AGES: readonly JourneyRule[] = [
  {
    id: 'age_before_birth',
    title: 'The child came into care, or was matched or placed, before being born.',
    action: 'Check the date of birth and the earliest of the dates.',
    severity: 'error',
    falseAlarm: null,
    column: 'birth_month',
    holds: sql`least(this.entered_care_on, this.matched_on, this.placed_on, this.adoption_order_on)
      < this.birth_month`,
  },
  {
    id: 'age_adult',
    title: 'The young person was 18 or over when matched, placed or adopted.',
    action: 'Check the date of birth and the dates of the journey.',
    severity: 'error',
    falseAlarm: null,
    column: 'birth_month',
    holds: sql`greatest(${grownUp(sql`this.matched_on`)}, ${grownUp(sql`this.placed_on`)},
      ${grownUp(sql`this.adoption_order_on`)})`,
  },
];

/** A stage that has to lie between others and isn't told, in a source that tells of it elsewhere. */
const missing = (
  id: string,
  after: Stage,
  skipped: Stage,
  told: Pick<OwnRule, 'title'> & Order,
) => ({
  id: `missing_${id}`,
  action: 'Enter the date where the file came from.',
  severity: 'warning' as const,
  falseAlarm: 'It stands in a file that is not loaded.',
  ...told,
  column: skipped,
  holds: sql`${stage(after)} IS NOT NULL AND ${stage(skipped)} IS NULL
    AND (told.${identifier(skipped)} > 0 OR file.family = 'ssda903')`,
});

const MISSING: readonly JourneyRule[] = [
  missing('placement', 'adoption_order_on', 'placed_on', {
    title: 'The child was adopted, and was never placed for adoption.',
    severity: 'error',
    falseAlarm: null,
  }),
  missing('match', 'adoption_order_on', 'matched_on', {
    title: 'The child was adopted, and no match is recorded.',
  }),
  {
    // A return tells of the match only once the child is adopted.
    ...missing('match_of_placed', 'placed_on', 'matched_on', {
      title: 'The child was placed for adoption, and no match is recorded.',
    }),
    holds: sql`this.placed_on IS NOT NULL AND this.adoption_order_on IS NULL
      AND this.matched_on IS NULL AND told.matched_on > 0 AND file.family <> 'ssda903'`,
  },
  missing('decision', 'placed_on', 'decision_on', {
    title: 'The child was placed for adoption, and no best interests decision is recorded.',
  }),
  missing('placement_order', 'placed_on', 'placement_order_on', {
    title: 'The child was placed for adoption, and no placement order is recorded.',
    falseAlarm: 'The child was placed with the parents’ consent.',
  }),
  {
    id: 'missing_ethnicity',
    title: 'The child’s ethnicity is not recorded.',
    action: 'Enter it; a child of whom it is unknown counts in no group.',
    severity: 'warning',
    falseAlarm: null,
    column: 'ethnicity',
    holds: sql`this.ethnicity IS NULL AND this.attempt = 1
      AND (told.ethnicity > 0 OR file.family = 'ssda903')`,
  },
];

const ALL: readonly JourneyRule[] = [...ORDER, ...DURATIONS, ...AGES, ...MISSING];

export const JOURNEY_RULES: readonly OwnRule[] = ALL.map(
  ({ id, title, action, severity, falseAlarm }) => ({ id, title, action, severity, falseAlarm }),
);

/**
 * Children's journeys, whatever they were worked out from: the order of their dates, how long it
 * took, ages, and stages that are missing. A journey out of returns is found at the row it starts
 * from, where no single column is at fault.
 */
export const JOURNEY_CHECKS: readonly Check[] = ALL.flatMap(({ id, column, holds }) => [
  check(id, column, journeys(sql`file.family = 'journeys' AND (${holds})`)),
  check(id, null, journeys(sql`file.family <> 'journeys' AND (${holds})`)),
]);
