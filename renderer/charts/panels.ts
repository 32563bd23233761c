/** Where a panel stands inside the plotting area, as fractions of it, from its lower left corner. */
export type PanelBox = {
  x: [number, number];
  y: [number, number];
  isLeft: boolean;
  /** Nothing stands below it in its column, so it carries the position labels. */
  isLowest: boolean;
};

/** The room of one panel: its plot, what stands above and below it, and what parts it from the next. */
export type PanelRoom = { inner: number; head: number; below: number; between: number };

export type PanelGrid = { columns: number; plotHeight: number; boxes: PanelBox[] };

/** A panel narrower than this can't be read. */
const NARROWEST = 220;

/**
 * Panels in rows of equal size, as many a row as can be read. `inner` is the height of one panel's
 * plot, `head` what stands above it; all in pixels, as is `width`. One panel takes all.
 */
export function panelGrid(
  count: number,
  width: number,
  { inner, head, below, between }: PanelRoom,
): PanelGrid {
  const most = Math.max(1, Math.floor((width + between) / (NARROWEST + between)));
  const rows = Math.max(1, Math.ceil(count / most));
  const columns = Math.max(1, Math.ceil(count / rows));
  const rowHeight = head + inner + below;
  const plotHeight = rows * rowHeight - below;
  const columnWidth = (width - (columns - 1) * between) / columns;
  const boxes = Array.from({ length: count }, (_, index): PanelBox => {
    const row = Math.floor(index / columns);
    const column = index % columns;
    const left = column * (columnWidth + between);
    const top = row * rowHeight + head;
    return {
      x: [left / width, (left + columnWidth) / width],
      y: [1 - (top + inner) / plotHeight, 1 - top / plotHeight],
      isLeft: column === 0,
      isLowest: index + columns >= count,
    };
  });
  return { columns, plotHeight, boxes };
}
