import { IconButton } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { exceptionFormulas, withException } from '../edit.ts';
import { formulaWords } from '../formula-words.ts';
import { errorAt } from './editing.ts';
import type { Editing } from './editing.ts';

const NOBODY = 'nobody';
const OWN = 'own';

const KIND_LABELS = {
  demand: 'By demand only',
  equal: 'In equal parts only',
  historic: 'By history only',
} as const;

/** Partners that pay by a formula of their own, outside transition and limits. */
export function ExceptionsFields(props: Editing) {
  const { scenario, change, isDisabled } = props;
  const exceptions = scenario.exceptions ?? [];
  const kinds = exceptionFormulas(scenario.formula);
  const others = scenario.partners.filter(
    (partner) => !exceptions.some((one) => one.partner === partner),
  );
  const error = errorAt(props, 'exceptions');
  return (
    <div className="builder-fields">
      {exceptions.map(({ partner, formula }) => {
        const [only] = formula;
        const kind = formula.length === 1 && only && only.kind in KIND_LABELS ? only.kind : OWN;
        return (
          <div key={partner} className="exception">
            <Select
              label={partner}
              isDisabled={isDisabled}
              value={kind}
              options={[
                ...kinds.map(({ id }) => ({
                  id: id as string,
                  label: KIND_LABELS[id as keyof typeof KIND_LABELS],
                })),
                ...(kind === OWN ? [{ id: OWN, label: formulaWords(formula) }] : []),
              ]}
              onChange={(chosen) => {
                const found = kinds.find(({ id }) => id === chosen);
                if (found) change(withException(scenario, partner, found.formula));
              }}
            />
            {!isDisabled && (
              <IconButton
                icon="bin"
                size="small"
                label={`Let ${partner} pay by the main formula`}
                onPress={() => {
                  change(withException(scenario, partner, null));
                }}
              />
            )}
          </div>
        );
      })}
      {!isDisabled && others.length > 1 && (
        <Select
          label="Add an exception"
          value={NOBODY}
          placeholder="Choose a partner"
          options={[
            { id: NOBODY, label: exceptions.length === 0 ? 'Nobody' : 'Nobody else' },
            ...others.map((partner) => ({ id: partner, label: partner })),
          ]}
          onChange={(partner) => {
            const [first] = kinds;
            if (partner !== NOBODY && first)
              change(withException(scenario, partner, first.formula));
          }}
        />
      )}
      {error !== null && <p className="field-error">{error}</p>}
    </div>
  );
}
