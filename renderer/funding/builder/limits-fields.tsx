import { Segmented, Switch } from '../../components/toggle.tsx';
import { Select } from '../../components/select.tsx';
import { withDamping, withFields } from '../edit.ts';
import type { DampingFields } from '../edit.ts';
import { errorAt } from './editing.ts';
import type { Editing } from './editing.ts';
import { NumberField } from './number-field.tsx';

const EVERY_YEAR = 'every year';
const asPercent = (share: number | undefined) =>
  share === undefined ? null : Math.round(share * 10_000) / 100;
const asShare = (percent: number) => Math.round(percent * 100) / 10_000;

/** By how much a contribution may change from one year to the next, how, and until when. */
export function LimitsFields(props: Editing) {
  const { scenario, change, end, isDisabled } = props;
  const { damping } = scenario;
  const years = Object.keys(scenario.budget);
  const set = (part: DampingFields, gesture?: string) => {
    change(withDamping(scenario, part), gesture);
  };
  return (
    <div className="builder-fields">
      <Switch
        isSelected={damping !== undefined}
        isDisabled={isDisabled}
        onChange={(isOn) => {
          change(
            withFields(scenario, {
              damping: isOn
                ? { floor: -0.05, ceiling: 0.1, method: 'clamped_proportional' }
                : undefined,
            }),
          );
        }}
      >
        Limit changes from year to year
      </Switch>
      {damping && (
        <>
          <div className="builder-pair">
            <NumberField
              label="Nobody pays more than … above the year before"
              shortLabel="Rise by at most"
              value={asPercent(damping.ceiling)}
              suffix="%"
              isDisabled={isDisabled}
              error={errorAt(props, 'damping.ceiling')}
              onChange={(percent) => {
                set({ ceiling: percent === null ? undefined : asShare(percent) }, 'ceiling');
              }}
              onEnd={end}
            />
            <NumberField
              label="Nobody pays more than … below the year before"
              shortLabel="Fall by at most"
              value={damping.floor === undefined ? null : asPercent(-damping.floor)}
              suffix="%"
              isDisabled={isDisabled}
              error={errorAt(props, 'damping.floor')}
              onChange={(percent) => {
                set({ floor: percent === null ? undefined : asShare(-percent) }, 'floor');
              }}
              onEnd={end}
            />
          </div>
          <Segmented
            label="Who pays for the limits"
            isLabelHidden={false}
            value={damping.method}
            onChange={(method) => {
              if (!isDisabled) set({ method });
            }}
            options={[
              { id: 'clamped_proportional', label: 'Everybody within them' },
              { id: 'scaled_gains_floor', label: 'Those who rise' },
            ]}
          />
          <Select
            label="Until"
            isDisabled={isDisabled}
            value={damping.until ?? EVERY_YEAR}
            options={[
              { id: EVERY_YEAR, label: 'Every year of the budget' },
              ...years.map((year) => ({ id: year, label: year })),
            ]}
            onChange={(until) => {
              set({ until: until === EVERY_YEAR ? undefined : until });
            }}
          />
          {errorAt(props, 'damping') !== null &&
            errorAt(props, 'damping.ceiling') === null &&
            errorAt(props, 'damping.floor') === null && (
              <p className="field-error">{errorAt(props, 'damping')}</p>
            )}
        </>
      )}
    </div>
  );
}
