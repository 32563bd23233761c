import type { Table } from './tables.ts';

/** What a board works on and what it signed off. */
export const FUNDING_TABLES = [
  {
    /** A funding scenario; once `locked` it is kept as it is. Both are JSON of the contract. */
    name: 'funding_scenarios',
    columns: [
      ['id', 'INTEGER'],
      ['name', 'VARCHAR'],
      ['saved_at', 'VARCHAR'],
      ['scenario', 'VARCHAR'],
      ['locked', 'VARCHAR'],
    ],
  },
  {
    /** What was changed and not saved, by the key of the scenario it began from. */
    name: 'funding_drafts',
    columns: [
      ['key', 'VARCHAR'],
      ['kept_at', 'VARCHAR'],
      ['scenario', 'VARCHAR'],
      /** The document it began from, where that is a file's and in no other table. */
      ['opened', 'VARCHAR'],
    ],
  },
  {
    name: 'funding_outturns',
    columns: [
      ['id', 'INTEGER'],
      ['file', 'VARCHAR'],
      ['saved_at', 'VARCHAR'],
      ['outturn', 'VARCHAR'],
    ],
  },
] as const satisfies readonly Table[];
