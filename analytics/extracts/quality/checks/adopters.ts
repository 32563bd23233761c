import type { Fragment } from '../../../engine/sql.ts';
import { sql } from '../../../engine/sql.ts';
import { check } from '../check.ts';
import type { Check } from '../check.ts';
import { has, hasNo, returned, rowsOf } from '../rows.ts';
import { ANY_ADOPTION_ITEM, NOT_ALL_ADOPTION_ITEMS } from './adoption.ts';

const COUPLES = ['MM', 'FF', 'MF'];
const SAME_GENDER = ['MM', 'FF'];
const ONE_PERSON = ['M1', 'F1'];

/** Adopters whose genders don't go with how they live together; a blank goes with nothing. */
const genders = (rule: string, status: string, right: readonly string[]): Check =>
  check(
    rule,
    'SEX_ADOPTR',
    rowsOf(
      'ssda903_ad1',
      sql`this.ls_adoptr = ${status}
        AND coalesce(this.sex_adoptr NOT IN (SELECT unnest(${[...right]})), true)`,
    ),
  );

const adoptions = (rule: string, column: string | null, holds: Fragment): Check =>
  check(rule, column, rowsOf('ssda903_ad1', holds));

/** Rules on the adoption items: who adopts, whether all is told, and whom the items are about. */
export const ADOPTER_CHECKS: readonly Check[] = [
  adoptions('151', null, sql`${ANY_ADOPTION_ITEM} AND ${NOT_ALL_ADOPTION_ITEMS}`),
  adoptions('333', 'DATE_MATCH', sql`this.date_match < this.date_int`),
  adoptions(
    '511',
    'SEX_ADOPTR',
    sql`this.nb_adoptr = '2' AND this.sex_adoptr IN (SELECT unnest(${ONE_PERSON}))`,
  ),
  genders('514', 'L0', ONE_PERSON),
  genders('517', 'L3', ['MF']),
  genders('518', 'L4', SAME_GENDER),
  genders('519', 'L2', COUPLES),
  genders('520', 'L11', ['MF']),
  genders('524', 'L12', SAME_GENDER),
  adoptions(
    '134',
    null,
    sql`${ANY_ADOPTION_ITEM} AND ${has(
      'ssda903_oc3',
      'this_year',
      sql`coalesce(other.in_touch, other.activ, other.accom) IS NOT NULL`,
    )}`,
  ),
  adoptions(
    'INT01',
    'CHILD',
    sql`${returned('ssda903_header', 'this_year')}
      AND ${hasNo('ssda903_header', 'this_year', sql`true`)}`,
  ),
  // Of one return only: a return sent again has every child a second time.
  adoptions(
    'INT31',
    'CHILD',
    sql`(this.return_id, this.child_no) IN (
      SELECT (return_id, child_no) FROM ssda903_ad1 GROUP BY ALL HAVING count(*) > 1)`,
  ),
];
