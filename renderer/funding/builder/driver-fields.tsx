import type { Driver } from '../../../analytics/contract/funding/scenario.ts';
import { IconButton } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { measureWords } from '../words.ts';
import { NumberField } from './number-field.tsx';

type DriverFieldsProps = {
  driver: Driver;
  name: string;
  /** The measures the scenario has figures of. */
  measures: readonly string[];
  isDisabled: boolean;
  error: string | null;
  onChange: (driver: Driver, gesture?: string) => void;
  onEnd: () => void;
  onRemove?: () => void;
};

/** One measure of demand: which, the mean of how many years, ending how many years before. */
export function DriverFields({
  driver,
  name,
  measures,
  isDisabled,
  error,
  onChange,
  onEnd,
  onRemove,
}: DriverFieldsProps) {
  const known = measures.includes(driver.measure) ? measures : [driver.measure, ...measures];
  return (
    <>
      <div className="driver">
        <Select
          label={`Measure of demand: ${name}`}
          isLabelHidden
          className="driver-measure"
          isDisabled={isDisabled}
          options={known.map((id) => ({ id, label: measureWords(id) }))}
          value={driver.measure}
          onChange={(measure) => {
            onChange({ ...driver, measure });
          }}
        />
        {onRemove && (
          <IconButton
            icon="bin"
            size="small"
            label={`Don’t count ${name.toLowerCase()}`}
            onPress={onRemove}
          />
        )}
      </div>
      <div className="driver-window">
        <NumberField
          label={`${name}: mean over how many years`}
          shortLabel="Over"
          value={driver.years}
          suffix={driver.years === 1 ? 'year' : 'years'}
          isDisabled={isDisabled}
          onChange={(years) => {
            if (years !== null) onChange({ ...driver, years }, 'years');
          }}
          onEnd={onEnd}
        />
        <NumberField
          label={`${name}: ending how many years before`}
          shortLabel="ending"
          value={driver.lag}
          suffix="before"
          isDisabled={isDisabled}
          onChange={(lag) => {
            if (lag !== null) onChange({ ...driver, lag }, 'lag');
          }}
          onEnd={onEnd}
        />
      </div>
      {error !== null && <p className="field-error">{error}</p>}
    </>
  );
}
