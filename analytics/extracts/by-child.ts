/** What rows hold, by the number of the child they are about, in their order. */
export function byChild<Row extends { readonly child: number }, Held>(
  rows: readonly Row[],
  held: (row: Row) => Held,
): Map<number, Held[]> {
  const found = new Map<number, Held[]>();
  for (const row of rows) {
    const known = found.get(row.child);
    if (known) known.push(held(row));
    else found.set(row.child, [held(row)]);
  }
  return found;
}
