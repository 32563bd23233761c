import {
  CORRECTABLE_WORDS,
  type CorrectableField,
  type CorrectableJourney,
  type NewCorrection,
} from '../../../../analytics/contract/casework.ts';
import { readDay } from '../../../../analytics/contract/day.ts';
import { JourneyDate } from '../../../../analytics/contract/measure.ts';
import { reasonError } from '../reason-and-name.tsx';

/** A correction as it is being filled in. */
export type Draft = {
  readonly attempt: number;
  readonly field: CorrectableField | null;
  /** Whether the field is cleared rather than given another value. */
  readonly isBlank: boolean;
  readonly text: string;
  readonly reason: string;
};

/** What is amiss with each part of a draft; null for what is good. */
export type DraftErrors = {
  readonly field: string | null;
  readonly value: string | null;
  readonly reason: string | null;
};

export const isDayField = (field: CorrectableField): field is JourneyDate =>
  JourneyDate.safeParse(field).success;

/** The words to choose from; null for a field of days. */
export function wordsOf(field: CorrectableField): readonly string[] | null {
  if (isDayField(field)) return null;
  const words: Partial<Record<CorrectableField, readonly string[]>> = CORRECTABLE_WORDS;
  return words[field] ?? ['true', 'false'];
}

/** What the files say of the field that is being corrected; null for blank. */
export function filesSay(journey: CorrectableJourney, { attempt, field }: Draft): string | null {
  const found = journey.attempts.find((one) => one.attempt === attempt);
  return found && field ? found.values[field] : null;
}

/** The value as it is kept; undefined where it is none that the field takes. */
function valueOf({ field, isBlank, text }: Draft): string | null | undefined {
  if (isBlank) return null;
  if (field === null) return undefined;
  if (isDayField(field)) return readDay(text) ?? undefined;
  return wordsOf(field)?.includes(text) ? text : undefined;
}

/** What keeps a draft from being a correction, by part (`today` an ISO date). */
export function draftErrors(draft: Draft, journey: CorrectableJourney, today: string): DraftErrors {
  return {
    field: draft.field === null ? 'Choose what is wrong.' : null,
    value: valueError(draft, journey, today),
    reason: reasonError(draft.reason),
  };
}

function valueError(draft: Draft, journey: CorrectableJourney, today: string): string | null {
  const { field } = draft;
  if (field === null) return null;
  const value = valueOf(draft);
  if (value === undefined) {
    return isDayField(field) ? 'Write a day that exists, as 31/05/2022.' : 'Choose what holds.';
  }
  if (value === filesSay(journey, draft)) return 'The files say this already.';
  if (value !== null && isDayField(field) && value > today) {
    return 'It lies ahead; write a day up to today.';
  }
  return null;
}

/** The correction a draft without errors asks for; null for any other. */
export function correctionOf(
  draft: Draft,
  journey: CorrectableJourney,
  by: string | null,
): NewCorrection | null {
  const { attempt, field, reason } = draft;
  const value = valueOf(draft);
  if (field === null || value === undefined) return null;
  return { child: journey.child, attempt, field, value, reason, by };
}
