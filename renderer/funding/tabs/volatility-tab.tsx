import { useMemo } from 'react';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorNotice } from '../../components/notice.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Waiting } from '../../components/waiting.tsx';
import { CHART_INK } from '../../design/palette.ts';
import { countOf, formatMoney, formatNumber } from '../../format/number.ts';
import { useScheme } from '../../state/preferences.ts';
import { bandsPicture } from '../charts/bands.tsx';
import type { BandPartner } from '../charts/bands.tsx';
import { Figure } from '../charts/figure.tsx';
import { barGlyph, Legend } from '../charts/legend.tsx';
import { scenarioColour } from '../scenario-colour.ts';
import { sourceOf } from '../shown.ts';
import { useShown } from '../shown-context.ts';
import { useNewest } from '../use-newest.ts';
import { shareWords } from '../words.ts';

const money = (
  id: string,
  header: string,
  amount: (row: BandPartner) => number,
): TableColumn<BandPartner> => ({
  id,
  header,
  unit: '£',
  align: 'end',
  width: 108,
  value: amount,
  text: (row) => formatMoney(amount(row)).replace('£', ''),
});

const COLUMNS: readonly TableColumn<BandPartner>[] = [
  { id: 'partner', header: 'Partner', value: ({ partner }) => partner, width: 176, grows: true },
  money('contribution', 'Worked out', ({ contribution }) => contribution),
  money('lower', '95% from', ({ nearlyAll }) => nearlyAll.lower),
  money('half lower', '50% from', ({ half }) => half.lower),
  money('median', 'Median', ({ median }) => median),
  money('half upper', '50% to', ({ half }) => half.upper),
  money('upper', '95% to', ({ nearlyAll }) => nearlyAll.upper),
  {
    id: 'variation',
    header: 'Variation',
    unit: '%',
    align: 'end',
    width: 108,
    definition: 'Standard deviation over mean: how much the contribution varies by chance.',
    value: ({ variation }) => variation,
    text: ({ variation }) =>
      variation === null ? '' : formatNumber(variation * 100, { minimum: 1, maximum: 1 }),
  },
];

function finding(partners: readonly BandPartner[]): string {
  const most = partners.reduce<BandPartner | null>(
    (top, one) => (top === null || (one.variation ?? 0) > (top.variation ?? 0) ? one : top),
    null,
  );
  if (!most || (most.variation ?? 0) < 0.0005) {
    return 'Chance in the numbers of children changes nobody’s contribution';
  }
  return `Chance alone moves ${most.partner} most: between ${formatMoney(most.nearlyAll.lower)} and ${formatMoney(most.nearlyAll.upper)}, 19 times in 20`;
}

/** How contributions would vary if the numbers of children came out otherwise by chance. */
export function VolatilityTab() {
  const shown = useShown();
  const { id, scenario, year } = shown;
  const scheme = useScheme();
  const colour = scenarioColour(id, scheme);
  const question = useMemo(() => ({ scenario, volatility: {} }), [scenario]);
  const { answer, failure } = useNewest('funding.volatility', question);
  const found = answer?.years.find((one) => one.year === year.year) ?? null;
  const picture = useMemo(
    () => (found ? bandsPicture(found.partners, colour) : null),
    [found, colour],
  );
  if (failure) return <ErrorNotice failure={failure} />;
  if (!answer || !found || !picture) return <Waiting what="Drawing demand anew, 400 times" />;
  return (
    <>
      <Figure
        isMain
        title={finding(found.partners)}
        subtitle={`Contributions of ${year.year} in pounds when demand is drawn anew around each partner’s mean, with the variation after each row`}
        picture={picture}
        source={sourceOf(shown)}
        legend={
          <Legend
            entries={[
              {
                id: 'dot',
                words: 'as worked out',
                glyph: <circle cx="8" cy="7" r="4" fill={CHART_INK[scheme].text} />,
              },
              { id: 'half', words: 'half of the draws', glyph: barGlyph(colour, 0.75) },
              { id: 'most', words: '80%', glyph: barGlyph(colour, 0.5) },
              { id: 'all', words: '95%', glyph: barGlyph(colour, 0.35) },
            ]}
          />
        }
      />
      <DataTable<BandPartner>
        label={`How contributions of ${year.year} vary by chance`}
        rows={found.partners}
        columns={COLUMNS}
        rowId={({ partner }) => partner}
        noun={['partner', 'partners']}
        height="content"
      />
      <p className="muted">
        {countOf(answer.draws, 'draw')} with seed {answer.seed}; counts vary {answer.dispersion}{' '}
        times as much as by pure chance, as counts of adoption do
        {answer.refused > 0 &&
          `; ${shareWords(answer.refused / answer.draws, 0)} of the draws could not be worked out and are left out`}
        . It says nothing of trends.
      </p>
    </>
  );
}
