import { CorrectableField } from '../../contract/casework.ts';
import { PermanenceError } from '../../contract/failure.ts';
import { JourneyDate } from '../../contract/measure.ts';
import type { ColumnType } from '../../workspace/tables.ts';
import { TABLES } from '../../workspace/tables.ts';

/** The words that may stand in a field of words. */
const WORDS = {
  family_finding_status: ['active', 'linked', 'own_carer_being_assessed', 'on_hold'],
  placed_with: ['in_house', 'partner_agency', 'other_agency', 'voluntary_agency'],
  plan_changed_reason: ['RD1', 'RD2', 'RD3', 'RD4'],
} as const satisfies Partial<Record<CorrectableField, readonly string[]>>;

const YES_OR_NO: Readonly<Record<string, string>> = {
  yes: 'true',
  true: 'true',
  no: 'false',
  false: 'false',
};

const isDay = (field: CorrectableField): field is JourneyDate =>
  JourneyDate.safeParse(field).success;

const isWord = (field: CorrectableField): field is keyof typeof WORDS => field in WORDS;

/** The field of that name; refuses any other and names those there are. */
export function requireField(name: string): CorrectableField {
  const field = CorrectableField.safeParse(
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  );
  if (field.success) return field.data;
  throw new PermanenceError({
    code: 'invalid_request',
    message: `“${name}” is no field of a child's journey that can be corrected.`,
    action: `Name one of ${CorrectableField.options.join(', ')}.`,
  });
}

/**
 * A value as it is kept: a day as 2022-05-31, a word of the field, `true` or `false`. Throws for
 * anything else, and for a day after `today` (ISO dates).
 */
export function readCorrectedValue(field: CorrectableField, text: string, today: string): string {
  if (isDay(field)) return readDay(field, text, today);
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  if (!isWord(field)) {
    const answer = YES_OR_NO[plain];
    if (answer !== undefined) return answer;
    throw refused(field, text, 'Write yes or no.');
  }
  const word = WORDS[field].find((known) => known.toLowerCase() === plain);
  if (word !== undefined) return word;
  throw refused(field, text, `Write one of ${WORDS[field].join(', ')}.`);
}

function readDay(field: JourneyDate, text: string, today: string): string {
  const written = text.trim();
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written);
  const iso = british
    ? `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}`
    : written;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null;
  const exists =
    day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) && iso > '1900-01-01';
  if (!exists) throw refused(field, text, 'Write a day that exists as 2022-05-31 or 31/05/2022.');
  if (iso > today) throw refused(field, text, 'It lies ahead; write a day up to today.');
  return iso;
}

const refused = (field: string, text: string, action: string) =>
  new PermanenceError({
    code: 'invalid_request',
    message: `“${text}” can't stand in ${field}.`,
    action,
  });

const TYPES: ReadonlyMap<string, ColumnType> = new Map(
  TABLES.find(({ name }) => name === 'adoption_journeys')?.columns,
);

/** How the table keeps a field. */
export function columnType(field: CorrectableField): ColumnType {
  const type = TYPES.get(field);
  if (!type) throw new Error(`adoption_journeys has no column ${field}.`);
  return type;
}
