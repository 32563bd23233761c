import { useMemo } from 'react';
import { subsidiesOf } from '../../../analytics/contract/funding/fairness.ts';
import type { Subsidy } from '../../../analytics/contract/funding/fairness.ts';
import type { YearResult } from '../../../analytics/contract/funding/result.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/notice.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { CHART_INK } from '../../design/palette.ts';
import { formatMoney, formatNumber } from '../../format/number.ts';
import { useScheme } from '../../state/preferences.ts';
import { balancePicture } from '../charts/balance.tsx';
import { Figure } from '../charts/figure.tsx';
import { Legend } from '../charts/legend.tsx';
import { scenarioColour } from '../scenario-colour.ts';
import { sourceOf } from '../shown.ts';
import { useShown } from '../shown-context.ts';

const COLUMNS: readonly TableColumn<Subsidy>[] = [
  {
    id: 'from',
    header: 'Pays more than its demand',
    value: ({ from }) => from,
    width: 224,
    grows: true,
  },
  { id: 'to', header: 'For', value: ({ to }) => to, width: 200, grows: true },
  {
    id: 'amount',
    header: 'Amount',
    unit: '£',
    align: 'end',
    width: 128,
    value: ({ amount }) => amount,
    text: ({ amount }) => formatMoney(amount).replace('£', ''),
  },
];

function finding({ fairness, total, year }: YearResult): string {
  if (!fairness) return '';
  const share = total > 0 ? (fairness.subsidised / total) * 100 : 0;
  if (fairness.subsidised < 1) return `In ${year} everybody pays as its demand would have it`;
  return `${formatMoney(Math.round(fairness.subsidised))} (${formatNumber(share, { minimum: 1, maximum: 1 })}%) of ${year} is paid by partners for the demand of others`;
}

/** How near contributions come to demand, and who pays for whom. */
export function FairnessTab() {
  const shown = useShown();
  const { id, year } = shown;
  const scheme = useScheme();
  const colour = scenarioColour(id, scheme);
  const picture = useMemo(() => balancePicture(year.partners, colour), [year, colour]);
  const { fairness } = year;
  const subsidies = useMemo(() => (fairness ? subsidiesOf(fairness) : []), [fairness]);
  if (!fairness) {
    return (
      <EmptyState title="There is no demand to hold contributions against">
        Not every partner has figures of demand for {year.year}, or the formula looks at none.
      </EmptyState>
    );
  }
  const { correlation } = fairness;
  return (
    <>
      <Figure
        isMain
        title={finding(year)}
        subtitle={`Share of contributions and share of demand in ${year.year}, with the difference in percentage points`}
        picture={picture}
        source={sourceOf(shown)}
        legend={
          <Legend
            entries={[
              {
                id: 'pays',
                words: 'share of what is paid',
                glyph: <path d="M8 1l6 6-6 6-6-6z" fill={colour} />,
              },
              {
                id: 'demand',
                words: 'share of demand',
                glyph: <circle cx="8" cy="7" r="4" fill={CHART_INK[scheme].neutral} />,
              },
            ]}
          />
        }
      />
      <DataTable<Subsidy>
        label="Who pays for whom"
        rows={subsidies}
        columns={COLUMNS}
        rowId={({ from, to }) => `${from} ${to}`}
        noun={['payment', 'payments']}
        height="content"
        empty="Nobody pays for anybody else."
      />
      {correlation !== null && (
        <p className="muted">
          Contributions and demand have a correlation of{' '}
          {formatNumber(correlation, { minimum: 2, maximum: 2 })} over {year.partners.length}{' '}
          partners: 1 would be contributions in proportion to demand.
        </p>
      )}
    </>
  );
}
