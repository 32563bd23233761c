import { CORRECTABLE_WORDS, CorrectableField } from '../../contract/casework.ts';
import { readDay } from '../../contract/day.ts';
import { PermanenceError } from '../../contract/failure.ts';
import { JourneyDate } from '../../contract/measure.ts';
import type { ColumnType } from '../../workspace/tables.ts';
import { TABLES } from '../../workspace/tables.ts';

const YES_OR_NO: Readonly<Record<string, string>> = {
  yes: 'true',
  true: 'true',
  no: 'false',
  false: 'false',
};

const isDay = (field: CorrectableField): field is JourneyDate =>
  JourneyDate.safeParse(field).success;

const isWord = (field: CorrectableField): field is keyof typeof CORRECTABLE_WORDS =>
  field in CORRECTABLE_WORDS;

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
  if (isDay(field)) return readPastDay(field, text, today);
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  if (!isWord(field)) {
    const answer = YES_OR_NO[plain];
    if (answer !== undefined) return answer;
    throw refused(field, text, 'Write yes or no.');
  }
  const word = CORRECTABLE_WORDS[field].find((known) => known.toLowerCase() === plain);
  if (word !== undefined) return word;
  throw refused(field, text, `Write one of ${CORRECTABLE_WORDS[field].join(', ')}.`);
}

function readPastDay(field: JourneyDate, text: string, today: string): string {
  const day = readDay(text);
  if (day === null) {
    throw refused(field, text, 'Write a day that exists as 2022-05-31 or 31/05/2022.');
  }
  if (day > today) throw refused(field, text, 'It lies ahead; write a day up to today.');
  return day;
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
