import type { Fragment } from '../../../engine/sql.ts';
import { sql } from '../../../engine/sql.ts';
import { ADOPTED, ADOPTIVE_PLACEMENTS } from '../../ssda903/history.ts';

/** How many of the six adoption items of an AD1 row are filled in. */
const FILLED = sql`list_count([this.date_int::VARCHAR, this.date_match::VARCHAR, this.foster_care,
  this.nb_adoptr, this.sex_adoptr, this.ls_adoptr])`;

export const ANY_ADOPTION_ITEM = sql`${FILLED} > 0`;
export const NOT_ALL_ADOPTION_ITEMS = sql`${FILLED} < 6`;

/** Whether a placement is one for adoption; null when it is blank. */
export const isAdoptive = (place: Fragment): Fragment =>
  sql`${place} IN (SELECT unnest(${[...ADOPTIVE_PLACEMENTS]}))`;

/** Whether an episode ended by adoption; null when it has no end. */
export const isAdopted = (reasonEnded: Fragment): Fragment =>
  sql`${reasonEnded} IN (SELECT unnest(${[...ADOPTED]}))`;
