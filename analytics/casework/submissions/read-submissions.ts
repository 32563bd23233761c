import { z } from 'zod';
import type { Area } from '../../contract/area.ts';
import type { Submission } from '../../contract/casework.ts';
import { FAMILY_LABELS } from '../../contract/load.ts';
import type { ExtractFamily } from '../../contract/load.ts';
import { JourneyDate } from '../../contract/measure.ts';
import type { Period } from '../../contract/period.ts';
import type { Session } from '../../engine/session.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import type { Fragment } from '../../engine/sql.ts';
import { membersOn } from '../../reference/areas.ts';
import type { TableName } from '../../workspace/tables.ts';
import { submissionsOf } from './submitted.ts';

const Item = z.object({
  area: z.string(),
  family: z.string(),
  item: z.string(),
  through: z.string().nullable(),
  loaded_at: z.string(),
});

/** The tables of a return in which every authority has rows. */
const TABLES_OF = [
  ['ssda903_header', 'Header'],
  ['ssda903_episodes', 'Episodes'],
  ['ssda903_sbpfa', 'SBPFA'],
  ['asg_children', 'children'],
  ['annex_a_adoption', 'List 10'],
] as const satisfies readonly (readonly [TableName, string])[];

const JOURNEYS = ['adoption_journeys', 'superseded_journeys'] as const satisfies TableName[];

const day = (date: Fragment) => sql`strftime(${date}, '%Y-%m-%d')`;

/**
 * Which members of an agency (on the period's last day), or whether an authority, sent something
 * for a period. A return or a file of journeys counts when the latest day it tells of lies in the
 * period or after: it was drawn then. Published figures count when they are of just that period.
 */
export async function readSubmissions(
  session: Session,
  area: Area,
  period: Period,
): Promise<Submission[]> {
  const members = area.kind === 'agency' ? membersOn(area, period.end) : [area];
  const codes = members.map(({ code }) => code);
  const within = sql`area_code IN (SELECT unnest(${codes}))`;
  const reaches = sql`>= ${period.start}::DATE`;
  const returned = TABLES_OF.map(
    ([table, item]) => sql`
      SELECT r.area_code, r.family, ${item} AS item, r.latest_on AS through, source_id
      FROM ${identifier(table)} JOIN returns AS r USING (return_id)
      WHERE r.latest_on ${reaches}`,
  );
  const latest = sql`greatest(${join(
    JourneyDate.options.map((date) => sql`max(${identifier(date)})`),
    ', ',
  )})`;
  const journeys = JOURNEYS.map(
    (table) => sql`
      SELECT area_code, 'journeys' AS family, 'journeys' AS item, ${latest} AS through, source_id
      FROM ${identifier(table)}
      WHERE population_cohort IS NULL
        AND source_id IN (SELECT id FROM sources WHERE family = 'journeys')
      GROUP BY area_code, source_id HAVING ${latest} ${reaches}`,
  );
  const figures = sql`
    SELECT area_code, s.family, measure AS item, NULL::DATE AS through, source_id
    FROM observations JOIN sources AS s ON s.id = source_id
    WHERE period = ${period.label}`;
  const rows = await session.rows(
    sql`
      SELECT area_code AS area, sent.family, item, ${day(sql`max(through)`)} AS through,
        max(s.loaded_at) AS loaded_at
      FROM (${join([...returned, ...journeys, figures], ' UNION ALL ')}) AS sent
        JOIN sources AS s ON s.id = sent.source_id
      WHERE ${within} GROUP BY ALL ORDER BY ALL`,
    Item,
  );
  return submissionsOf(
    members,
    rows.map(({ loaded_at: loadedAt, family, ...row }) => ({
      ...row,
      family: label(family),
      loadedAt,
    })),
  );
}

const label = (family: string): string => FAMILY_LABELS[family as ExtractFamily] ?? family;
