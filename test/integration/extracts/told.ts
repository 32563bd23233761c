import { sql } from '../../../analytics/engine/sql.ts';
import type { truthOf } from '../../../analytics/synthetic/truth.ts';
import { Rows } from './parts.ts';
import type { TestWorkspace } from './workspace.ts';

type Truth = ReturnType<typeof truthOf>;

/** What is told of an attempt, by any file. */
export const JOURNEY_FIELDS = [
  'referred_on',
  'entered_care_on',
  'decision_on',
  'placement_order_on',
  'order_ended_on',
  'linked_on',
  'matched_on',
  'placed_on',
  'adoption_order_on',
  'early_permanence_on',
  'adopting_foster_placement_on',
  'plan_changed_on',
  'plan_changed_reason',
  'disrupted_on',
  'family_finding_status',
  'foster_carer_adoption',
  'placed_with',
  'placed_area',
] as const;

type Field = (typeof JOURNEY_FIELDS)[number];

/** A line for every attempt of every child of whom a return tells, as it is true. */
export function trueJourneys(
  { children }: Truth,
  fields: readonly Field[] = JOURNEY_FIELDS,
): string[] {
  const told = children.filter(({ journeys }) =>
    journeys.some(({ reached }) => reached !== 'referral'),
  );
  return told.flatMap((child) =>
    child.journeys.map((journey) =>
      [
        `${child.area_code} ${child.local_id} ${child.sex} ${child.birth_month}`,
        child.disability ? 'yes' : 'no',
        ...fields.map((field) => `${field}=${journey[field] ?? ''}`),
        journey.decision_on === null ? '' : `family=${journey.adopter_family_id ?? ''}`,
      ].join(' '),
    ),
  );
}

/** The same of what a workspace holds. */
export async function loadedJourneys(
  workspace: TestWorkspace,
  fields: readonly Field[] = JOURNEY_FIELDS,
): Promise<string[]> {
  const rows = await workspace.rows(
    sql`SELECT c.area_code || ' ' || c.local_id AS child, f.local_id AS family,
        COLUMNS(j.*)::VARCHAR
      FROM adoption_journeys AS j
      JOIN identities AS c ON c.key = j.child_key
      LEFT JOIN identities AS f ON f.key = j.adopter_family_key`,
    Rows,
  );
  return rows.map((row) =>
    [
      `${row['child']} ${row['sex']} ${row['birth_month']}`,
      row['disability'],
      ...fields.map((field) => `${field}=${row[field] ?? ''}`),
      row['decision_on'] === null ? '' : `family=${row['family'] ?? ''}`,
    ].join(' '),
  );
}

const FAMILY_FIELDS = [
  'approved_for_named_child',
  'residence_area',
  'enquired_on',
  'information_session_on',
  'registered_on',
  'stage_1_started_on',
  'stage_1_ended_on',
  'stage_2_started_on',
  'stage_2_ended_on',
  'approved_on',
  'matched_on',
  'placed_on',
  'adoption_order_on',
  'left_on',
  'left_reason',
  'structure',
  'early_permanence_approved',
  'age_range_min',
  'age_range_max',
  'siblings_max',
  'children_placed',
] as const;

/** A line for every household, as it is true. */
export const trueFamilies = ({ families }: Truth): string[] =>
  families.map((family) =>
    [
      family.family_id,
      ...FAMILY_FIELDS.map((field) => `${field}=${family[field] ?? ''}`),
      (family.ethnicities_considered ?? ['any']).join('; '),
      family.people.map(({ sex, disability }) => `${sex} ${disability ? 'yes' : 'no'}`).join(', '),
    ].join(' '),
  );

/** The same of what a workspace holds. */
export async function loadedFamilies(workspace: TestWorkspace): Promise<string[]> {
  const rows = await workspace.rows(
    sql`SELECT local_id AS family, people, COLUMNS(t.*)::VARCHAR
      FROM adopter_families AS t JOIN identities ON key = family_key
      JOIN (SELECT family_key, string_agg(sex || ' ' || disability, ', ' ORDER BY person) AS people
        FROM adopter_people GROUP BY family_key) USING (family_key)`,
    Rows,
  );
  return rows.map((row) =>
    [
      row['family'],
      ...FAMILY_FIELDS.map((field) => `${field}=${row[field] ?? ''}`),
      row['ethnicities_considered'],
      row['people'],
    ].join(' '),
  );
}
