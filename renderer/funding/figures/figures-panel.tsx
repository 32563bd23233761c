import { memo, useEffect, useRef } from 'react';
import type { Failure } from '../../../analytics/contract/failure.ts';
import type { Scenario } from '../../../analytics/contract/funding/scenario.ts';
import { IconButton } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { NotPresented } from '../../components/not-presented.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useAudience } from '../../state/audience.ts';
import { withFields } from '../edit.ts';
import type { Change } from '../builder/editing.ts';
import { BudgetYears } from './budget-years.tsx';
import { DemandFigures } from './demand-figures.tsx';
import type { ErrorOf, GridModel } from './grid-model.ts';
import { incomeGrid, tariffGrid } from './line-grids.ts';
import { budgetGrid, paidGrid, partnerGrid } from './money-grids.ts';
import { ModelGrid } from './model-grid.tsx';
import { FIGURE_SECTIONS, refusalWords, SECTION_LABELS } from './sections.ts';
import type { FigureSection } from './sections.ts';
import './figures.css';

export type FiguresPanelProps = {
  scenario: Scenario;
  change: Change;
  isDisabled: boolean;
  failure: Failure | null;
  section: FigureSection;
  onSection: (section: FigureSection | null) => void;
};

/** The figures a scenario is worked out from, to type and to paste; what they come to stays in view. */
export const FiguresPanel = memo(function FiguresPanel(props: FiguresPanelProps) {
  const { section, onSection } = props;
  // Demand is numbers of children, and has no business on a wall.
  const isHidden = useAudience() === 'presentation';
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    // It was asked for from the builder, which may be scrolled far down.
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={panel} className="figures" aria-labelledby="figures-title">
      <header className="figures-head">
        <h2 id="figures-title">Figures</h2>
        <IconButton
          icon="close"
          label="Close the figures"
          size="small"
          onPress={() => {
            onSection(null);
          }}
        />
      </header>
      <Tabs
        label="Which figures"
        selected={section}
        onChange={onSection}
        tabs={FIGURE_SECTIONS.map((id) => ({
          id,
          label: SECTION_LABELS[id],
          content:
            id === 'demand' && isHidden ? (
              <NotPresented>Demand is numbers of children.</NotPresented>
            ) : (
              <Section {...props} section={id} />
            ),
        }))}
      />
      {!props.isDisabled && !(section === 'demand' && isHidden) && (
        <p className="figures-keys">
          Type, or paste from a spreadsheet: with the names of partners and years, it finds its own
          place. Enter or F2 edits a cell, Esc leaves it as it was, Delete empties it; Ctrl+Z takes
          back.
        </p>
      )}
    </section>
  );
});

function Section(props: FiguresPanelProps) {
  const { scenario, change, isDisabled, failure, section } = props;
  const errorOf = (field: string) =>
    failure?.place?.field === field ? refusalWords(failure) : null;
  const grid = (make: (now: Scenario, errors: ErrorOf) => GridModel) => (
    <ModelGrid model={make(scenario, errorOf)} change={change} isDisabled={isDisabled} />
  );
  switch (section) {
    case 'demand':
      return <DemandFigures {...props} errorOf={errorOf} />;
    case 'budget':
      return (
        <div className="figures-section">
          {grid(budgetGrid)}
          <BudgetYears scenario={scenario} change={change} isDisabled={isDisabled} />
          <p className="muted">
            Income reduces what partners have to find. It is written as a positive amount; a line
            goes with its name.
          </p>
          {grid(incomeGrid)}
        </div>
      );
    case 'fixed':
      return (
        <div className="figures-section">
          <p className="muted">
            What a partner pays whatever the formula says; the formula shares what is left.
          </p>
          {grid((now, errors) => partnerGrid(now, 'fixed', errors))}
        </div>
      );
    case 'tariffs':
      return (
        <div className="figures-section">
          <p className="muted">
            What each partner pays for every unit of its own activity, before the formula shares
            what is left; a line goes with its measure.
          </p>
          {grid(tariffGrid)}
        </div>
      );
    case 'paid':
      return (
        <div className="figures-section">
          <TextField
            label="The year it was paid in"
            className="figures-year"
            placeholder="2022/23"
            value={scenario.prior?.year ?? ''}
            isDisabled={isDisabled || scenario.prior === undefined}
            error={errorOf('prior.year')}
            onChange={(year) => {
              const { prior } = scenario;
              if (!prior) return;
              const paid = { ...prior, year: year === '' ? undefined : year };
              change(withFields(scenario, { prior: paid }), 'prior year');
            }}
          />
          {grid(paidGrid)}
        </div>
      );
    case 'population':
      return (
        <div className="figures-section">
          <p className="muted">Shared by once the formula has a part for population.</p>
          {grid((now, errors) => partnerGrid(now, 'population', errors))}
        </div>
      );
  }
}
