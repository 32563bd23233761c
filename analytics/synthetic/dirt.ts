/** One piece of dirt put into a file on purpose, and what a loader should make of it. */
export type PlantedDirt = {
  readonly file: string;
  readonly sheet: string | null;
  /** Row of the file, the header being row 1; null where it is the file, or a row left out. */
  readonly row: number | null;
  /** The column by its proper name. */
  readonly column: string | null;
  readonly kind: DirtKind;
  /** `conflict`: it contradicts other files, whose word counts before this one's. */
  readonly expected: 'repaired' | 'rejected' | 'conflict';
  /**
   * What can't be told from this file any more, of a child or of a family that adopts; empty where
   * the truth comes out all the same.
   */
  readonly affects: readonly {
    readonly area_code: string;
    readonly local_id: string;
    readonly columns: readonly string[];
  }[];
};

export type DirtKind =
  | 'header_variant'
  | 'windows_1252'
  | 'byte_order_mark'
  | 'semicolons'
  | 'non_breaking_space'
  | 'curly_quotes'
  | 'code_prefix'
  | 'code_without_prefix'
  | 'not_available_mark'
  | 'placeholder_date'
  | 'age_as_text'
  | 'impossible_date'
  | 'us_ordered_date'
  | 'end_before_start'
  | 'overlapping_episodes'
  | 'episode_missing_later'
  | 'duplicate_row'
  | 'unknown_code'
  | 'blank_child'
  | 'ragged_row'
  | 'old_sex_code'
  | 'other_date'
  | 'other_sex'
  | 'titles_above_header';
