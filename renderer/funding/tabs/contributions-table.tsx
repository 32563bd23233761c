import { memo, useMemo } from 'react';
import type {
  PartnerYear,
  Standing,
  YearResult,
} from '../../../analytics/contract/funding/result.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { DataTable } from '../../components/data-table.tsx';
import { formatMoney, formatNumber } from '../../format/number.ts';
import { inOrder } from '../charts/contributions.tsx';
import { signedMoney, signedShare } from '../words.ts';

const STANDINGS = {
  exception: 'Own formula',
  floor: 'Held at the floor',
  ceiling: 'Held at the ceiling',
  free: 'Within the limits',
  undamped: '',
} as const satisfies Record<Standing, string>;

/** A partner, or all of them together. */
type Row = Pick<PartnerYear, 'partner' | 'contribution' | 'share'> & Partial<PartnerYear>;

const bare = (pounds: number) => formatMoney(pounds).replace('£', '');
const percent = (share: number) => formatNumber(share * 100, { minimum: 1, maximum: 1 });

/** What of the result there is to show; columns of nothing are left out. */
type Known = {
  readonly before: boolean;
  readonly demand: boolean;
  readonly cost: boolean;
  readonly range: boolean;
};

function columnsOf(year: string, before: string, known: Known): TableColumn<Row>[] {
  const numbers =
    (unit: string, width: number, words: (value: number) => string) =>
    (
      id: string,
      header: string,
      valueOf: (row: Row) => number | null | undefined,
      more: Partial<TableColumn<Row>> = {},
    ): TableColumn<Row> => {
      const value = (row: Row) => valueOf(row) ?? null;
      const text = (row: Row) => {
        const number = value(row);
        return number === null ? '' : words(number);
      };
      return { id, header, unit, align: 'end', width, value, text, ...more };
    };
  const money = numbers('£', 104, bare);
  const share = numbers('%', 92, percent);
  return [
    { id: 'partner', header: 'Partner', value: ({ partner }) => partner, width: 176, grows: true },
    ...(known.before
      ? [
          money('previous', before, ({ previous }) => previous, {
            definition:
              'What it paid the year before, or the prior contribution the scenario gives.',
          }),
        ]
      : []),
    money('contribution', year, ({ contribution }) => contribution),
    ...(known.before
      ? [
          money('change', 'Change', ({ change }) => change, {
            text: ({ change }) =>
              change === null || change === undefined ? '' : signedMoney(change).replace('£', ''),
          }),
          share('changeShare', 'Change', ({ changeShare }) => changeShare, {
            text: ({ changeShare }) =>
              changeShare === null || changeShare === undefined
                ? ''
                : signedShare(changeShare).replace('%', ''),
          }),
        ]
      : []),
    share('share', 'Share', ({ share: part }) => part, { width: 80 }),
    share('undamped', 'Undamped', ({ undampedShare }) => undampedShare, {
      definition: 'Its share without the limits on change.',
      width: 124,
    }),
    ...(known.demand
      ? [
          share('demand', 'Demand', ({ demandShare }) => demandShare, {
            definition: 'Its share of all demand, by the drivers of the formula.',
            width: 100,
          }),
        ]
      : []),
    ...(known.cost
      ? [
          money('cost', 'Per child', ({ costPerChild }) => costPerChild, {
            definition: 'The contribution over the demand it is held against.',
          }),
        ]
      : []),
    ...(known.range
      ? [
          money('lower', 'At least', ({ range }) => range?.lower, {
            definition: 'What it pays at the bounds of suppressed demand.',
          }),
          money('upper', 'At most', ({ range }) => range?.upper),
        ]
      : []),
    {
      id: 'standing',
      header: 'How',
      definition: 'Whether a limit on change or a formula of its own decides what it pays.',
      value: ({ standing }) => (standing ? STANDINGS[standing] : ''),
      width: 148,
    },
  ];
}

type ContributionsTableProps = {
  year: YearResult;
  /** The header of what was paid before. */
  before: string;
  /** Shown to others: without what numbers of children could be told from. */
  isPublic: boolean;
  open: string | null;
  onOpen: (partner: string) => void;
};

/** What every partner pays in a year, with what it paid before and what it would pay without limits. */
export const ContributionsTable = memo(function ContributionsTable({
  year,
  before,
  isPublic,
  open,
  onOpen,
}: ContributionsTableProps) {
  const rows = useMemo(() => inOrder(year.partners), [year]);
  const [first] = rows;
  const hasBefore = rows.some(({ previous }) => previous !== null);
  const demand = !isPublic && rows.some(({ demandShare }) => demandShare !== null);
  const cost = !isPublic && rows.some(({ costPerChild }) => costPerChild !== null);
  const range = first !== undefined && first.range !== null;
  const columns = useMemo(
    () => columnsOf(year.year, before, { before: hasBefore, demand, cost, range }),
    [year.year, before, hasBefore, demand, cost, range],
  );
  const total = useMemo((): Row => {
    const known = year.partners.flatMap(({ previous }) => previous ?? []);
    const previous = known.length > 0 ? known.reduce((sum, amount) => sum + amount, 0) : null;
    const change = previous === null ? null : Math.round((year.total - previous) * 100) / 100;
    return {
      partner: 'All partners',
      contribution: year.total,
      share: 1,
      undampedShare: 1,
      previous,
      change,
      changeShare: previous === null || change === null ? null : change / previous,
    };
  }, [year]);
  return (
    <DataTable<Row>
      label={`Contributions in ${year.year}`}
      rows={rows}
      columns={columns}
      rowId={({ partner }) => partner}
      noun={['partner', 'partners']}
      totals={[total]}
      height="content"
      open={open === null ? null : { row: open }}
      onOpen={({ partner }) => {
        onOpen(partner);
      }}
    />
  );
});
