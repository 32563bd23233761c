import { z } from 'zod';
import { CorrectableField, CorrectableJourney } from '../../contract/casework.ts';
import type { Queries } from '../../engine/session.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import { areaName } from '../area-name.ts';
import { listCorrections, noJourney } from './corrections.ts';
import { ROW_OF_ATTEMPT } from './overlay.ts';

const Attempt = z.object({ area: z.string(), attempt: z.number() }).catchall(z.string().nullable());

const Values = CorrectableJourney.shape.attempts.element.shape.values;

const FIELDS = join(
  CorrectableField.options.map(
    (field) => sql`CAST(${identifier(field)} AS VARCHAR) AS ${identifier(field)}`,
  ),
  ', ',
);

/**
 * A child's attempts to be placed as the files tell them: where a correction is laid on, what it
 * was laid over. Throws `not_found` when none is loaded.
 */
export async function readJourney(queries: Queries, child: string): Promise<CorrectableJourney> {
  const rows = await queries.rows(
    sql`SELECT area_code AS area, attempt, ${FIELDS}
      FROM (FROM adoption_journeys WHERE child_key = ${child} ${ROW_OF_ATTEMPT})
      ORDER BY attempt`,
    Attempt,
  );
  const [first] = rows;
  if (!first) throw noJourney(null);
  const standing = await listCorrections(queries, false);
  const laidOn = standing.filter((one) => one.child === child && one.state === 'applied');
  const attempts = rows.map(({ attempt, ...now }) => ({
    attempt,
    values: Values.parse(
      Object.fromEntries(
        CorrectableField.options.map((field) => {
          const over = laidOn.find((one) => one.attempt === attempt && one.field === field);
          return [field, over ? over.oldValue : now[field]];
        }),
      ),
    ),
  }));
  return { child, area: areaName(first.area), attempts };
}
