import { z } from 'zod';
import { Correction, NewCorrection } from '../../contract/casework.ts';
import { PermanenceError } from '../../contract/failure.ts';
import type { Queries } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';
import { areaName } from '../area-name.ts';
import { checkedRequest } from '../checked-request.ts';
import { readCorrectedValue } from './correctable.ts';
import { journeyRows } from './overlay.ts';

const Journey = z.object({
  attempt: z.number(),
  area: z.string(),
  value: z.string().nullable(),
});
const Next = z.object({ id: z.number() });
const Ended = z.object({ id: z.number() });

/** When it happens: the moment, and the day in it (ISO). */
export type Moment = { readonly at: string; readonly today: string };

/**
 * Writes a correction down; it counts once it is laid over the journeys. Has to be asked while no
 * correction is laid on, for it notes what the files say. One before it on the same field is ended.
 */
export async function addCorrection(
  tx: Queries,
  asked: NewCorrection,
  { at, today }: Moment,
): Promise<number> {
  const { child, attempt, field, value, reason, by } = checkedRequest(NewCorrection, asked);
  const journey = await findJourney(tx, { child, attempt, field });
  const wanted = value === null || value === '' ? null : readCorrectedValue(field, value, today);
  if (wanted === journey.value) throw alreadySo(field, wanted);
  await tx.run(sql`UPDATE corrections SET state = 'replaced', ended_by = ${by}, ended_at = ${at}
    WHERE ended_at IS NULL AND child_key = ${child} AND attempt = ${journey.attempt}
      AND field = ${field}`);
  const [next] = await tx.rows(sql`SELECT coalesce(max(id), 0) + 1 AS id FROM corrections`, Next);
  const id = next?.id ?? 1;
  await tx.append('corrections', {
    id: [id],
    child_key: [child],
    area_code: [journey.area],
    attempt: [journey.attempt],
    field: [field],
    old_value: [journey.value],
    new_value: [wanted],
    reason: [reason],
    made_by: [by],
    made_at: [at],
    state: ['stale'],
    found_value: [journey.value],
    ended_by: [null],
    ended_at: [null],
  });
  return id;
}

/** Ends a correction: it is kept, with who undid it and when, and no longer counts. */
export async function undoCorrection(
  tx: Queries,
  { id, by }: { id: number; by: string | null },
  { at }: Moment,
): Promise<void> {
  const [standing] = await tx.rows(
    sql`SELECT id FROM corrections WHERE id = ${id} AND ended_at IS NULL`,
    Ended,
  );
  if (!standing) {
    throw new PermanenceError({
      code: 'not_found',
      message: `There is no correction ${id} that still stands.`,
      action: 'List the corrections and take the number from there.',
    });
  }
  await tx.run(sql`UPDATE corrections SET state = 'undone', ended_by = ${by}, ended_at = ${at}
    WHERE id = ${id}`);
}

/** Corrections in the order they were made, with what became of each. */
export async function listCorrections(queries: Queries, ended: boolean): Promise<Correction[]> {
  const rows = await queries.rows(
    sql`
      SELECT id, child_key AS child, area_code AS area, attempt, field, old_value AS "oldValue",
        new_value AS "newValue", reason, made_by AS "by", made_at AS "at", state,
        found_value AS found
      FROM corrections WHERE ${ended} OR ended_at IS NULL ORDER BY id`,
    Correction,
  );
  return rows.map((row) => ({ ...row, area: areaName(row.area) }));
}

type Asked = Pick<z.output<typeof NewCorrection>, 'child' | 'attempt' | 'field'>;

async function findJourney(tx: Queries, { child, attempt, field }: Asked) {
  const journeys = await tx.rows(
    sql`SELECT attempt, area_code AS area, value FROM (${journeyRows(field)})
      WHERE child_key = ${child} ORDER BY attempt`,
    Journey,
  );
  const fitting = journeys.filter((one) => attempt === null || one.attempt === attempt);
  const [journey, another] = fitting;
  if (!journey) throw noJourney(attempt);
  if (another) {
    const numbers = fitting.map((one) => one.attempt).join(', ');
    throw new PermanenceError({
      code: 'invalid_request',
      message: `There are several attempts to place this child: ${numbers}.`,
      action: 'Say which of them the correction is about.',
    });
  }
  return journey;
}

/** Why there is nothing to correct, of the attempt that was asked for or of any. */
export const noJourney = (attempt: number | null): PermanenceError =>
  new PermanenceError({
    code: 'not_found',
    message: attempt
      ? `No attempt ${attempt} to place this child is loaded.`
      : 'No journey of this child is loaded.',
    action: 'Check the number, the authority and the attempt, or load the file it stands in.',
  });

const alreadySo = (field: string, value: string | null) =>
  new PermanenceError({
    code: 'invalid_request',
    message:
      value === null
        ? `The files leave ${field} blank already.`
        : `The files say ${value} for ${field} already.`,
    action: 'Undo the correction that stands on it, if there is one, or write another value.',
  });
