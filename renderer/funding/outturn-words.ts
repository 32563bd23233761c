import type { OutturnResult } from '../../analytics/contract/funding/outturn.ts';
import { formatMoney } from '../format/number.ts';

/** What became of a year's budget, as a chart's finding. */
export function outturnFinding({ year, net, expenditure }: OutturnResult): string {
  if (net.variance === 0)
    return `${year} ended on budget: ${formatMoney(expenditure.actual)} spent`;
  const by = formatMoney(Math.abs(net.variance));
  return `${year} ended ${by} ${net.variance > 0 ? 'overspent' : 'underspent'}: ${formatMoney(expenditure.actual)} spent against ${formatMoney(expenditure.budget)}`;
}
