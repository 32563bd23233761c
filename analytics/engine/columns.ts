import type { DuckDBResult, DuckDBType } from '@duckdb/node-api';

/** A column of a result: its name and the type DuckDB declares for it. */
export type DeclaredColumn = { readonly name: string; readonly type: DuckDBType };

/** The declared columns of a result; throws when two share a name, as one would hide the other. */
export function columnsOf(result: DuckDBResult): readonly DeclaredColumn[] {
  const names = result.columnNames();
  const doubled = names.find((name, index) => names.indexOf(name) !== index);
  if (doubled !== undefined) throw new Error(`Two columns of a result are both called ${doubled}.`);
  const types = result.columnTypes();
  return names.flatMap((name, index) => {
    const type = types[index];
    return type ? [{ name, type }] : [];
  });
}
