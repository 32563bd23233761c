import type { PartnerYear, YearResult } from '../../../analytics/contract/funding/result.ts';
import { formatMoney } from '../../format/number.ts';
import { shareWords, signedMoney, signedShare } from '../words.ts';
import type { Picture } from './picture.ts';
import { Bar, rowsPicture, Tick } from './rows.tsx';
import type { ChartRow } from './rows.tsx';

/**
 * The order of partners in charts and tables: the largest first, by what they paid before, which
 * stays as it is while a weight is dragged.
 */
export function inOrder(partners: readonly PartnerYear[]): PartnerYear[] {
  const size = ({ previous, contribution }: PartnerYear) => previous ?? contribution;
  return [...partners].sort((a, b) => size(b) - size(a) || a.partner.localeCompare(b.partner));
}

type ContributionRow = ChartRow & { partner: PartnerYear };

/** What each partner pays in a year, with what it paid before as a line across its bar. */
export function contributionsPicture(
  year: YearResult,
  colour: string,
  { open, onOpen }: { open: string | null; onOpen?: (partner: string) => void },
): Picture {
  const rows = inOrder(year.partners).map((partner): ContributionRow => {
    const { change, changeShare } = partner;
    return {
      id: partner.partner,
      label: partner.partner,
      value: formatMoney(partner.contribution),
      more: changeShare === null ? shareWords(partner.share) : `${signedShare(changeShare)}`,
      hint: `${partner.partner} pays ${formatMoney(partner.contribution)}, ${shareWords(partner.share)} of the total${change === null ? '' : `; ${signedMoney(change)} on the year before`}.`,
      partner,
    };
  });
  return rowsPicture({
    rows,
    values: [
      0,
      ...rows.flatMap(({ partner }) => [
        partner.contribution,
        partner.previous ?? 0,
        partner.range?.upper ?? 0,
      ]),
    ],
    tick: thousands,
    zero: true,
    open,
    onOpen,
    mark: ({ partner }, place) => (
      <>
        <Bar from={0} to={partner.contribution} colour={colour} place={place} />
        {partner.range && (
          <Bar
            from={partner.range.lower}
            to={partner.range.upper}
            colour={place.ground.ink.text}
            place={place}
            thickness={0.14}
          />
        )}
        {partner.previous !== null && (
          <Tick at={partner.previous} colour={place.ground.ink.text} place={place} />
        )}
      </>
    ),
  });
}

/** Money on an axis: £0, £250k, £1.5m. */
export function thousands(pounds: number): string {
  const size = Math.abs(pounds);
  const sign = pounds < 0 ? '−' : '';
  if (size >= 1_000_000) return `${sign}£${Number((size / 1_000_000).toPrecision(6))}m`;
  if (size >= 1000) return `${sign}£${Number((size / 1000).toPrecision(6))}k`;
  return `${sign}£${size}`;
}
