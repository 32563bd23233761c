import type { ColumnValue } from '../../../analytics/engine/session.ts';
import { Session } from '../../../analytics/engine/session.ts';
import type { FigureStore } from '../../../analytics/measures/figures.ts';
import { openFigureStore } from '../../../analytics/measures/figures.ts';
import { createTables } from '../../../analytics/workspace/create-tables.ts';

export type JourneyRow = Readonly<Record<string, ColumnValue>>;

/** A workspace that holds just these journeys; what a row leaves out is null. */
export async function storeOf(journeys: readonly JourneyRow[]): Promise<FigureStore> {
  const session = await Session.open();
  await createTables(session);
  await session.append('sources', { id: [1], file: ['journeys.csv'], family: ['journeys'] });
  const names = [...new Set(journeys.flatMap((row) => Object.keys(row)))];
  await session.append('adoption_journeys', {
    source_id: journeys.map(() => 1),
    source_row: journeys.map((_, i) => i + 2),
    attempt: journeys.map((row) => row['attempt'] ?? 1),
    child_key: journeys.map((row, i) => row['child_key'] ?? `child ${i + 1}`),
    ...Object.fromEntries(
      names
        .filter((name) => name !== 'attempt' && name !== 'child_key')
        .map((name) => [name, journeys.map((row) => row[name] ?? null)]),
    ),
  });
  return openFigureStore(session);
}
