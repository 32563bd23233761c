import type { PriceAnswer } from '../../../analytics/contract/funding/questions.ts';
import { countOf } from '../../format/number.ts';
import { signedMoney } from '../words.ts';
import { thousands } from './contributions.tsx';
import type { Picture } from './picture.ts';
import { Bar, rowsPicture } from './rows.tsx';
import type { ChartRow } from './rows.tsx';

type PriceRow = ChartRow & { total: number };

/** What one more costs each partner over the years of the budget. */
export function pricePicture({ partners }: PriceAnswer, colour: string): Picture {
  const rows = [...partners]
    .sort((a, b) => b.total - a.total)
    .map(({ partner, total, changes }): PriceRow => ({
      id: partner,
      label: partner,
      value: signedMoney(total),
      more: changes === 0 ? 'no year' : countOf(changes, 'year'),
      hint: `${partner}: ${signedMoney(total)}, in ${countOf(changes, 'year')}`,
      total,
    }));
  return rowsPicture({
    rows,
    values: [0, ...rows.map(({ total }) => total)],
    tick: thousands,
    zero: true,
    mark: ({ total }, place) => <Bar from={0} to={total} colour={colour} place={place} />,
  });
}
