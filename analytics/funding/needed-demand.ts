import type { Formula, Scenario } from '../contract/funding/scenario.ts';
import type { Window } from './driver-demand.ts';
import { windowYears } from './driver-demand.ts';
import { startOf } from './prepare.ts';

/** Every window of demand that a scenario looks at, in its formulas and its prices of activity. */
export function windowsOf(scenario: Scenario): Window[] {
  const formulas: Formula[] = [
    scenario.formula,
    ...(scenario.exceptions ?? []).map(({ formula }) => formula),
  ];
  return [
    ...formulas
      .flat()
      .flatMap((part) => (part.kind === 'demand' && part.weight > 0 ? part.drivers : []))
      .filter(({ weight }) => weight > 0),
    ...(scenario.activity_price ?? []),
  ];
}

/** The window of the year behind each child's cost, where no driver gives another. */
const COST_WINDOW = { years: 3, lag: 1 };

/** The measure that the cost per child is told by: children placed, or else the first driver. */
export function costWindow(scenario: Scenario, known: Iterable<string>): Window | null {
  const windows = windowsOf(scenario);
  const placed = windows.find(({ measure }) => measure === 'children_placed');
  if (placed) return placed;
  if ([...known].includes('children_placed')) return { measure: 'children_placed', ...COST_WINDOW };
  return windows[0] ?? null;
}

/** The calendar years of each measure that some funded year is worked out from. */
export function neededYears(scenario: Scenario): Map<string, Set<number>> {
  const needed = new Map<string, Set<number>>();
  const funded = Object.keys(scenario.budget).map(startOf);
  for (const window of windowsOf(scenario)) {
    const years = needed.get(window.measure) ?? new Set<number>();
    for (const year of funded) {
      for (const looked of windowYears(window, year)) years.add(looked);
    }
    needed.set(window.measure, years);
  }
  return needed;
}
