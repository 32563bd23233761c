import type { Table } from './tables.ts';

/** What officers add to what was loaded. */
export const CASEWORK_TABLES = [
  {
    /**
     * An officer's own word on one field of a child's journey, laid over what the files say. It is
     * taken off before anything is loaded and laid on again after, so that what files say stays
     * known: `old_value` is that word when the correction was made.
     */
    name: 'corrections',
    columns: [
      ['id', 'INTEGER'],
      ['child_key', 'VARCHAR'],
      ['area_code', 'VARCHAR'],
      ['attempt', 'INTEGER'],
      /** A column of `adoption_journeys`; values are written as DuckDB writes them. */
      ['field', 'VARCHAR'],
      ['old_value', 'VARCHAR'],
      ['new_value', 'VARCHAR'],
      ['reason', 'VARCHAR'],
      ['made_by', 'VARCHAR'],
      ['made_at', 'VARCHAR'],
      ['state', 'VARCHAR'],
      /** What the files say now. */
      ['found_value', 'VARCHAR'],
      /** Set once it is undone or replaced by another: it is kept and no longer counts. */
      ['ended_by', 'VARCHAR'],
      ['ended_at', 'VARCHAR'],
    ],
  },
] as const satisfies readonly Table[];
