import { z } from 'zod';
import { PermanenceError } from '../contract/failure.ts';
import type { Figure, FigureCard, FigureKey } from '../contract/figure.ts';
import type { Measure } from '../contract/measure.ts';
import { sql } from '../engine/sql.ts';
import { requestFor } from './card-request.ts';
import type { FigureStore } from './figures.ts';
import { readFigures } from './figures.ts';
import { rowsBehind } from './rows-behind.ts';
import { requireMeasure } from './request.ts';

const Publication = z.object({
  publication: z.string().nullable(),
  section: z.string().nullable(),
  locator: z.string().nullable(),
  printed_as: z.string().nullable(),
  note: z.string().nullable(),
  file: z.string(),
  row: z.number(),
});

const sameCohort = (key: FigureKey) => (figure: Figure) => figure.cohort === key.cohort;

function calculation(measure: Measure, figure: Figure, statistic: FigureKey['statistic']) {
  if (figure.origin === 'published') return null;
  switch (measure.kind) {
    case 'mean':
      return statistic === 'median'
        ? `The middle value of ${figure.denominator ?? 0} children's ${measure.unit}.`
        : `${figure.numerator ?? 0} ${measure.unit} in all, divided by ${figure.denominator ?? 0} children; the interval is Student's t.`;
    case 'share':
      return `${figure.numerator ?? 0} of ${figure.denominator ?? 0} children; the interval is Wilson's.`;
    default:
      return null;
  }
}

async function publicationOf(store: FigureStore, observation: number | null) {
  if (observation === null) return null;
  const [row] = await store.session.rows(
    sql`SELECT o.publication, o.section, o.locator, o.printed_as, o.note, s.file, o.source_row AS row
        FROM observations AS o JOIN sources AS s ON s.id = o.source_id WHERE o.id = ${observation}`,
    Publication,
  );
  if (!row) return null;
  return {
    source: row.publication ?? row.file,
    section: row.section,
    locator: row.locator,
    printedAs: row.printed_as,
    note: row.note,
    file: row.file,
    row: row.row,
  };
}

/** The value furthest from the mean, and the mean of the others. */
function withoutMostExtreme(values: readonly number[]) {
  if (values.length < 2) return null;
  const total = values.reduce((sum, value) => sum + value, 0);
  const mean = total / values.length;
  const excluded = values.reduce((far, value) =>
    Math.abs(value - mean) > Math.abs(far - mean) ? value : far,
  );
  return { value: (total - excluded) / (values.length - 1), excluded };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Everything known about one figure; refuses a key that names none. */
export async function figureCard(store: FigureStore, key: FigureKey): Promise<FigureCard> {
  const measure = requireMeasure(key.measure);
  const candidates = (await readFigures(store, requestFor(key))).filter(sameCohort(key));
  const figure = candidates.find(
    (candidate) =>
      candidate.origin === key.origin &&
      (key.observation === null || candidate.observation === key.observation),
  );
  if (!figure) {
    throw new PermanenceError({
      code: 'not_found',
      message: `There is no such figure of “${measure.label}” for ${key.area}, ${key.period}.`,
      action: 'The data may have changed since the address was saved. Choose the figure again.',
    });
  }
  const behind = figure.origin === 'line_level' ? await rowsBehind(store, measure, key) : null;
  const days = measure.kind === 'mean' ? (behind?.days ?? []) : [];
  const extreme = key.statistic === 'mean' ? withoutMostExtreme(days) : null;
  return {
    figure,
    label: measure.label,
    definition: measure.definition,
    definitionSource: measure.definitionSource,
    calculation: calculation(measure, figure, key.statistic),
    confidence: figure.origin === 'line_level' && figure.lower !== null ? 0.95 : null,
    withoutMostExtreme: extreme,
    median: median(days),
    publication: await publicationOf(store, figure.observation),
    alsoStated: candidates.filter((candidate) => candidate !== figure),
    rows: behind?.rows ?? { columns: [], cells: [], total: 0 },
  };
}
