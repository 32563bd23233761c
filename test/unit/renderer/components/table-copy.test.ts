import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { copyCells, toCsv, toHtml, toTabText } from '../../../../renderer/components/table-copy.ts';
import type { TableColumn } from '../../../../renderer/components/table-column.ts';
import type { StatusMarkProps } from '../../../../renderer/components/status-mark.tsx';

type Row = { area: string; orders: number | null; status: StatusMarkProps['status'] };

const columns: TableColumn<Row>[] = [
  { id: 'area', header: 'Area', value: (row) => row.area, width: 100 },
  {
    id: 'orders',
    header: 'Orders',
    unit: 'children',
    value: (row) => row.orders,
    text: (row) => `${row.orders} orders`,
    status: (row) => ({ status: row.status }),
    align: 'end',
    width: 100,
  },
];

const rows: Row[] = [
  { area: 'Croydon', orders: 1204, status: 'final' },
  { area: 'Lewisham', orders: null, status: 'suppressed' },
  { area: 'Sutton', orders: null, status: 'not_available' },
  { area: 'Merton', orders: 0, status: 'final' },
];

describe('a copied table', () => {
  it('keeps numbers bare and statuses as their marks, with a key to the marks', () => {
    expect(toTabText(copyCells(columns, rows, true)).split('\n')).toEqual([
      'Area\tOrders (children)',
      'Croydon\t1204',
      'Lewisham\tc',
      'Sutton\tx',
      'Merton\t0',
      '',
      'c suppressed, x not available',
    ]);
  });

  it('has neither header nor key for a range, which may land amid other cells', () => {
    expect(toTabText(copyCells(columns, rows.slice(0, 2), false))).toBe(
      'Croydon\t1204\nLewisham\tc',
    );
  });

  it('tells a spreadsheet what is text and what is a number', () => {
    const html = toHtml(
      copyCells(columns, [{ area: '2022/23', orders: 7, status: 'final' }], true),
    );
    expect(html).toContain(`<td style="mso-number-format:'\\@'">2022/23</td><td>7</td>`);
  });

  it('escapes what would be markup', () => {
    const html = toHtml(
      copyCells(columns, [{ area: '<img> & co', orders: 1, status: 'final' }], false),
    );
    expect(html).toContain('&lt;img&gt; &amp; co');
  });

  it.each(['=1+1', '+44', '-cmd', '@SUM(A1)'])('keeps %s from being run as a formula', (area) => {
    const table = copyCells(columns, [{ area, orders: 1, status: 'final' }], false);
    expect(toTabText(table)).toBe(`'${area}\t1`);
    expect(toCsv(table)).toContain(`'${area}`);
  });

  it('leaves negative numbers alone', () => {
    const table = copyCells(columns, [{ area: '-28', orders: -28, status: 'final' }], false);
    expect(toTabText(table)).toBe('-28\t-28');
  });

  it('writes CSV that any reader reads back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string().filter((text) => /^[a-z ",;\r\n]*$/.test(text))),
        (areas) => {
          const table = copyCells(
            columns,
            areas.map((area): Row => ({ area, orders: 1, status: 'final' })),
            true,
          );
          const read = parse(toCsv(table), { bom: true, record_delimiter: '\r\n' });
          expect(read.slice(1).map((cells) => cells[0])).toEqual(areas);
        },
      ),
    );
  });
});
