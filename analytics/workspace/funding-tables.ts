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
] as const satisfies readonly Table[];
