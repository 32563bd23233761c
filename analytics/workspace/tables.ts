import { DIMENSION_COLUMNS } from '../contract/figure-columns.ts';
import { ADOPTION_TABLES } from './adoption-tables.ts';
import { CASEWORK_TABLES } from './casework-tables.ts';
import { FUNDING_TABLES } from './funding-tables.ts';
import { RETURN_TABLES } from './return-tables.ts';

/** A canonical table: its columns in order, with their DuckDB types. */
export type Table = {
  readonly name: string;
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
};
export type ColumnType = 'VARCHAR' | 'INTEGER' | 'DOUBLE' | 'DATE' | 'BOOLEAN';

/** A child's plan for adoption, a row an attempt to place the child. */
const JOURNEY_COLUMNS = [
  ['source_id', 'INTEGER'],
  ['source_row', 'INTEGER'],
  ['child_key', 'VARCHAR'],
  ['attempt', 'INTEGER'],
  ['area_code', 'VARCHAR'],
  ['sex', 'VARCHAR'],
  ['birth_month', 'DATE'],
  ['ethnicity', 'VARCHAR'],
  ['disability', 'VARCHAR'],
  ['sibling_group', 'VARCHAR'],
  ['placement_group_key', 'VARCHAR'],
  ['referred_on', 'DATE'],
  ['entered_care_on', 'DATE'],
  ['decision_on', 'DATE'],
  ['placement_order_on', 'DATE'],
  ['order_ended_on', 'DATE'],
  ['family_finding_status', 'VARCHAR'],
  ['linked_on', 'DATE'],
  ['matched_on', 'DATE'],
  ['placed_on', 'DATE'],
  ['adoption_order_on', 'DATE'],
  ['early_permanence_on', 'DATE'],
  ['adopting_foster_placement_on', 'DATE'],
  ['placed_with', 'VARCHAR'],
  ['foster_carer_adoption', 'BOOLEAN'],
  ['plan_changed_on', 'DATE'],
  ['plan_changed_reason', 'VARCHAR'],
  ['disrupted_on', 'DATE'],
  /** The household that the child is matched or placed with, and where it lives. */
  ['adopter_family_key', 'VARCHAR'],
  ['placed_area', 'VARCHAR'],
  ['printed_entry_to_order_days', 'INTEGER'],
  ['printed_order_to_match_days', 'INTEGER'],
  ['printed_order_to_placed_days', 'INTEGER'],
  ['printed_entry_to_placed_days', 'INTEGER'],
  /**
   * Whose journeys the source holds, where it does not hold everybody's: the cohort and its
   * period. Only measures of that cohort may be worked out from such rows.
   */
  ['population_cohort', 'VARCHAR'],
  ['population_start', 'DATE'],
  ['population_end', 'DATE'],
  ['publication', 'VARCHAR'],
  ['section', 'VARCHAR'],
  ['locator', 'VARCHAR'],
] as const;

/**
 * The tables every workspace has. Whatever is loaded becomes rows of these; everything shown is
 * read from them. `source_id` and `source_row` lead from any row back to the file and line it
 * came from.
 */
export const TABLES = [
  {
    name: 'sources',
    columns: [
      ['id', 'INTEGER'],
      ['file', 'VARCHAR'],
      /** The sheet or module, where a file holds several tables. */
      ['part', 'VARCHAR'],
      /** What its rows became, whether it came like that or was mapped to it by a recipe. */
      ['family', 'VARCHAR'],
      ['recipe', 'VARCHAR'],
      ['sha256', 'VARCHAR'],
      ['read_count', 'INTEGER'],
      ['loaded_count', 'INTEGER'],
      ['repaired_count', 'INTEGER'],
      ['rejected_count', 'INTEGER'],
      ['loaded_at', 'VARCHAR'],
      ['sample', 'BOOLEAN'],
    ],
  },
  {
    name: 'observations',
    columns: [
      ['id', 'INTEGER'],
      ['source_id', 'INTEGER'],
      ['source_row', 'INTEGER'],
      ['measure', 'VARCHAR'],
      ['area_code', 'VARCHAR'],
      ['area', 'VARCHAR'],
      ['period_kind', 'VARCHAR'],
      ['period', 'VARCHAR'],
      ['period_start', 'DATE'],
      ['period_end', 'DATE'],
      ['cohort', 'VARCHAR'],
      ...DIMENSION_COLUMNS.map((id) => [id, 'VARCHAR'] as const),
      ['value', 'DOUBLE'],
      ['numerator', 'DOUBLE'],
      ['denominator', 'DOUBLE'],
      ['lower', 'DOUBLE'],
      ['upper', 'DOUBLE'],
      /** The unit the publisher rounds the row's counts to; null where they are as counted. */
      ['counts_rounded_to', 'DOUBLE'],
      ['status', 'VARCHAR'],
      /** Null for a level; otherwise what kind of difference is stated, and from which period. */
      ['statistic', 'VARCHAR'],
      ['base_period', 'VARCHAR'],
      ['publication', 'VARCHAR'],
      ['section', 'VARCHAR'],
      ['printed_table', 'VARCHAR'],
      ['place', 'VARCHAR'],
      ['locator', 'VARCHAR'],
      ['printed_as', 'VARCHAR'],
      ['note', 'VARCHAR'],
    ],
  },
  { name: 'adoption_journeys', columns: JOURNEY_COLUMNS },
  {
    /** Journeys as a file of journeys told them, of children whom returns tell of as well. */
    name: 'superseded_journeys',
    columns: JOURNEY_COLUMNS,
  },
  {
    name: 'rejects',
    columns: [
      ['source_id', 'INTEGER'],
      ['source_row', 'INTEGER'],
      ['column_name', 'VARCHAR'],
      ['value', 'VARCHAR'],
      ['code', 'VARCHAR'],
      ['reason', 'VARCHAR'],
    ],
  },
  ...RETURN_TABLES,
  ...ADOPTION_TABLES,
  ...CASEWORK_TABLES,
  ...FUNDING_TABLES,
] as const satisfies readonly Table[];

export type TableName = (typeof TABLES)[number]['name'];
