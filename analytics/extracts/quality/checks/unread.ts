import { check } from '../check.ts';
import type { Check } from '../check.ts';
import { rejectedRows } from '../rows.ts';

const NO_DATE = ['not_a_date', 'date_in_the_future', 'formula', 'spreadsheet_error'];

const rejected = (rule: string, column: string, codes: readonly string[]): Check =>
  check(rule, column, rejectedRows(column, codes));

/** Rules that loading enforces: the rows that break them stand among the rejects. */
export const UNREAD_CHECKS: readonly Check[] = [
  rejected('112', 'DATE_INT', NO_DATE),
  rejected('113', 'DATE_MATCH', NO_DATE),
  rejected('115', 'DATE_PLACED', NO_DATE),
  rejected('116', 'DATE_PLACED_CEASED', NO_DATE),
  rejected('522', 'DATE_PLACED_CEASED', ['dates_out_of_order']),
  rejected('563', 'DATE_PLACED', ['blank_cell']),
];
