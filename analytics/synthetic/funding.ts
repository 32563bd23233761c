import type { RandomStream } from '../statistics/random-stream.ts';
import type { Borough, Child, Journey } from './agency.ts';
import { yearEnd, yearStart } from './day.ts';
import type { Day } from './day.ts';
import type { Options } from './options.ts';
import { yearsOf } from './options.ts';

/** Money in whole pounds by the calendar year each financial year starts in. */
export type Funding = {
  readonly contributions: readonly {
    readonly year: number;
    readonly borough: Borough;
    readonly amount: number;
  }[];
  readonly budget: readonly {
    readonly year: number;
    readonly category: string;
    readonly budget: number;
    readonly actual: number;
  }[];
  readonly drivers: readonly {
    readonly year: number;
    readonly borough: Borough;
    readonly measure: string;
    readonly value: number;
  }[];
};

const CATEGORIES = [
  ['Staff', 0.68],
  ['Inter-agency fees', 0.14],
  ['Adoption support', 0.1],
  ['Panels and training', 0.05],
  ['Premises and systems', 0.03],
] as const;

const DRIVERS = [
  ['best_interests_decisions', 'decisionOn'],
  ['placement_orders', 'placementOrderOn'],
  ['children_placed', 'placedOn'],
] as const;

/** Contributions that add up to the budget exactly, in shares that are each borough's history. */
export function drawFunding(
  stream: RandomStream,
  options: Options,
  boroughs: readonly Borough[],
  children: readonly Child[],
): Funding {
  const history = boroughs.map(({ code }) => stream.split('share', code).gamma(8, 1));
  const years = yearsOf(options).map((year, index) => {
    const total = Math.round(options.boroughs * 380_000 * 1.025 ** index);
    const draw = stream.split('year', year);
    const lines = divided(
      total,
      CATEGORIES.map(([, share]) => share),
    );
    const amounts = divided(total, history);
    return {
      contributions: boroughs.map((borough, at) => ({ year, borough, amount: amounts[at] ?? 0 })),
      budget: CATEGORIES.map(([category], at) => {
        const budget = lines[at] ?? 0;
        return { year, category, budget, actual: Math.round(budget * draw.logNormal(1, 0.05)) };
      }),
    };
  });
  return {
    contributions: years.flatMap(({ contributions }) => contributions),
    budget: years.flatMap(({ budget }) => budget),
    drivers: yearsOf(options).flatMap((year) =>
      boroughs.flatMap((borough) =>
        DRIVERS.map(([measure, date]) => ({
          year,
          borough,
          measure,
          value: children.filter(
            (child) => child.borough === borough && happened(child.journeys, date, year),
          ).length,
        })),
      ),
    ),
  };
}

/** A child counts once a year, however many attempts there were. */
function happened(
  journeys: readonly Journey[],
  date: (typeof DRIVERS)[number][1],
  year: number,
): boolean {
  const within = (day: Day | null) =>
    day !== null && day >= yearStart(year) && day <= yearEnd(year);
  return journeys.some((journey) => within(journey[date]));
}

/** A total in whole pounds by shares, what is left over going to the first. */
function divided(total: number, shares: readonly number[]): number[] {
  const all = shares.reduce((sum, share) => sum + share, 0);
  const parts = shares.map((share) => Math.floor((total * share) / all));
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => (index === 0 ? part + left : part));
}
