import type { RuleModule } from '../../reference/ssda903/rule.ts';
import { SSDA903_RULES } from '../../reference/ssda903/rules.ts';
import type { Check, OwnRule } from './check.ts';
import { ADOPTER_CHECKS } from './checks/adopters.ts';
import { CODE_CHECKS, CODE_RULES } from './checks/codes.ts';
import { DECISION_CHECKS } from './checks/decisions.ts';
import { DECISION_AND_EPISODE_CHECKS } from './checks/decisions-and-episodes.ts';
import { JOURNEY_CHECKS, JOURNEY_RULES } from './checks/journeys.ts';
import { PLACEMENT_CHECKS } from './checks/placements.ts';
import { RETURN_CHECKS, RETURN_RULES } from './checks/returns.ts';
import { UNREAD_CHECKS } from './checks/unread.ts';

/** Every check there is, in no particular order. */
export const CHECKS: readonly Check[] = [
  ...ADOPTER_CHECKS,
  ...DECISION_CHECKS,
  ...DECISION_AND_EPISODE_CHECKS,
  ...PLACEMENT_CHECKS,
  ...UNREAD_CHECKS,
  ...CODE_CHECKS,
  ...JOURNEY_CHECKS,
  ...RETURN_CHECKS,
];

/** Rules of the department's that what is kept after minimisation can't answer, with the reason. */
export const NOT_CHECKABLE: Readonly<Record<string, string>> = {
  INT11: 'The date of birth beside the adoption items is not kept.',
  INT12: 'The date of birth beside the decision for adoption is not kept.',
};

/** What of a rule can't be seen in what is kept. */
export const LIMITS: Readonly<Record<string, string>> = {
  '184': 'Only the month of birth is kept: a decision earlier in that month is not seen.',
  '386': 'Only the month of birth is kept: an adoption in the month of the birthday is not seen.',
  '522': 'Such rows are not loaded; they stand among the rejected rows.',
  '563': 'Such rows are not loaded; a row that is blank throughout is listed too.',
  '584': 'A row without the date of the decision is not loaded, and is listed under 563.',
};

/** A rule to look for, the department's or ours. */
export type Rule = OwnRule & {
  readonly official: boolean;
  /** The modules it compares; none for a rule on whatever is loaded. */
  readonly modules: readonly RuleModule[];
  readonly previousYear: boolean;
};

/** Every rule, the department's first in their order. */
export const RULES: readonly Rule[] = [
  ...SSDA903_RULES.map((rule) => ({ ...rule, official: true })),
  ...[...CODE_RULES, ...JOURNEY_RULES, ...RETURN_RULES].map((rule) => ({
    ...rule,
    official: false,
    modules: [],
    previousYear: false,
  })),
];

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

export function requireRule(id: string): Rule {
  const rule = BY_ID.get(id);
  if (!rule) throw new Error(`There is no rule ${id}.`);
  return rule;
}
