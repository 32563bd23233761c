import { useCallback, useMemo } from 'react';
import { MOST_COMPARED } from '../../analytics/contract/funding/requests.ts';
import { navigate, useAddress } from '../app/address.ts';
import { FIGURE_SECTIONS } from './figures/sections.ts';
import type { FigureSection } from './figures/sections.ts';

export const FUNDING_TABS = [
  'pays',
  'years',
  'compare',
  'price',
  'limits',
  'volatility',
  'fairness',
  'outturn',
] as const;
export type FundingTab = (typeof FUNDING_TABS)[number];

/** All that decides what the screen shows; it is the address and nothing else. */
export type FundingAddress = {
  /** `ready:…`, `saved:…` or `file:…`; null opens what there is most to say about. */
  scenario: string | null;
  tab: FundingTab;
  /** Null is the first year of the budget. */
  year: string | null;
  /** The partner whose way from before to now is shown; null is the one that changes most. */
  partner: string | null;
  /** The scenarios set beside this one. */
  against: readonly string[];
  /** The outturn that is shown; null is the first. */
  outturn: string | null;
  /** The figures that are open to be edited. */
  figures: FigureSection | null;
  isPresenting: boolean;
};

export function readFunding(params: URLSearchParams): FundingAddress {
  const tab = params.get('tab');
  const scenario = params.get('scenario');
  const figures = params.get('figures');
  const others = [...new Set(params.getAll('with'))].filter((key) => key !== scenario);
  return {
    scenario,
    tab: FUNDING_TABS.find((id) => id === tab) ?? 'pays',
    year: params.get('year'),
    partner: params.get('partner'),
    against: others.slice(0, MOST_COMPARED - 1),
    outturn: params.get('outturn'),
    figures: FIGURE_SECTIONS.find((id) => id === figures) ?? null,
    isPresenting: params.get('present') === '1',
  };
}

export function writeFunding(address: FundingAddress): URLSearchParams {
  const params = new URLSearchParams();
  const { scenario, tab, year, partner, against, outturn, figures, isPresenting } = address;
  if (scenario !== null) params.set('scenario', scenario);
  if (tab !== 'pays') params.set('tab', tab);
  if (year !== null) params.set('year', year);
  if (partner !== null) params.set('partner', partner);
  for (const key of against) params.append('with', key);
  if (outturn !== null) params.set('outturn', outturn);
  if (figures !== null) params.set('figures', figures);
  if (isPresenting) params.set('present', '1');
  return params;
}

export type GoTo = (part: Partial<FundingAddress>, how?: 'push' | 'replace') => void;

/** Where the screen is, and how it gets elsewhere. */
export function useFundingAddress(): { address: FundingAddress; goTo: GoTo } {
  const { params } = useAddress();
  const text = params.toString();
  const goTo = useCallback<GoTo>(
    (part, how = 'push') => {
      const now = readFunding(new URLSearchParams(text));
      navigate('funding', writeFunding({ ...now, ...part }), how);
    },
    [text],
  );
  const address = useMemo(() => readFunding(new URLSearchParams(text)), [text]);
  return { address, goTo };
}
