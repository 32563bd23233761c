// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { DataTable } from '../../../../renderer/components/data-table.tsx';
import type { TableColumn } from '../../../../renderer/components/table-column.ts';
import { preparePage, renderPage } from '../page.tsx';

type Row = { area: string; orders: number | null };

const columns: TableColumn<Row>[] = [
  { id: 'area', header: 'Area', value: (row) => row.area, width: 100 },
  {
    id: 'orders',
    header: 'Orders',
    value: (row) => row.orders,
    status: (row) => ({ status: row.orders === null ? 'suppressed' : 'final', lower: 1, upper: 4 }),
    align: 'end',
    width: 100,
  },
];

const rows: Row[] = [
  { area: 'Croydon', orders: 12 },
  { area: 'Lewisham', orders: null },
  { area: 'Merton', orders: 0 },
  { area: 'Sutton', orders: 9 },
];

const many = Array.from({ length: 5000 }, (_, index): Row => ({
  area: `Area ${index}`,
  orders: index,
}));

const rowId = (row: Row) => row.area;
const areasShown = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);
const cell = (text: string) => {
  const found = screen.getByText(text).closest<HTMLElement>('[data-row]');
  if (!found) throw new Error(`${text} is in no cell`);
  return found;
};

preparePage();

describe('a data table', () => {
  it('tells assistive technology how large it is and where each row stands', () => {
    renderPage(<DataTable label="Orders" rows={many} columns={columns} rowId={rowId} />);
    const grid = screen.getByRole('grid', { name: 'Orders' });
    expect(grid.getAttribute('aria-rowcount')).toBe('5001');
    expect(screen.getByText('Area 0').closest('[role=row]')?.getAttribute('aria-rowindex')).toBe(
      '2',
    );
  });

  it('draws only the rows in view', () => {
    renderPage(<DataTable label="Orders" rows={many} columns={columns} rowId={rowId} />);
    expect(screen.getAllByRole('rowheader').length).toBeLessThan(100);
  });

  it('sorts by a column, with what is not known last in either direction', async () => {
    const { user } = renderPage(
      <DataTable label="Orders" rows={rows} columns={columns} rowId={rowId} />,
    );
    const header = screen.getByRole('columnheader', { name: 'Orders' });
    await user.click(header);
    expect(areasShown()).toEqual(['Croydon', 'Sutton', 'Merton', 'Lewisham']);
    expect(header.getAttribute('aria-sort')).toBe('descending');
    await user.click(header);
    expect(areasShown()).toEqual(['Merton', 'Sutton', 'Croydon', 'Lewisham']);
  });

  it('says how many of how many rows a search leaves, and that totals are of all', () => {
    renderPage(
      <DataTable
        label="Orders"
        rows={rows}
        columns={columns}
        rowId={rowId}
        search="ton"
        totals={[{ area: 'All', orders: 21 }]}
      />,
    );
    expect(areasShown()).toEqual(['Merton', 'Sutton', 'All']);
    expect(screen.getByRole('status').textContent).toBe('2 of 4 rows · totals are of all rows');
  });

  it('neither sorts nor searches while some of the rows are not here', async () => {
    const { user } = renderPage(
      <DataTable
        label="Orders"
        rows={rows}
        columns={columns}
        rowId={rowId}
        total={12_400}
        search="ton"
      />,
    );
    const header = screen.getByRole('columnheader', { name: 'Orders' });
    await user.click(header);
    expect(areasShown()).toEqual(['Croydon', 'Lewisham', 'Merton', 'Sutton']);
    expect(header.hasAttribute('aria-sort')).toBe(false);
    expect(screen.getByRole('status').textContent).toBe(
      '4 of 12,400 rows; more come as you scroll',
    );
  });

  it('shows a suppressed figure as a mark that says what it means', () => {
    renderPage(<DataTable label="Orders" rows={rows} columns={columns} rowId={rowId} />);
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
      'Suppressed to protect somebody: between 1 and 4.',
    );
  });

  it('has one cell in the tab order, and walks with the arrow keys', async () => {
    const { user } = renderPage(
      <DataTable label="Orders" rows={rows} columns={columns} rowId={rowId} />,
    );
    await user.tab();
    expect(document.activeElement?.textContent).toBe('Area');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(cell('Lewisham'));
    await user.keyboard('{ArrowRight}{ArrowUp}');
    expect(document.activeElement).toBe(cell('12'));
    expect(
      within(screen.getByRole('grid'))
        .getAllByRole('gridcell')
        .filter((one) => one.tabIndex === 0),
    ).toHaveLength(1);
  });

  it('opens what Enter is pressed on, as a click does', async () => {
    const onOpen = vi.fn();
    const { user } = renderPage(
      <DataTable label="Orders" rows={rows} columns={columns} rowId={rowId} onOpen={onOpen} />,
    );
    await user.tab();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onOpen).toHaveBeenLastCalledWith(rows[0], 'area');
    await user.click(cell('9'));
    expect(onOpen).toHaveBeenLastCalledWith(rows[3], 'orders');
  });

  it('copies the range that Shift and the arrows select', async () => {
    const { user } = renderPage(
      <DataTable label="Orders" rows={rows} columns={columns} rowId={rowId} />,
    );
    await user.tab();
    await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
    const clipboard = new DataTransfer();
    fireEvent.copy(screen.getByRole('grid'), { clipboardData: clipboard });
    expect(clipboard.getData('text/plain')).toBe('Croydon\t12\nLewisham\tc');
    expect(clipboard.getData('text/html')).toContain('<td>12</td>');
  });

  it('copies everything with its headers after Ctrl+A', async () => {
    const { user } = renderPage(
      <DataTable label="Orders" rows={rows} columns={columns} rowId={rowId} />,
    );
    await user.tab();
    await user.keyboard('{Control>}a{/Control}');
    const clipboard = new DataTransfer();
    fireEvent.copy(screen.getByRole('grid'), { clipboardData: clipboard });
    expect(clipboard.getData('text/plain').split('\n').slice(0, 2)).toEqual([
      'Area\tOrders',
      'Croydon\t12',
    ]);
  });

  it('says so when there is nothing to show', () => {
    renderPage(
      <DataTable
        label="Orders"
        rows={[]}
        columns={columns}
        rowId={rowId}
        empty="No orders were made."
      />,
    );
    expect(screen.getByText('No orders were made.')).toBeTruthy();
  });
});
