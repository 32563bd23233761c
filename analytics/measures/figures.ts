import { z } from 'zod';
import { CohortId } from '../contract/cohort.ts';
import type { DimensionId } from '../contract/dimension.ts';
import { DIMENSION_COLUMNS, FIGURE_COLUMNS } from '../contract/figure-columns.ts';
import type { Breakdown, Figure } from '../contract/figure.ts';
import { FigureOrigin, FigureStatus } from '../contract/figure.ts';
import type { Measure } from '../contract/measure.ts';
import type { MeasureRequest } from '../contract/query.ts';
import { MeasureQuery } from '../contract/query.ts';
import type { ArrowResult, Session } from '../engine/session.ts';
import type { Fragment } from '../engine/sql.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import { JourneyCells } from './journey-cells.ts';
import type { JourneyProfile } from './journey-profile.ts';
import { readJourneyProfile } from './journey-profile.ts';
import { lineLevelFigures } from './line-level.ts';
import { publishedFigures } from './published.ts';
import { resolveRequest } from './request.ts';

/** What figures are read from: the session, what its journeys cover, and their cells. */
export type FigureStore = {
  readonly session: Session;
  readonly profile: JourneyProfile;
  readonly cells: JourneyCells;
  /** What figures pass on their way out: for the officer as they are. */
  readonly gate: FigureGate;
};

/** Turns figures of a measure into those that may be shown, row by row. */
export type FigureGate = (figures: Fragment, measure: Measure) => Fragment;

const columns = [...FIGURE_COLUMNS, ...DIMENSION_COLUMNS];

/** The one query behind every figure shown, printed or computed, in reading order. */
export async function figuresStatement(
  store: FigureStore,
  request: MeasureRequest,
): Promise<Fragment> {
  const resolved = resolveRequest(MeasureQuery.parse(request));
  const wanted = (origin: FigureOrigin) => resolved.origins?.includes(origin) ?? true;
  const parts = [
    ...(wanted('published') ? [publishedFigures(resolved)] : []),
    ...(wanted('line_level') ? [await lineLevelFigures(resolved, store.profile, store.cells)] : []),
  ].filter((part) => part !== null);
  const union =
    parts.length > 0
      ? join(parts, ' UNION ALL BY NAME ')
      : sql`${publishedFigures(resolved)} LIMIT 0`;
  return sql`
    SELECT ${join(columns.map(identifier), ', ')} FROM (${store.gate(union, resolved.measure)})
    ORDER BY area, period_end, period_start, cohort NULLS FIRST,
      ${join(
        DIMENSION_COLUMNS.map((id) => sql`${identifier(id)} NULLS FIRST`),
        ', ',
      )}, origin, observation`;
}

/** Figures as Arrow, for the page. */
export async function figuresArrow(
  store: FigureStore,
  request: MeasureRequest,
  signal?: AbortSignal,
): Promise<ArrowResult> {
  return store.session.arrow(await figuresStatement(store, request), signal ? { signal } : {});
}

const Row = z
  .object({
    measure: z.string(),
    area: z.string(),
    period: z.string(),
    period_start: z.string(),
    period_end: z.string(),
    cohort: CohortId.nullable(),
    value: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    status: FigureStatus,
    origin: FigureOrigin,
    source: z.string(),
    observation: z.number().nullable(),
    note: z.string().nullable(),
  })
  .extend(
    Object.fromEntries(DIMENSION_COLUMNS.map((id) => [id, z.string().nullable()])) as Record<
      DimensionId,
      z.ZodNullable<z.ZodString>
    >,
  );

/** The categories of a row that are set. */
function breakdownOf(row: Partial<Record<DimensionId, string | null>>): Breakdown {
  return Object.fromEntries(
    DIMENSION_COLUMNS.flatMap((id) => {
      const category = row[id];
      return category === null || category === undefined ? [] : [[id, category]];
    }),
  );
}

/** Figures as values, for scripts, the command line and the card. */
export async function readFigures(
  store: FigureStore,
  request: MeasureRequest,
  signal?: AbortSignal,
): Promise<Figure[]> {
  const rows = await store.session.rows(
    await figuresStatement(store, request),
    Row,
    signal ? { signal } : {},
  );
  return rows.map((row) => ({
    measure: row.measure,
    area: row.area,
    period: row.period,
    cohort: row.cohort,
    breakdown: breakdownOf(row),
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    lower: row.lower,
    upper: row.upper,
    status: row.status,
    origin: row.origin,
    source: row.source,
    observation: row.observation,
    note: row.note,
  }));
}

/** Reads anew what the session's journeys cover; call it after each load. */
export async function openFigureStore(session: Session): Promise<FigureStore> {
  return {
    session,
    profile: await readJourneyProfile(session),
    cells: new JourneyCells(session),
    gate: (figures) => figures,
  };
}
