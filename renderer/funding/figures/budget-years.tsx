import type { Scenario } from '../../../analytics/contract/funding/scenario.ts';
import { financialYear, financialYearOf, parsePeriod } from '../../../analytics/contract/period.ts';
import { Button } from '../../components/button.tsx';
import type { Change } from '../builder/editing.ts';
import { without } from '../edit.ts';

/** The year after a financial year. */
function yearAfter(year: string): string | null {
  const period = parsePeriod(year);
  return period ? financialYear(financialYearOf(period.start) + 1).label : null;
}

/** Another year after the last, with its budget to begin with; and the last one taken out. */
export function BudgetYears({
  scenario,
  change,
  isDisabled,
}: {
  scenario: Scenario;
  change: Change;
  isDisabled: boolean;
}) {
  const years = Object.keys(scenario.budget).sort();
  const last = years.at(-1);
  const next = last === undefined ? null : yearAfter(last);
  if (isDisabled || last === undefined) return null;
  return (
    <div className="figures-buttons">
      {next !== null && (
        <Button
          size="small"
          icon="plus"
          onPress={() => {
            const budget = { ...scenario.budget, [next]: scenario.budget[last] ?? 0 };
            change({ ...scenario, budget });
          }}
        >
          Add {next}
        </Button>
      )}
      {years.length > 1 && (
        <Button
          size="small"
          icon="bin"
          onPress={() => {
            change({ ...scenario, budget: without(scenario.budget, last) });
          }}
        >
          Take {last} out
        </Button>
      )}
    </div>
  );
}
