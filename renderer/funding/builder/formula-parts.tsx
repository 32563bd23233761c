import { Fragment, memo } from 'react';
import type {
  Component,
  Driver,
  Formula,
  Scenario,
} from '../../../analytics/contract/funding/scenario.ts';
import { IconButton } from '../../components/button.tsx';
import { Term } from '../../components/tooltip.tsx';
import { useHandler } from '../../state/handler.ts';
import {
  sharesOf,
  withDriver,
  withDriverShare,
  withoutPart,
  withPart,
  withPartShare,
} from '../edit.ts';
import { measureWords, PART_DEFINITIONS, PART_LABELS } from '../words.ts';
import { errorAt } from './editing.ts';
import type { Editing } from './editing.ts';
import { DriverFields } from './driver-fields.tsx';
import { ShareField } from './share-field.tsx';

type FormulaPartsProps = Editing & {
  formula: Formula;
  /** Its place in the document: `formula`. */
  field: string;
  onFormula: (formula: Formula, gesture?: string, how?: 'drag' | 'type') => void;
};

/** The parts of a formula with their shares of the budget, and what demand is counted by. */
export function FormulaParts(props: FormulaPartsProps) {
  const { formula, field, onFormula, end, isDisabled } = props;
  const shares = sharesOf(formula.map(({ weight }) => weight));
  const isAmiss = formula.some(({ weight }) => weight < 0);
  return (
    <div className="formula-parts">
      {formula.map((part, at) => (
        <Fragment key={`${part.kind} ${at}`}>
          <div className="formula-part">
            <Term definition={PART_DEFINITIONS[part.kind]}>{PART_LABELS[part.kind]}</Term>
            <ShareField
              label={`${PART_LABELS[part.kind]}, share of the budget`}
              share={isAmiss ? part.weight : (shares[at] ?? 0)}
              isDisabled={isDisabled || (formula.length === 1 && !isAmiss)}
              error={errorAt(props, `${field}[${at}].weight`)}
              onChange={(share, how) => {
                onFormula(withPartShare(formula, at, share), `${field} ${at}`, how);
              }}
              onEnd={end}
            />
            {formula.length > 1 && !isDisabled && (
              <IconButton
                icon="bin"
                size="small"
                label={`Take ${PART_LABELS[part.kind].toLowerCase()} out of the formula`}
                onPress={() => {
                  onFormula(withoutPart(formula, at));
                }}
              />
            )}
          </div>
          {part.kind === 'demand' && (
            <Drivers
              {...props}
              part={part}
              partField={`${field}[${at}]`}
              onPart={(changed, gesture, how) => {
                onFormula(withPart(formula, at, changed), gesture, how);
              }}
            />
          )}
        </Fragment>
      ))}
    </div>
  );
}

type DemandPart = Extract<Component, { kind: 'demand' }>;

type DriversProps = Editing & {
  part: DemandPart;
  partField: string;
  onPart: (part: DemandPart, gesture?: string, how?: 'drag' | 'type') => void;
};

/** What demand is counted by; it stays as it is while the part's own weight is dragged. */
function Drivers({ part, partField, onPart, scenario, end, isDisabled, failure }: DriversProps) {
  const edit: EditPart = useHandler((change, gesture, how) => {
    onPart(change(part), gesture, how);
  });
  return (
    <DriverList
      drivers={part.drivers}
      values={scenario.demand?.values}
      partField={partField}
      edit={edit}
      end={end}
      isDisabled={isDisabled}
      failure={failure}
    />
  );
}

/** Changes the part as it is by then. */
type EditPart = (
  change: (part: DemandPart) => DemandPart,
  gesture?: string,
  how?: 'drag' | 'type',
) => void;

type DriverListProps = Pick<Editing, 'end' | 'isDisabled' | 'failure'> & {
  drivers: DemandPart['drivers'];
  /** The figures that the scenario has, by measure. */
  values: NonNullable<Scenario['demand']>['values'];
  partField: string;
  edit: EditPart;
};

/** Measures of demand, over how many years, ending how long before. */
const DriverList = memo(function DriverList(props: DriverListProps) {
  const { drivers, values = {}, partField, edit, end, isDisabled } = props;
  const shares = sharesOf(drivers.map(({ weight }) => weight));
  const known = Object.keys(values);
  const unused = known.filter((id) => !drivers.some(({ measure }) => measure === id));
  return (
    <ul className="drivers" aria-label="What demand is counted by">
      {drivers.map((driver, at) => {
        const field = `${partField}.drivers[${at}]`;
        const name = measureWords(driver.measure);
        return (
          <li key={driver.measure}>
            <DriverFields
              driver={driver}
              name={name}
              measures={known}
              isDisabled={isDisabled}
              error={
                errorAt(props, `${field}.measure`) ??
                errorAt(props, `${field}.years`) ??
                errorAt(props, `${field}.lag`)
              }
              onChange={(changed: Driver, gesture?: string) => {
                edit((part) => withDriver(part, at, changed), gesture && `${field} ${gesture}`);
              }}
              onEnd={end}
              {...(drivers.length > 1 && !isDisabled
                ? {
                    onRemove: () => {
                      edit((part) => ({
                        ...part,
                        drivers: part.drivers.filter((_, place) => place !== at),
                      }));
                    },
                  }
                : {})}
            />
            {drivers.length > 1 && (
              <ShareField
                label={`${name}, share of demand`}
                share={shares[at] ?? 0}
                isDisabled={isDisabled}
                error={errorAt(props, `${field}.weight`)}
                onChange={(share, how) => {
                  edit((part) => withDriverShare(part, at, share), `${field} weight`, how);
                }}
                onEnd={end}
              />
            )}
          </li>
        );
      })}
      {!isDisabled &&
        unused.slice(0, 4).map((measure) => (
          <li key={measure} className="drivers-more">
            <button
              type="button"
              className="link-button"
              onClick={() => {
                const like = drivers.at(-1);
                const weight = like?.weight ?? 1;
                const added = { measure, weight, years: like?.years ?? 3, lag: like?.lag ?? 2 };
                edit((part) => ({ ...part, drivers: [...part.drivers, added] }));
              }}
            >
              Count {measureWords(measure).toLowerCase()} as well
            </button>
          </li>
        ))}
    </ul>
  );
});
