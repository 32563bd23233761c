import type { Scenario } from '../contract/funding/scenario.ts';
import { financialYear } from '../contract/period.ts';

/** How many months of a financial year there is an agency. */
export const agencyMonths = (scenario: Scenario, funded: number): number =>
  scenario.part_year?.[financialYear(funded).label] ?? 12;

/** How many months of a financial year a partner is a member. */
export const memberMonths = (scenario: Scenario, partner: string, funded: number): number =>
  scenario.months?.[partner]?.[financialYear(funded).label] ?? agencyMonths(scenario, funded);
