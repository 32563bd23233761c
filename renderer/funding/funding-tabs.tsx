import { memo, type ReactNode } from 'react';
import { Tabs } from '../components/tabs.tsx';
import type { FundingTab, GoTo } from './address.ts';
import type { OutturnChoice } from './outturns.ts';
import { useIsPublic } from './use-presenting.ts';
import { CompareTab } from './tabs/compare-tab.tsx';
import { FairnessTab } from './tabs/fairness-tab.tsx';
import { LimitsTab } from './tabs/limits-tab.tsx';
import { OutturnTab } from './tabs/outturn-tab.tsx';
import { PaysTab } from './tabs/pays-tab.tsx';
import { PriceTab } from './tabs/price-tab.tsx';
import { VolatilityTab } from './tabs/volatility-tab.tsx';
import { YearsTab } from './tabs/years-tab.tsx';

type FundingTabsProps = {
  selected: FundingTab;
  /** In a meeting nothing is shown that numbers of children could be told from. */
  isPresenting: boolean;
  /** How many scenarios are set beside the one in front. */
  compared: number;
  outturns: readonly OutturnChoice[];
  outturn: string | null;
  goTo: GoTo;
};

/** What is asked of a scenario, a tab a question. */
export const FundingTabs = memo(function FundingTabs({
  selected,
  isPresenting,
  compared,
  outturns,
  outturn,
  goTo,
}: FundingTabsProps) {
  const isPublic = useIsPublic(isPresenting);
  return (
    <Tabs
      label="What is asked of the scenario"
      selected={isPublic && selected === 'fairness' ? 'pays' : selected}
      onChange={(tab) => {
        goTo({ tab });
      }}
      tabs={[
        { id: 'pays', label: 'Contributions', content: tab(<PaysTab />) },
        { id: 'years', label: 'Year by year', content: tab(<YearsTab />) },
        {
          id: 'compare',
          label: 'Compare',
          ...(compared > 0 ? { count: String(compared + 1) } : {}),
          content: tab(<CompareTab />),
        },
        { id: 'price', label: 'Price of one more', content: tab(<PriceTab />) },
        { id: 'limits', label: 'How far', content: tab(<LimitsTab />) },
        { id: 'volatility', label: 'Volatility', content: tab(<VolatilityTab />) },
        ...(isPublic
          ? []
          : [{ id: 'fairness' as const, label: 'Fairness', content: tab(<FairnessTab />) }]),
        {
          id: 'outturn',
          label: 'Outturn',
          content: tab(
            <OutturnTab choices={outturns} chosen={outturn} isPublic={isPublic} goTo={goTo} />,
          ),
        },
      ]}
    />
  );
});

const tab = (content: ReactNode) => <div className="funding-tab">{content}</div>;
