/** Why a row was not loaded, as a stable word for counting. */
export type RejectCode =
  | 'already_loaded'
  | 'journey_already_there'
  | 'ragged_row'
  | 'table_not_used'
  | 'broken_quotes'
  | 'line_too_long'
  | 'blank_cell'
  | 'formula'
  | 'spreadsheet_error'
  | 'unknown_area'
  | 'unknown_measure'
  | 'unknown_period'
  | 'unknown_cohort'
  | 'unknown_status'
  | 'unknown_statistic'
  | 'unknown_breakdown'
  | 'unknown_category'
  | 'unknown_level'
  | 'area_contradiction'
  | 'not_used_measure'
  | 'metadata_only'
  | 'not_a_number'
  | 'not_a_duration'
  | 'not_a_date'
  | 'negative_number'
  | 'wrong_unit'
  | 'percent_out_of_range'
  | 'bounds_reversed'
  | 'status_contradicts_value'
  | 'dates_out_of_order'
  | 'date_in_the_future'
  | 'impossible_age'
  | 'impossible_duration'
  | 'no_dates'
  | 'not_a_local_authority';

/** What is wrong with a row: the offending cell, a word for counting, a sentence with what to do. */
export type Problem = {
  readonly column: string | null;
  /** The offending value only; of personal data no more than its shape. */
  readonly value: string | null;
  readonly code: RejectCode;
  readonly reason: string;
};
