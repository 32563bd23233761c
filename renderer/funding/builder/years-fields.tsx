import { Segmented } from '../../components/toggle.tsx';
import { withFields, without, withTransition } from '../edit.ts';
import { errorAt } from './editing.ts';
import type { Editing } from './editing.ts';
import { NumberField } from './number-field.tsx';
import { ShareField } from './share-field.tsx';

/** The budget of every year, and to what contributions are rounded. */
export function BudgetFields(props: Editing) {
  const { scenario, change, end, isDisabled } = props;
  return (
    <div className="builder-fields">
      {Object.entries(scenario.budget).map(([year, amount]) => (
        <NumberField
          key={year}
          label={`Budget of ${year}`}
          shortLabel={year}
          className="number-line"
          prefix="£"
          value={amount}
          isDisabled={isDisabled}
          error={errorAt(props, `budget.${year}`)}
          onChange={(typed) => {
            const budget = { ...scenario.budget, [year]: typed ?? 0 };
            change({ ...scenario, budget }, `budget ${year}`);
          }}
          onEnd={end}
        />
      ))}
      <Segmented
        label="Rounded to"
        isLabelHidden={false}
        value={scenario.rounding === 'pound' ? 'pound' : 'pence'}
        onChange={(rounding) => {
          if (!isDisabled) change({ ...scenario, rounding });
        }}
        options={[
          { id: 'pound', label: 'Pounds' },
          { id: 'pence', label: 'Pence' },
        ]}
      />
    </div>
  );
}

/** How far every year goes from what was paid before to the formula. */
export function TransitionFields(props: Editing) {
  const { scenario, change, end, isDisabled } = props;
  return (
    <div className="builder-fields">
      {Object.keys(scenario.budget).map((year) => (
        <div key={year} className="formula-part">
          <span>{year}</span>
          <ShareField
            label={`Way to the formula in ${year}`}
            share={scenario.transition?.[year] ?? 1}
            isDisabled={isDisabled}
            error={errorAt(props, `transition.${year}`)}
            onChange={(way, how) => {
              change(withTransition(scenario, year, way), `transition ${year}`, how);
            }}
            onEnd={end}
          />
        </div>
      ))}
    </div>
  );
}

/** What every partner paid before the first year of the budget. */
export function PriorFields(props: Editing) {
  const { scenario, change, end, isDisabled } = props;
  const { prior = { contributions: {} } } = scenario;
  return (
    <div className="builder-fields">
      {scenario.partners.map((partner) => (
        <NumberField
          key={partner}
          label={`What ${partner} paid before`}
          shortLabel={partner}
          className="number-line"
          prefix="£"
          value={prior.contributions[partner] ?? null}
          isDisabled={isDisabled}
          error={errorAt(props, `prior.contributions.${partner}`)}
          onChange={(typed) => {
            const others = without(prior.contributions, partner);
            const contributions = typed === null ? others : { ...others, [partner]: typed };
            change(
              withFields(scenario, { prior: { ...prior, contributions } }),
              `prior ${partner}`,
            );
          }}
          onEnd={end}
        />
      ))}
      {errorAt(props, 'prior.contributions') !== null && scenario.prior === undefined && (
        <p className="field-error">{errorAt(props, 'prior.contributions')}</p>
      )}
    </div>
  );
}
