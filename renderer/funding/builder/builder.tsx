import { memo, useState, type ReactNode } from 'react';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/field.tsx';
import { formatMoney } from '../../format/number.ts';
import { missingParts, withFields, withNewPart } from '../edit.ts';
import { dampingWords } from '../formula-words.ts';
import { countOf } from '../../format/number.ts';
import { PART_LABELS, percentWords } from '../words.ts';
import { errorAt } from './editing.ts';
import type { Editing } from './editing.ts';
import { FigureLinks } from '../figures/figure-links.tsx';
import type { FigureSection } from '../figures/sections.ts';
import { ExceptionsFields } from './exceptions-fields.tsx';
import { FormulaParts } from './formula-parts.tsx';
import { LimitsFields } from './limits-fields.tsx';
import { BudgetFields, PriorFields, TransitionFields } from './years-fields.tsx';
import './builder.css';

type BuilderProps = Editing & {
  /** That it isn't saved, where it isn't. */
  unsaved: ReactNode;
  /** The figures that are open beside it. */
  figures: FigureSection | null;
  onFigures: (section: FigureSection | null) => void;
};

/** A formula put together from its parts; whatever is changed counts at once. */
export const Builder = memo(function Builder(props: BuilderProps) {
  const { scenario, change, end, isDisabled, failure, figures, onFigures } = props;
  const years = Object.keys(scenario.budget);
  const missing = missingParts(scenario.formula).filter(
    (kind) => kind !== 'population' || scenario.population !== undefined,
  );
  const [measure = 'placement_orders'] = Object.keys(scenario.demand?.values ?? {});
  const under = Object.entries(scenario.transition ?? {}).filter(([, way]) => way < 1);
  const exceptions = scenario.exceptions ?? [];
  const formulaError = errorAt(props, 'formula');
  const isInPart = props.failure?.place?.field?.includes('[') ?? false;
  return (
    <section className="builder" aria-label="The formula">
      <TextField
        label="Name"
        value={scenario.name}
        maxLength={120}
        isDisabled={isDisabled}
        error={errorAt(props, 'name')}
        onChange={(name) => {
          change({ ...scenario, name }, 'name');
        }}
      />
      {props.unsaved}
      <div>
        <h2>Shared by</h2>
        <FormulaParts
          {...props}
          formula={scenario.formula}
          field="formula"
          onFormula={(formula, gesture, how) => {
            change({ ...scenario, formula }, gesture, how);
          }}
        />
        {formulaError !== null && !isInPart && <p className="field-error">{formulaError}</p>}
        {!isDisabled && missing.length > 0 && (
          <Select
            label="Add a part"
            isLabelHidden
            className="builder-add"
            placeholder="Add a part to the formula"
            value={null}
            options={missing.map((kind) => ({ id: kind, label: PART_LABELS[kind] }))}
            onChange={(kind) => {
              change({ ...scenario, formula: withNewPart(scenario.formula, kind, measure) });
            }}
          />
        )}
      </div>
      <FigureLinks scenario={scenario} failure={failure} open={figures} onOpen={onFigures} />
      <div className="folds">
        <Fold
          title="Limits on change"
          said={scenario.damping ? dampingWords(scenario.damping) : 'none'}
          isAmiss={errorAt(props, 'damping') !== null}
        >
          {() => <LimitsFields {...props} />}
        </Fold>
        <Fold
          title="Exceptions"
          said={
            exceptions.length === 0 ? 'none' : exceptions.map(({ partner }) => partner).join(', ')
          }
          isAmiss={errorAt(props, 'exceptions') !== null}
        >
          {() => <ExceptionsFields {...props} />}
        </Fold>
        <Fold
          title="Transition"
          said={
            under.length === 0
              ? 'at once'
              : under.map(([year, way]) => `${percentWords(way)} in ${year}`).join(', ')
          }
          isAmiss={errorAt(props, 'transition') !== null}
        >
          {() => <TransitionFields {...props} />}
        </Fold>
        <Fold
          title="Budget"
          said={years
            .slice(0, 2)
            .map((year) => `${formatMoney(scenario.budget[year] ?? 0)} in ${year}`)
            .join(', ')}
          isAmiss={errorAt(props, 'budget') !== null}
        >
          {() => <BudgetFields {...props} />}
        </Fold>
        <Fold
          title="Paid before"
          said={
            scenario.prior
              ? countOf(Object.keys(scenario.prior.contributions).length, 'contribution')
              : 'not given'
          }
          isAmiss={errorAt(props, 'prior') !== null}
        >
          {() => <PriorFields {...props} />}
        </Fold>
        <Fold title="Notes" said={scenario.notes ? 'for the board' : 'none'} isAmiss={false}>
          {() => (
            <textarea
              className="input builder-notes"
              aria-label="Notes for the board"
              value={scenario.notes ?? ''}
              maxLength={4000}
              rows={6}
              disabled={isDisabled}
              onChange={(event) => {
                const notes = event.currentTarget.value;
                change(withFields(scenario, { notes: notes === '' ? undefined : notes }), 'notes');
              }}
              onBlur={end}
            />
          )}
        </Fold>
      </div>
    </section>
  );
});

/**
 * A group of fields under its heading, which says what they now come to. Closed it holds none:
 * dozens of fields would be drawn again with every step of a weight.
 */
function Fold({
  title,
  said,
  isAmiss,
  children,
}: {
  title: string;
  said: string;
  /** Something in it was refused: it opens, so that the field is seen. */
  isAmiss: boolean;
  children: () => ReactNode;
}) {
  const [isOpen, setOpen] = useState(isAmiss);
  const [wasAmiss, setWasAmiss] = useState(isAmiss);
  if (isAmiss !== wasAmiss) {
    setWasAmiss(isAmiss);
    if (isAmiss) setOpen(true);
  }
  return (
    <details
      className="fold"
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <span className="fold-title">{title}</span>
        <span className="muted fold-said">{said}</span>
      </summary>
      {isOpen && children()}
    </details>
  );
}
