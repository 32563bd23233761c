import { useMemo } from 'react';
import type { ScenarioResult } from '../../../analytics/contract/funding/result.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { appearanceOf } from '../../design/palette.ts';
import { formatMoney, formatNumber } from '../../format/number.ts';
import { useHandler } from '../../state/handler.ts';
import { useScheme } from '../../state/preferences.ts';
import { inOrder } from '../charts/contributions.tsx';
import { Figure } from '../charts/figure.tsx';
import { linesPicture } from '../charts/lines.tsx';
import type { Line } from '../charts/lines.tsx';
import { partnerShown, sourceOf } from '../shown.ts';
import { useShown } from '../shown-context.ts';

/** How far each share is from what it would be without limits, in percentage points, by year. */
export function distancesOf(result: ScenarioResult): Map<string, number[]> {
  const distances = new Map<string, number[]>();
  for (const { partners } of result.years) {
    for (const { partner, share, undampedShare } of partners) {
      const points = Math.round((share - undampedShare) * 1e6) / 1e4;
      distances.set(partner, [...(distances.get(partner) ?? []), points]);
    }
  }
  return distances;
}

const points = (value: number) =>
  `${value > 0 ? '+' : ''}${formatNumber(value, { minimum: 1, maximum: 1 })}`;

const furthestOf = (values: readonly number[]): number =>
  values.reduce((far, value) => (Math.abs(value) > Math.abs(far) ? value : far), 0);

/** A distance that rounds to nothing is none. */
const SEEN = 0.05;

/** More names than this can't be told apart at the ends of lines. */
const MOST_NAMED = 8;

function finding(
  distances: ReadonlyMap<string, readonly number[]>,
  result: ScenarioResult,
): string {
  const furthest = [...distances].map(([partner, values]) => ({
    partner,
    most: furthestOf(values),
  }));
  const top = furthest.reduce<(typeof furthest)[number] | null>(
    (far, one) => (far === null || Math.abs(one.most) > Math.abs(far.most) ? one : far),
    null,
  );
  if (!top || Math.abs(top.most) < SEEN) return 'Everybody pays its undamped share in every year';
  const end =
    result.dampingEnds === null ? '' : `; the limits hold nobody from ${result.dampingEnds} on`;
  return `${top.partner} is furthest from its undamped share, ${formatNumber(Math.abs(top.most), { minimum: 1, maximum: 1 })} points ${top.most > 0 ? 'above' : 'below'}${end}`;
}

type Row = { partner: string; amounts: readonly (number | null)[] };

/** Every year of the budget: how far shares are from the undamped ones, and what each partner pays. */
export function YearsTab() {
  const shown = useShown();
  const { result, year, address, goTo } = shown;
  const scheme = useScheme();
  const open = partnerShown(year, address.partner)?.partner ?? null;
  const choose = useHandler((partner: string) => {
    goTo({ partner }, 'replace');
  });
  const distances = useMemo(() => distancesOf(result), [result]);
  const picture = useMemo(() => {
    const positions = result.years.map((one) => one.year);
    const furthest = [...distances]
      .map(([partner, values]) => ({ partner, most: furthestOf(values) }))
      .filter(({ most }) => Math.abs(most) >= SEEN)
      .sort((a, b) => Math.abs(b.most) - Math.abs(a.most));
    const named = new Map(
      furthest.slice(0, MOST_NAMED).map(({ partner, most }) => [partner, most]),
    );
    const end = result.dampingEnds === null ? -1 : positions.indexOf(result.dampingEnds);
    return linesPicture({
      positions,
      lines: [...distances].map(([partner, values]): Line => ({
        id: partner,
        label: partner,
        appearance: appearanceOf('area', partner, scheme),
        values,
        end: points(named.get(partner) ?? 0),
        isFaint: !named.has(partner),
      })),
      tick: points,
      unit: 'percentage points above or below the undamped share',
      marked: end > 0 ? { position: end, label: 'limits end' } : null,
      onOpen: choose,
    });
  }, [distances, result, scheme, choose]);
  const labels = result.years.map((one) => one.year).join(' ');
  const columns = useMemo((): TableColumn<Row>[] => {
    const years = labels === '' ? [] : labels.split(' ');
    return [
      {
        id: 'partner',
        header: 'Partner',
        value: ({ partner }) => partner,
        width: 176,
        grows: true,
      },
      ...years.map((label, at): TableColumn<Row> => ({
        id: label,
        header: label,
        unit: '£',
        align: 'end',
        width: 112,
        value: ({ amounts }) => amounts[at] ?? null,
        text: ({ amounts }) => {
          const amount = amounts[at];
          return amount === null || amount === undefined
            ? ''
            : formatMoney(amount).replace('£', '');
        },
      })),
    ];
  }, [labels]);
  const rows = useMemo(() => {
    const [first] = result.years;
    return (first ? inOrder(first.partners) : []).map(({ partner }): Row => ({
      partner,
      amounts: result.years.map(
        ({ partners }) => partners.find((one) => one.partner === partner)?.contribution ?? null,
      ),
    }));
  }, [result]);
  const totals = useMemo(
    (): Row[] => [{ partner: 'All partners', amounts: result.years.map(({ total }) => total) }],
    [result],
  );
  return (
    <>
      <Figure
        isMain
        title={finding(distances, result)}
        subtitle="Share paid less the share without the limits on change, by year; beside each name its largest distance"
        picture={picture}
        source={sourceOf(shown)}
      />
      <DataTable<Row>
        label="Contributions by year"
        rows={rows}
        columns={columns}
        rowId={({ partner }) => partner}
        noun={['partner', 'partners']}
        totals={totals}
        height="content"
        open={open === null ? null : { row: open }}
        onOpen={({ partner }) => {
          choose(partner);
        }}
      />
    </>
  );
}
