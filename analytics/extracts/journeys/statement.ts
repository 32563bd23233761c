import { JourneyDate } from '../../contract/measure.ts';
import { resolveEthnicity } from '../../reference/ethnicity/resolve.ts';
import { remembering } from '../memo.ts';
import type { Attempt } from '../ssda903/journeys.ts';
import type { Rule, Saying, Value } from './agree.ts';

/** What belongs to one attempt to place a child: columns of `adoption_journeys`. */
export const ATTEMPT_FIELDS = [
  ...JourneyDate.options,
  'family_finding_status',
  'placed_with',
  'foster_carer_adoption',
  'plan_changed_reason',
  'placement_group_key',
  'adopter_family_key',
] as const;
export type AttemptField = (typeof ATTEMPT_FIELDS)[number];

/** What holds for a child whatever the attempt. */
export const PERSON_FIELDS = [
  'sex',
  'birth_month',
  'ethnicity',
  'disability',
  'sibling_group',
  'unaccompanied',
] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

/** What a row says of an attempt. */
export type Statement = Saying<AttemptField> & {
  /** The latest day its return tells of (ISO date): of two that differ the later counts. */
  readonly latestOn: string;
  /** Which of the child's attempts it is, where the row says so. */
  readonly attempt: number | null;
};

/**
 * Whose family it is. The provider of the SSDA903 return is told from where the authority stands, to
 * which its own regional agency may be another's: it counts only where nobody else says.
 */
const placedWith: Rule = {
  weak: (_, teller) => teller === 'ssda903',
  same: (a, b) => [a, b].every((value) => value === 'other_agency' || value === 'partner_agency'),
  finer: (_, b) => b === 'partner_agency',
};

export const ATTEMPT_RULES: Readonly<Partial<Record<AttemptField, Rule>>> = {
  placed_with: placedWith,
  family_finding_status: { changes: true },
};

const ethnicity = remembering((text) => resolveEthnicity(text));
const groups = (value: Value) => ethnicity(String(value));
const unknown = (value: Value) => value === 'unknown';

export const PERSON_RULES: Readonly<Partial<Record<PersonField, Rule>>> = {
  sex: { weak: unknown },
  disability: { weak: unknown },
  ethnicity: {
    weak: (value) => (groups(value)?.group5 ?? 'not_known') === 'not_known',
    same: (a, b) => {
      const [x, y] = [groups(a), groups(b)];
      const exact = x?.group18 && y?.group18;
      return exact ? x.group18 === y.group18 : x?.group5 === y?.group5;
    },
    finer: (a, b) => groups(a)?.group18 === null && groups(b)?.group18 !== null,
  },
};

/** The category of a breakdown that a written ethnicity is: of the 18 where it says so, else of the five. */
export function ethnicCategory(text: string | null): string | null {
  const told = text === null ? null : ethnicity(text);
  return told ? (told.group18 ?? told.group5) : null;
}

/** What the SSDA903 returns say of an attempt. */
export function returned(attempt: Attempt): Statement {
  return {
    teller: 'ssda903',
    place: attempt.place,
    latestOn: '',
    attempt: null,
    says: {
      entered_care_on: attempt.enteredCareOn,
      decision_on: attempt.decisionOn,
      placement_order_on: attempt.placementOrderOn,
      order_ended_on: attempt.orderEndedOn,
      matched_on: attempt.matchedOn,
      placed_on: attempt.placedOn,
      adoption_order_on: attempt.adoptionOrderOn,
      early_permanence_on: attempt.earlyPermanenceOn,
      adopting_foster_placement_on: attempt.adoptingFosterPlacementOn,
      placed_with: attempt.placedWith,
      foster_carer_adoption: attempt.fosterCarerAdoption,
      plan_changed_on: attempt.planChangedOn,
      plan_changed_reason: attempt.planChangedReason,
      disrupted_on: attempt.disruptedOn,
    },
  };
}
