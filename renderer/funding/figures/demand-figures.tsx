import { useState } from 'react';
import { CATALOGUE } from '../../../analytics/contract/catalogue/index.ts';
import type { Scenario } from '../../../analytics/contract/funding/scenario.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/notice.tsx';
import { Select } from '../../components/select.tsx';
import type { Change } from '../builder/editing.ts';
import { measureWords } from '../words.ts';
import { demandGrid, demandMeasures, demandYears, withMeasure } from './demand-grid.ts';
import type { ErrorOf } from './grid-model.ts';
import { ModelGrid } from './model-grid.tsx';

const SOURCES = [
  { id: 'given', label: 'What is typed here' },
  { id: 'observations', label: 'Published figures of the workspace' },
  { id: 'journeys', label: 'Journeys of the workspace' },
] as const;

const COUNTED = CATALOGUE.filter(({ kind }) => kind === 'flow' || kind === 'stock');

type DemandFiguresProps = {
  scenario: Scenario;
  change: Change;
  isDisabled: boolean;
  errorOf: ErrorOf;
};

/** Demand by partner and year, a measure at a time. */
export function DemandFigures({ scenario, change, isDisabled, errorOf }: DemandFiguresProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [more, setMore] = useState({ before: 0, after: 0 });
  const measures = demandMeasures(scenario);
  const measure = measures.find((one) => one === chosen) ?? measures[0];
  const years = demandYears(scenario, more);
  const source = scenario.demand?.source ?? 'given';
  const others = COUNTED.filter(({ id }) => !measures.includes(id));
  return (
    <div className="figures-section">
      <div className="figures-choices">
        {measure !== undefined && (
          <Select
            label="Measure"
            value={measure}
            options={measures.map((id) => ({ id, label: measureWords(id) }))}
            onChange={setChosen}
          />
        )}
        <Select
          label="Demand is taken from"
          value={source}
          isDisabled={isDisabled}
          options={SOURCES}
          onChange={(id) => {
            change({ ...scenario, demand: { ...scenario.demand, source: id } });
          }}
        />
        {!isDisabled && (
          <Select
            label="Add a measure"
            placeholder="Choose"
            isSearchable
            value={null}
            options={others.map(({ id, label }) => ({ id: id as string, label }))}
            onChange={(id) => {
              setChosen(id);
              change(withMeasure(scenario, id));
            }}
          />
        )}
      </div>
      {source !== 'given' && (
        <p className="muted">What is typed here stands in the place of what the workspace holds.</p>
      )}
      {measure === undefined || years.length === 0 ? (
        <EmptyState title="Nothing is counted yet">
          Add a measure, and a row for every partner is there to type in.
        </EmptyState>
      ) : (
        <>
          <ModelGrid
            model={demandGrid(scenario, measure, years, errorOf)}
            change={change}
            isDisabled={isDisabled}
          />
          {!isDisabled && (
            <div className="figures-buttons">
              <Button
                size="small"
                icon="plus"
                onPress={() => {
                  setMore({ ...more, before: more.before + 1 });
                }}
              >
                One year earlier
              </Button>
              <Button
                size="small"
                icon="plus"
                onPress={() => {
                  setMore({ ...more, after: more.after + 1 });
                }}
              >
                One year later
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}
