import { z } from 'zod';
import type { Area } from '../../contract/area.ts';
import type { TrackedChild, TrackedFamily } from '../../contract/casework.ts';
import type { Session } from '../../engine/session.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import type { Fragment } from '../../engine/sql.ts';
import { areaName, codesOn } from '../area-name.ts';
import { childStanding, currentAttempt } from './child-stage.ts';
import { familyStanding } from './family-stage.ts';

const day = z.string().nullable();
const Place = {
  area: z.string().nullable(),
  file: z.string(),
  part: z.string().nullable(),
  row: z.number(),
};

const CHILD_DAYS = {
  referred_on: day,
  entered_care_on: day,
  early_permanence_on: day,
  decision_on: day,
  placement_order_on: day,
  order_ended_on: day,
  linked_on: day,
  matched_on: day,
  placed_on: day,
  adoption_order_on: day,
  plan_changed_on: day,
  disrupted_on: day,
} as const;
const ChildRow = z.object({
  ...CHILD_DAYS,
  ...Place,
  child: z.string(),
  attempt: z.number(),
  status: z.string().nullable(),
});

const FAMILY_DAYS = {
  enquired_on: day,
  information_session_on: day,
  registered_on: day,
  stage_1_started_on: day,
  stage_1_ended_on: day,
  stage_2_started_on: day,
  approved_on: day,
  matched_on: day,
  placed_on: day,
  adoption_order_on: day,
  left_on: day,
} as const;
const FamilyRow = z.object({
  ...FAMILY_DAYS,
  ...Place,
  family: z.string(),
  named: z.boolean().nullable(),
});

const days = (columns: object): Fragment =>
  join(
    Object.keys(columns).map(
      (column) => sql`strftime(told.${identifier(column)}, '%Y-%m-%d') AS ${identifier(column)}`,
    ),
    ', ',
  );

const PLACE = sql`told.area_code AS area, s.file, s.part, told.source_row AS row`;

const inside = (codes: readonly string[] | null): Fragment =>
  codes === null ? sql`true` : sql`told.area_code IN (SELECT unnest(${[...codes]}))`;

/** Children on the way to adoption on a day, by how long they have been where they are. */
export async function trackChildren(
  session: Session,
  area: Area | null,
  asOf: string,
): Promise<TrackedChild[]> {
  const rows = await session.rows(
    sql`
      SELECT told.child_key AS child, told.attempt, told.family_finding_status AS status,
        ${days(CHILD_DAYS)}, ${PLACE}
      FROM adoption_journeys AS told JOIN sources AS s ON s.id = told.source_id
      WHERE told.population_cohort IS NULL AND ${inside(codesOn(area, asOf))}
      ORDER BY child, told.attempt`,
    ChildRow,
  );
  const byChild = new Map<string, z.infer<typeof ChildRow>[]>();
  for (const row of rows) {
    const known = byChild.get(row.child);
    if (known) known.push(row);
    else byChild.set(row.child, [row]);
  }
  const tracked = [...byChild.values()].flatMap((attempts): TrackedChild[] => {
    const current = currentAttempt(attempts, asOf);
    if (!current) return [];
    const { attempt, reopenedOn } = current;
    const standing = childStanding(attempt, reopenedOn, asOf);
    if (!standing) return [];
    const { child, attempt: number, status, file, part, row } = attempt;
    return [
      {
        ...standing,
        child,
        attempt: number,
        area: nameOf(attempt.area),
        familyFinding: status === 'active' ? null : status,
        ...{ file, part, row },
      },
    ];
  });
  return tracked.toSorted((a, b) => b.days - a.days || (a.child < b.child ? -1 : 1));
}

/** Households on the way to adopting on a day, by how long they have been where they are. */
export async function trackFamilies(
  session: Session,
  area: Area | null,
  asOf: string,
): Promise<TrackedFamily[]> {
  const rows = await session.rows(
    sql`
      SELECT told.family_key AS family, told.approved_for_named_child AS named,
        ${days(FAMILY_DAYS)}, ${PLACE}
      FROM adopter_families AS told JOIN sources AS s ON s.id = told.source_id
      WHERE ${inside(codesOn(area, asOf))} ORDER BY family`,
    FamilyRow,
  );
  const tracked = rows.flatMap((household): TrackedFamily[] => {
    const standing = familyStanding(household, asOf);
    if (!standing) return [];
    const { family, named, file, part, row } = household;
    return [
      {
        ...standing,
        family,
        area: nameOf(household.area),
        approvedForNamedChild: named,
        ...{ file, part, row },
      },
    ];
  });
  return tracked.toSorted((a, b) => b.days - a.days || (a.family < b.family ? -1 : 1));
}

const nameOf = (code: string | null) =>
  code === null || code === 'unknown' ? null : areaName(code);
