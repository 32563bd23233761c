import { shapeOf } from '../cells/shape.ts';
import type { Queries } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';
import { TableWriter } from '../batch.ts';
import type { Difference, Teller, Value } from './agree.ts';

/** A difference with whom it is about. */
export type Conflict = {
  readonly about: 'child' | 'family';
  readonly key: string;
  /** Of a child's attempts; null for what holds for all of them. */
  readonly attempt: number | null;
  readonly difference: Difference<string>;
};

const NAMES = {
  ssda903: 'the SSDA903 return',
  adopter_log: 'the adopter log',
  asg: 'the ASG return',
  annex_a: 'Annex A',
  journeys: 'the file of journeys',
} as const satisfies Record<Teller, string>;

/** Keys stand for a household or siblings: nobody can read them, so they are not shown. */
const KEYS: readonly string[] = ['adopter_family_key', 'placement_group_key'];

function shown(field: string, value: Value): string | null {
  if (KEYS.includes(field)) return null;
  return field === 'birth_month' ? shapeOf(String(value)) : String(value);
}

const WORDS: Readonly<Record<string, string>> = {
  placed_with: 'agency',
  adopter_family_key: 'household of adopters',
  placement_group_key: 'group of siblings',
  foster_carer_adoption: 'answer to whether the foster carers adopt',
  left_on: 'date of leaving',
};

/** `placement order date`, `sex`. */
const wordsFor = (field: string) =>
  WORDS[field] ?? field.replace(/_on$/, '_date').replaceAll('_', ' ');

function reasonOf({ field, keptBy, otherBy }: Difference<string>): string {
  const what = wordsFor(field);
  const said =
    keptBy.teller !== otherBy.teller
      ? `${NAMES[otherBy.teller]} gives another ${what} than ${NAMES[keptBy.teller]}, which counts`
      : keptBy.place.sourceId === otherBy.place.sourceId
        ? `two rows of ${NAMES[keptBy.teller]} give another ${what}; the first of them counts`
        : `${NAMES[keptBy.teller]} gave another ${what} another time; the latest return counts`;
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}. Correct whichever is wrong where it came from.`;
}

const COLUMNS = [
  'about',
  'subject_key',
  'attempt',
  'field',
  'kept_value',
  'kept_source_id',
  'kept_source_row',
  'other_value',
  'other_source_id',
  'other_source_row',
  'reason',
];

/** Lists these conflicts in place of those listed before. */
export async function writeConflicts(tx: Queries, conflicts: readonly Conflict[]): Promise<void> {
  await tx.run(sql`DELETE FROM conflicts`);
  const writer = new TableWriter(tx, 'conflicts', COLUMNS);
  for (const { about, key, attempt, difference } of conflicts) {
    const { field, kept, keptBy, other, otherBy } = difference;
    writer.add([
      ...[about, key, attempt, field],
      ...[shown(field, kept), keptBy.place.sourceId, keptBy.place.row],
      ...[shown(field, other), otherBy.place.sourceId, otherBy.place.row],
      reasonOf(difference),
    ]);
    if (writer.full) await writer.flush();
  }
  await writer.flush();
}
