import type { Fragment } from '../../../engine/sql.ts';
import { join, sql } from '../../../engine/sql.ts';
import { check } from '../check.ts';
import type { Check } from '../check.ts';
import { has, rowsOf } from '../rows.ts';

const ITEMS = ['date_int', 'date_match', 'foster_care', 'nb_adoptr', 'sex_adoptr', 'ls_adoptr'];

/** How many of the six adoption items of a row are filled in. */
export function adoptionItems(row: Fragment): Fragment {
  const filled = ITEMS.map((item) => sql`(${row}.${sql([item] as unknown as TemplateStringsArray)})`);
  return join(filled, ', ');
}

export const ADOPTER_CHECKS: readonly Check[] = [];
void check;
void has;
void rowsOf;
