import type { PartnerYear } from '../../../analytics/contract/funding/result.ts';
import { formatNumber } from '../../format/number.ts';
import { shareWords } from '../words.ts';
import type { Picture } from './picture.ts';
import { px } from './picture.ts';
import { Dot, rowsPicture } from './rows.tsx';
import type { ChartRow } from './rows.tsx';

type BalanceRow = ChartRow & { pays: number; demand: number };

/** A partner's share of what is paid beside its share of demand. */
export function balancePicture(partners: readonly PartnerYear[], colour: string): Picture {
  const rows = partners
    .flatMap(({ partner, share, demandShare }) =>
      demandShare === null ? [] : [{ partner, pays: share, demand: demandShare }],
    )
    .sort((a, b) => b.pays - b.demand - (a.pays - a.demand))
    .map(({ partner, pays, demand }): BalanceRow => {
      const points = (pays - demand) * 100;
      const words = formatNumber(points, { minimum: 1, maximum: 1 });
      return {
        id: partner,
        label: partner,
        value: `${points > 0.05 ? '+' : ''}${words}`,
        hint: `${partner} pays ${shareWords(pays)} and has ${shareWords(demand)} of demand`,
        pays: pays * 100,
        demand: demand * 100,
      };
    });
  return rowsPicture({
    rows,
    values: [0, ...rows.flatMap(({ pays, demand }) => [pays, demand])],
    tick: (value) => `${value}%`,
    zero: true,
    mark: ({ pays, demand }, place) => {
      const { ink } = place.ground;
      return (
        <>
          <line
            x1={px(place.x(pays))}
            x2={px(place.x(demand))}
            y1={place.y}
            y2={place.y}
            stroke={ink.axis}
            strokeWidth={2}
          />
          <Dot at={demand} colour={ink.neutral} shape="circle" place={place} ink={ink} />
          <Dot at={pays} colour={colour} shape="diamond" place={place} ink={ink} />
        </>
      );
    },
  });
}
