import { memo } from 'react';
import { Select } from '../components/select.tsx';
import { Segmented } from '../components/toggle.tsx';
import { useScheme } from '../state/preferences.ts';
import type { GoTo } from './address.ts';
import { scenarioColour } from './scenario-colour.ts';
import type { ScenarioChoice } from './scenarios.ts';

type FundingFiltersProps = {
  id: string;
  choices: readonly ScenarioChoice[];
  goTo: GoTo;
  /** The years of the budget, one after the other. */
  years: string;
  year: string | null;
};

/** More years than this stand in a list. */
const MOST_BUTTONS = 4;

/** A weight that is dragged changes what a scenario is, not how it is listed. */
function isSame(before: FundingFiltersProps, now: FundingFiltersProps): boolean {
  return (
    before.id === now.id &&
    before.years === now.years &&
    before.year === now.year &&
    before.goTo === now.goTo &&
    listOf(before.choices) === listOf(now.choices)
  );
}

const listOf = (choices: readonly ScenarioChoice[]) =>
  choices.map(({ id, name, detail }) => [id, name, detail].join(' ')).join('\n');

/** Which scenario, and which year of it. */
export const FundingFilters = memo(function FundingFilters({
  id,
  choices,
  goTo,
  years: labels,
  year,
}: FundingFiltersProps) {
  const scheme = useScheme();
  const years = labels === '' ? [] : labels.split(' ');
  const open = (scenario: string) => {
    goTo({ scenario, year: null, partner: null });
  };
  return (
    <>
      <span
        className="scenario-swatch"
        aria-hidden="true"
        style={{ background: scenarioColour(id, scheme) }}
      />
      <Select
        label="Scenario"
        look="inline"
        isSearchable={choices.length > 8}
        value={id}
        onChange={open}
        options={choices.map(({ id: key, name, section, detail }) => ({
          id: key,
          label: name,
          section,
          detail,
        }))}
      />
      {years.length > 1 &&
        year !== null &&
        (years.length <= MOST_BUTTONS ? (
          <Segmented
            label="Year"
            value={year}
            options={years.map((one) => ({ id: one, label: one }))}
            onChange={(chosen) => {
              goTo({ year: chosen }, 'replace');
            }}
          />
        ) : (
          <Select
            label="Year"
            look="inline"
            value={year}
            options={years.map((one) => ({ id: one, label: one }))}
            onChange={(chosen) => {
              goTo({ year: chosen }, 'replace');
            }}
          />
        ))}
    </>
  );
}, isSame);
