import type { Fragment } from '../../../engine/sql.ts';
import { sql } from '../../../engine/sql.ts';
import { check } from '../check.ts';
import type { Check } from '../check.ts';
import { YEAR_ENDS, YEAR_STARTS, has, hasNo, returned, rowsOf, valueOf } from '../rows.ts';
import { ADOPTIVE_PLACEMENTS } from '../../ssda903/history.ts';
import { ANY_ADOPTION_ITEM, NOT_ALL_ADOPTION_ITEMS, isAdopted, isAdoptive } from './adoption.ts';

const episodes = (rule: string, column: string | null, holds: Fragment): Check =>
  check(rule, column, rowsOf('ssda903_episodes', holds));
const adoptions = (rule: string, column: string | null, holds: Fragment): Check =>
  check(rule, column, rowsOf('ssda903_ad1', holds));

const ADOPTED_THIS_YEAR = sql`${isAdopted(sql`other.rec`)}
  AND other.dec BETWEEN ${YEAR_STARTS} AND ${YEAR_ENDS}`;

const FOSTERED = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', ...ADOPTIVE_PLACEMENTS];
const NOT_OF_PUBLIC_BODIES = ['P1', 'K1', 'K2', ...FOSTERED];

/** In care, other than for short breaks, on every day of the year to 31 March. */
const ALL_YEAR_IN_CARE = sql`${has(
  'ssda903_episodes',
  'this_year',
  sql`other.decom <= ${YEAR_STARTS} AND coalesce(other.dec >= ${YEAR_STARTS}, true)`,
)} AND ${hasNo(
  'ssda903_episodes',
  'this_year',
  sql`(other.rne = 'S' AND other.decom > ${YEAR_STARTS} AND other.decom <= ${YEAR_ENDS})
    OR (other.rec IS DISTINCT FROM 'X1' AND other.dec >= ${YEAR_STARTS} AND other.dec < ${YEAR_ENDS})
    OR (other.ls IN ('V3', 'V4') AND coalesce(other.dec >= ${YEAR_STARTS}, true))`,
)}`;

/** Rules on adoption in the episodes. */
const IN_EPISODES: readonly Check[] = [
  episodes(
    '199',
    'CHILD',
    sql`EXISTS (
      SELECT 1 FROM (
        SELECT child_no, min(decom) AS decom FROM ssda903_episodes AS other
        WHERE ${isAdopted(sql`other.rec`)} GROUP BY child_no) AS adopted
      WHERE adopted.child_no = this.child_no AND this.decom > adopted.decom)`,
  ),
  episodes(
    '217',
    'RNE',
    sql`this.place IN ('A3', 'A5') AND this.decom >= DATE '2015-04-01'
      AND coalesce(this.rne NOT IN ('S', 'T', 'U'), true)`,
  ),
  // A child's first episode has none before; where it was, an earlier return would say.
  episodes(
    '336',
    'PLACE',
    sql`this.place IN ('A3', 'A5') AND (this.child_no, this.decom) IN (
      SELECT (child_no, starts_on) FROM (
        SELECT child_no, starts_on, placement,
          lag(starts_on) OVER earlier IS NOT NULL AS later, lag(placement) OVER earlier AS placed_before
        FROM care_episodes WINDOW earlier AS (PARTITION BY child_no ORDER BY starts_on))
      WHERE placement IN ('A3', 'A5') AND later
        AND coalesce(placed_before NOT IN (SELECT unnest(${FOSTERED})), true))`,
  ),
  episodes(
    '386',
    'REC',
    sql`${isAdopted(sql`this.rec`)} AND EXISTS (
      SELECT 1 FROM children WHERE children.child_no = this.child_no
        AND this.dec >= last_day(children.birth_month + INTERVAL 18 YEAR))`,
  ),
  episodes(
    '390',
    'PLACE',
    sql`${isAdopted(sql`this.rec`)} AND NOT coalesce(${isAdoptive(sql`this.place`)}, false)`,
  ),
  episodes('408', 'LS', sql`this.place IN ('A5', 'A6') AND this.ls IS DISTINCT FROM 'E1'`),
  episodes('451', 'LS', sql`this.ls = 'D1' AND this.dec IS NULL AND this.rec IS NULL`),
  episodes(
    '529',
    'PLACE_PROVIDER',
    sql`this.place_provider = 'PR3' AND this.place IN (SELECT unnest(${NOT_OF_PUBLIC_BODIES}))`,
  ),
  episodes(
    '601',
    'REC',
    sql`${isAdopted(sql`this.rec`)} AND this.dec BETWEEN ${YEAR_STARTS} AND ${YEAR_ENDS}
      AND ${returned('ssda903_ad1', 'this_year')} AND ${hasNo('ssda903_ad1', 'this_year', sql`true`)}`,
  ),
  check(
    '187',
    null,
    rowsOf(
      'ssda903_oc3',
      sql`coalesce(this.in_touch, this.activ, this.accom) IS NOT NULL AND ${ALL_YEAR_IN_CARE}`,
    ),
  ),
];

/** Rules on the adoption items beside the episodes. */
const BESIDE_EPISODES: readonly Check[] = [
  adoptions('187', null, sql`${ANY_ADOPTION_ITEM} AND ${ALL_YEAR_IN_CARE}`),
  adoptions(
    '331',
    'DATE_MATCH',
    has(
      'ssda903_episodes',
      'this_year',
      sql`${isAdopted(sql`other.rec`)} AND this.date_match > other.decom`,
    ),
  ),
  adoptions(
    '334',
    'DATE_INT',
    sql`this.date_int < ${valueOf(
      sql`max(other.decom)`,
      'ssda903_episodes',
      'up_to_this_year',
      sql`other.rne = 'S'`,
    )}`,
  ),
  adoptions(
    '335',
    'FOSTER_CARE',
    has(
      'ssda903_episodes',
      'this_year',
      sql`${isAdopted(sql`other.rec`)}
        AND ((other.place IN ('A3', 'A5') AND this.foster_care = '0')
          OR (other.place IN ('A4', 'A6') AND this.foster_care = '1'))`,
    ),
  ),
  adoptions(
    '521',
    'DATE_INT',
    has(
      'ssda903_episodes',
      'this_year',
      sql`${isAdoptive(sql`other.place`)} AND this.date_int > other.decom`,
    ),
  ),
  adoptions(
    '582',
    'DATE_MATCH',
    has(
      'ssda903_episodes',
      'this_year',
      sql`${isAdopted(sql`other.rec`)} AND other.dec = this.date_match`,
    ),
  ),
  adoptions(
    '601',
    null,
    sql`${NOT_ALL_ADOPTION_ITEMS} AND ${has('ssda903_episodes', 'this_year', ADOPTED_THIS_YEAR)}`,
  ),
  adoptions(
    '602',
    'CHILD',
    sql`${ANY_ADOPTION_ITEM} AND ${returned('ssda903_episodes', 'this_year')}
      AND ${hasNo('ssda903_episodes', 'this_year', ADOPTED_THIS_YEAR)}`,
  ),
];

/** Rules on coming into care, orders, placements and leaving by adoption. */
export const PLACEMENT_CHECKS: readonly Check[] = [...IN_EPISODES, ...BESIDE_EPISODES];
