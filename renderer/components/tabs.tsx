import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import './tabs.css';

export type TabItem<Id extends string> = {
  id: Id;
  label: string;
  /** How many things are behind it, already written out: "1,204". */
  count?: string;
  content: ReactNode;
};

export type TabsProps<Id extends string> = {
  label: string;
  selected: Id;
  onChange: (id: Id) => void;
  tabs: readonly TabItem<Id>[];
};

export function Tabs<Id extends string>({ label, selected, onChange, tabs }: TabsProps<Id>) {
  return (
    <AriaTabs
      className="tabs"
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find((candidate) => candidate.id === key);
        if (tab) onChange(tab.id);
      }}
    >
      <TabList className="tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab">
            <span className="steady" data-words={tab.label}>
              {tab.label}
            </span>
            {tab.count !== undefined && <span className="tab-count">{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tab-panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
