/** A module of the return by its id. */
export type RuleModule = 'header' | 'episodes' | 'oc3' | 'ad1' | 'sbpfa';

/** `error`: the return can't be right. `warning`: it may be, and somebody has to look. */
export type RuleSeverity = 'error' | 'warning';

/** A check on the adoption data of a return, under the number the department gives it. */
export type ValidationRule = {
  readonly id: string;
  /** What is wrong, as a sentence. */
  readonly title: string;
  /** What to do about it, as a sentence. */
  readonly action: string;
  readonly modules: readonly RuleModule[];
  /** The columns looked at. */
  readonly fields: readonly string[];
  readonly severity: RuleSeverity;
  /** Whether the year before is compared as well: without it the rule can't be checked. */
  readonly previousYear: boolean;
  /** When the rule speaks though nothing is wrong; null when it never should. */
  readonly falseAlarm: string | null;
};

type Told = Pick<ValidationRule, 'title' | 'action'> &
  Partial<Pick<ValidationRule, 'severity' | 'previousYear' | 'falseAlarm'>>;

/** A rule by number, modules and columns (each a list of words); an error unless told otherwise. */
export function rule(
  id: string,
  modules: readonly RuleModule[],
  fields: string,
  told: Told,
): ValidationRule {
  return {
    id,
    modules,
    fields: fields.split(' '),
    severity: 'error',
    previousYear: false,
    falseAlarm: null,
    ...told,
  };
}

/** What may be missing when earlier returns aren't loaded. */
export const EARLIER_YEARS =
  'What it looks for may stand in the return of an earlier year that is not loaded.';
