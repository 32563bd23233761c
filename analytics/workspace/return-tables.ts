import type { Fragment } from '../engine/sql.ts';
import { sql } from '../engine/sql.ts';
import type { Table } from './tables.ts';

/** Where every returned row comes from, and in which return it stands. */
export const RETURNED = [
  ['source_id', 'INTEGER'],
  ['source_row', 'INTEGER'],
  ['return_id', 'INTEGER'],
] as const;

/** And whose it is. */
const CHILD_RETURNED = [...RETURNED, ['child_no', 'INTEGER']] as const;

/**
 * What statutory returns said, row by row as they were loaded, without what points to a person.
 * Children's journeys are worked out from these anew whenever a return is added, so that the
 * order in which returns arrive makes no difference.
 */
export const RETURN_TABLES = [
  {
    /** A return of one authority about one year; a file of many authorities holds many. */
    name: 'returns',
    columns: [
      ['return_id', 'INTEGER'],
      ['family', 'VARCHAR'],
      ['name', 'VARCHAR'],
      ['area_code', 'VARCHAR'],
      /** The calendar year in which the return's year ends: 2023 for 2022/23. */
      ['year_end', 'INTEGER'],
      /** How the area and the year are known: from columns, stated, from the dates, or not. */
      ['area_basis', 'VARCHAR'],
      ['year_basis', 'VARCHAR'],
      /** The latest day it tells of: of two returns that differ, the later counts. */
      ['latest_on', 'DATE'],
    ],
  },
  {
    /** Who is who: the local number never leaves the workspace's file. */
    name: 'identities',
    columns: [
      ['number', 'INTEGER'],
      /** `child`, `family` or `adopter`. */
      ['kind', 'VARCHAR'],
      ['area_code', 'VARCHAR'],
      ['local_id', 'VARCHAR'],
      ['key', 'VARCHAR'],
    ],
  },
  {
    name: 'ssda903_header',
    columns: [
      ...CHILD_RETURNED,
      ['sex', 'VARCHAR'],
      ['birth_month', 'DATE'],
      ['ethnic', 'VARCHAR'],
    ],
  },
  {
    name: 'ssda903_episodes',
    columns: [
      ...CHILD_RETURNED,
      ['decom', 'DATE'],
      ['rne', 'VARCHAR'],
      ['ls', 'VARCHAR'],
      ['cin', 'VARCHAR'],
      ['place', 'VARCHAR'],
      ['place_provider', 'VARCHAR'],
      ['dec', 'DATE'],
      ['rec', 'VARCHAR'],
      ['reason_place_change', 'VARCHAR'],
    ],
  },
  {
    name: 'ssda903_reviews',
    columns: [...CHILD_RETURNED, ['review', 'DATE'], ['review_code', 'VARCHAR']],
  },
  {
    name: 'ssda903_uasc',
    columns: [...CHILD_RETURNED, ['sex', 'VARCHAR'], ['birth_month', 'DATE'], ['duc', 'DATE']],
  },
  {
    name: 'ssda903_oc2',
    columns: [
      ...CHILD_RETURNED,
      ['sdq_score', 'INTEGER'],
      ['sdq_reason', 'VARCHAR'],
      ['convicted', 'VARCHAR'],
      ['health_check', 'VARCHAR'],
      ['immunisations', 'VARCHAR'],
      ['teeth_check', 'VARCHAR'],
      ['health_assessment', 'VARCHAR'],
      ['substance_misuse', 'VARCHAR'],
      ['intervention_received', 'VARCHAR'],
      ['intervention_offered', 'VARCHAR'],
    ],
  },
  {
    name: 'ssda903_oc3',
    columns: [
      ...CHILD_RETURNED,
      ['in_touch', 'VARCHAR'],
      ['activ', 'VARCHAR'],
      ['accom', 'VARCHAR'],
    ],
  },
  {
    name: 'ssda903_ad1',
    columns: [
      ...CHILD_RETURNED,
      ['date_int', 'DATE'],
      ['date_match', 'DATE'],
      ['foster_care', 'VARCHAR'],
      ['nb_adoptr', 'VARCHAR'],
      ['sex_adoptr', 'VARCHAR'],
      ['ls_adoptr', 'VARCHAR'],
    ],
  },
  {
    name: 'ssda903_sbpfa',
    columns: [
      ...CHILD_RETURNED,
      ['date_placed', 'DATE'],
      ['date_placed_ceased', 'DATE'],
      ['reason_placed_ceased', 'VARCHAR'],
    ],
  },
  {
    name: 'ssda903_prev_perm',
    columns: [
      ...CHILD_RETURNED,
      ['prev_perm', 'VARCHAR'],
      ['la_perm', 'VARCHAR'],
      ['date_perm', 'VARCHAR'],
    ],
  },
  {
    name: 'ssda903_missing',
    columns: [
      ...CHILD_RETURNED,
      ['missing', 'VARCHAR'],
      ['mis_start', 'DATE'],
      ['mis_end', 'DATE'],
    ],
  },
  {
    name: 'ssda903_sw_episodes',
    columns: [
      ...CHILD_RETURNED,
      ['sw_decom', 'DATE'],
      ['sw_dec', 'DATE'],
      ['sw_reason', 'VARCHAR'],
    ],
  },
  {
    name: 'ssda903_dolo',
    columns: [...CHILD_RETURNED, ['dolo_start', 'DATE'], ['dolo_end', 'DATE']],
  },
  {
    /** Worked out: the children the returns tell of. */
    name: 'children',
    columns: [
      ['child_no', 'INTEGER'],
      ['child_key', 'VARCHAR'],
      ['area_code', 'VARCHAR'],
      ['sex', 'VARCHAR'],
      ['birth_month', 'DATE'],
      ['ethnicity', 'VARCHAR'],
      ['unaccompanied', 'BOOLEAN'],
      ['disability', 'VARCHAR'],
      ['sibling_group', 'VARCHAR'],
    ],
  },
  {
    /** Worked out: the episodes that can't stand as they were returned; see `care_episodes`. */
    name: 'episode_repairs',
    columns: [
      ['source_id', 'INTEGER'],
      ['source_row', 'INTEGER'],
      /** What was done: the code of the repair. */
      ['repair', 'VARCHAR'],
      /** When it ends instead. */
      ['ends_on', 'DATE'],
    ],
  },
  {
    /** What was set right in rows that were loaded, and what was merged into what. */
    name: 'repairs',
    columns: [
      ['source_id', 'INTEGER'],
      ['source_row', 'INTEGER'],
      ['column_name', 'VARCHAR'],
      ['value', 'VARCHAR'],
      ['code', 'VARCHAR'],
      ['reason', 'VARCHAR'],
    ],
  },
] as const satisfies readonly Table[];

/**
 * Episodes of all years, each once, in an order that can be true: as returned, with their repairs.
 * Of a part of `ssda903_episodes`, where not all are asked for.
 */
export const careEpisodes = (returned: Fragment) => sql`
  SELECT source_id, source_row, child_no, area_code, decom AS starts_on,
    coalesce(ends_on, dec) AS ends_on, ls AS legal_status, cin AS need, place AS placement,
    place_provider AS provider, rne AS reason_new,
    CASE WHEN repair IN ('overlap_ended', 'closed_at_next_episode') THEN 'X1' ELSE rec END
      AS reason_ended,
    repair IS NOT NULL AS inferred
  FROM ${returned} JOIN returns USING (return_id)
    LEFT JOIN episode_repairs USING (source_id, source_row)
  WHERE repair IS DISTINCT FROM 'merged_episode'`;
