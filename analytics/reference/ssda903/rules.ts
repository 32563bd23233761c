import { ADOPTER_RULES } from './adopter-rules.ts';
import { DECISION_RULES } from './decision-rules.ts';
import { PLACEMENT_RULES } from './placement-rules.ts';
import type { ValidationRule } from './rule.ts';

/** Every rule on the adoption data of the children looked after return, each once. */
export const SSDA903_RULES: readonly ValidationRule[] = [
  ...ADOPTER_RULES,
  ...DECISION_RULES,
  ...PLACEMENT_RULES,
];

/** The rule with a number of the department's (`331`, `INT01`); null when it is none of adoption. */
export function ruleNumbered(id: string): ValidationRule | null {
  return SSDA903_RULES.find((rule) => rule.id === id) ?? null;
}
