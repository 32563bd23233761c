import { z } from 'zod';
import type { Area } from '../../contract/area.ts';
import type { Reconciliation, ReconciliationRow, ReturnFamily } from '../../contract/casework.ts';
import { PermanenceError } from '../../contract/failure.ts';
import { FAMILY_LABELS } from '../../contract/load.ts';
import type { Period } from '../../contract/period.ts';
import type { Queries, Session } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';
import { compareChild, isOfYear } from './compare.ts';
import type { ChildCompared, Side } from './compare.ts';
import { readPairs } from './read-told.ts';

const Return = z.object({ id: z.number() });
const Source = z.object({ id: z.number(), file: z.string(), part: z.string().nullable() });

/**
 * Holds an authority's children as its own records tell them (files of journeys, Annex A, and the
 * ASG return) against a return of one year, and lists who differs: children that stand in one
 * only, and fields. Several years' returns are read together, the latest one's word counting.
 * Throws `not_found` when that year's return isn't loaded.
 */
export function reconcile(
  session: Session,
  area: Area,
  year: Period,
  against: ReturnFamily,
): Promise<Reconciliation> {
  // One moment of all the tables, though nothing is written.
  return session.transaction(async (tx) => {
    await requireReturn(tx, area, year, against);
    const pairs = await readPairs(tx, area.code, against);
    const compared = [...pairs]
      .filter(([, own]) => isOfYear(own, year))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([child, own]) => ({ child, told: compareChild(own, year, against === 'asg') }));
    const count = (kind: ChildCompared['kind']) =>
      compared.filter(({ told }) => told.kind === kind).length;
    const stand = await readStands(tx);
    return {
      children: compared.length,
      alike: count('alike'),
      differing: count('differs'),
      onlyInReturn: count('only_in_return'),
      onlyInRecords: count('only_in_records'),
      rows: compared.flatMap(({ child, told }) => rowsOf(child, told, stand)),
    };
  });
}

async function requireReturn(tx: Queries, area: Area, year: Period, against: ReturnFamily) {
  const yearEnd = Number(year.end.slice(0, 4));
  const [there] = await tx.rows(
    sql`SELECT return_id AS id FROM returns
      WHERE family = ${against} AND area_code = ${area.code} AND year_end = ${yearEnd} LIMIT 1`,
    Return,
  );
  if (there) return;
  throw new PermanenceError({
    code: 'not_found',
    message: `No ${FAMILY_LABELS[against]} of ${area.name} for ${year.label} is loaded.`,
    action: 'Load it, and say whose it is and of which year if it does not say so itself.',
  });
}

type Stand = (side: Side | null) => ReconciliationRow['returnedAt'];

async function readStands(tx: Queries): Promise<Stand> {
  const sources = await tx.rows(sql`SELECT id, file, part FROM sources`, Source);
  const byId = new Map(sources.map((source) => [source.id, source]));
  return (side) => {
    const source = side && byId.get(side.place.sourceId);
    return source ? { file: source.file, part: source.part, row: side.place.row } : null;
  };
}

function rowsOf(child: string, told: ChildCompared, stand: Stand): ReconciliationRow[] {
  switch (told.kind) {
    case 'alike':
      return [];
    case 'only_in_return':
    case 'only_in_records': {
      const where = stand(told.side);
      const isReturned = told.kind === 'only_in_return';
      return [
        {
          child,
          kind: told.kind,
          field: null,
          returned: null,
          recorded: null,
          returnedAt: isReturned ? where : null,
          recordedAt: isReturned ? null : where,
        },
      ];
    }
    case 'differs':
      return told.differences.map(({ field, returned, recorded, pair }) => ({
        child,
        kind: 'differs',
        field,
        returned,
        recorded,
        returnedAt: stand(pair.returned),
        recordedAt: stand(pair.recorded),
      }));
  }
}
