import { parseCsvText } from '../../../../analytics/extracts/csv/parse.ts';
import type { Family } from '../../../../analytics/extracts/families/family.ts';
import { readLayout } from '../../../../analytics/extracts/layout.ts';
import type { Problem } from '../../../../analytics/extracts/reject.ts';
import { Row } from '../../../../analytics/extracts/row.ts';
import type { ColumnValue } from '../../../../analytics/engine/session.ts';

type Result = {
  /** What became of the row by canonical column; empty when it has a problem. */
  readonly values: Readonly<Record<string, ColumnValue>>;
  /** Every row of the table the row of the file gives; `values` is the first. */
  readonly all: readonly Readonly<Record<string, ColumnValue>>[];
  readonly problem: Problem | null;
  readonly repaired: boolean;
};

const KEY = new Uint8Array(32).fill(7);

/** Reads the rows of a CSV text as a family does, on 30 June 2025. */
export function readText(
  family: Family,
  text: string,
  { key = KEY, stated = {} }: { key?: Uint8Array; stated?: Record<string, string> } = {},
): Result[] {
  const [header, ...records] = parseCsvText(text, ',');
  const layout = readLayout(family.columns, header?.cells ?? [], new Map(Object.entries(stated)));
  const row = new Row(layout);
  const reader = family.open(layout, { workspaceKey: key, today: '2025-06-30' });
  return records.map(({ cells }) => {
    row.take(cells);
    const all = (reader.read(row) ?? []).map((values) => named(reader.columns, values));
    return {
      values: all[0] ?? named(reader.columns, []),
      all,
      problem: row.problem,
      repaired: row.repaired,
    };
  });
}

function named(columns: readonly string[], values: readonly ColumnValue[]) {
  return Object.fromEntries(columns.map((name, at) => [name, values[at] ?? null]));
}
