import type { OutturnResult } from '../../../analytics/contract/funding/outturn.ts';
import { signedMoney } from '../words.ts';
import { thousands } from './contributions.tsx';
import type { Picture } from './picture.ts';
import { Bar, rowsPicture } from './rows.tsx';
import type { ChartRow } from './rows.tsx';

type VarianceRow = ChartRow & { variance: number };

/** How far each line ended from its budget; right of zero more was spent, or more received. */
export function variancesPicture({ lines }: OutturnResult, over: string, under: string): Picture {
  const rows = lines
    .filter(({ variance }) => variance !== 0)
    .map(({ section, category, variance }, at): VarianceRow => ({
      id: `${at}`,
      label: category,
      value: signedMoney(variance),
      more: section === 'income' ? 'income' : section === 'inter_agency_fees' ? 'fees' : 'spending',
      hint: `${category}: ${signedMoney(variance)} against the budget`,
      variance,
    }));
  return rowsPicture({
    rows,
    values: [0, ...rows.map(({ variance }) => variance)],
    tick: thousands,
    zero: true,
    mark: ({ variance }, place) => (
      <Bar from={0} to={variance} colour={variance > 0 ? over : under} place={place} />
    ),
  });
}
