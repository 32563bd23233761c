import type { Area } from '../../analytics/contract/area.ts';
import { findMeasure } from '../../analytics/contract/catalogue/index.ts';
import { CohortId } from '../../analytics/contract/cohort.ts';
import { DimensionId } from '../../analytics/contract/dimension.ts';
import type {
  OptionsRequest,
  Selection,
  SelectionOptions,
} from '../../analytics/contract/selection.ts';
import { openingMeasures } from '../home/opening-measures.ts';
import { selectionOf } from './selection-address.ts';

type Ask = (request: OptionsRequest) => Promise<SelectionOptions>;

/** How many areas a screen opens with: as many lines as are read at a glance. */
const OPENING_AREAS = 3;

/** How figures can be broken down where there is no total: by what, and within which categories. */
export type Split = Pick<Selection, 'by' | 'where'>;

/**
 * The selection a measure is first shown with: what of `wanted` has figures, otherwise the areas
 * with most of them; a breakdown only where there is no total; the cohort most figures are of.
 */
export async function fittedSelection(
  ask: Ask,
  measure: string,
  wanted: Pick<Selection, 'areas' | 'periods'>,
  areas: readonly Area[],
): Promise<Selection> {
  const totals = await ask({ measure });
  const split = totals.areas.length > 0 ? { by: null, where: {} } : splitOf(totals);
  const options = split.by === null ? totals : await ask({ measure, by: split.by });
  const has = (choices: readonly { id: string }[]) => (id: string) =>
    choices.some((choice) => choice.id === id);
  const kept = wanted.areas.filter(has(options.areas));
  const chosen = kept.length > 0 ? kept : openingAreas(options, areas);
  const inPlace = await ask({ measure, by: split.by, areas: chosen });
  return {
    ...selectionOf(measure),
    areas: chosen,
    periods: wanted.periods.filter(has(inPlace.periods)),
    cohort: openingCohort(measure, inPlace),
    ...split,
  };
}

/** What the screen opens with when nothing has been asked; null when nothing is loaded. */
export async function openingSelection(
  ask: Ask,
  areas: readonly Area[],
  wanted: readonly string[] = [],
): Promise<Selection | null> {
  const measures = openingMeasures(await ask({}));
  const [first] = measures;
  if (first === undefined) return null;
  const measure = (await firstOf(ask, measures, wanted)) ?? first;
  return fittedSelection(ask, measure, { areas: [...wanted], periods: [] }, areas);
}

/** The first measure that has figures of an area that is wanted. */
async function firstOf(
  ask: Ask,
  measures: readonly string[],
  wanted: readonly string[],
): Promise<string | null> {
  if (wanted.length === 0) return null;
  for (const measure of measures) {
    const { areas } = await ask({ measure });
    if (areas.some(({ id }) => wanted.includes(id))) return measure;
  }
  return null;
}

/**
 * The breakdown most figures have. Figures that are broken down in two ways at once are reached by
 * one of the two, within every category of the other.
 */
export function splitOf({ dimensions, categories }: SelectionOptions): Split {
  const [most] = dimensions.toSorted((a, b) => b.figures - a.figures);
  const by = DimensionId.safeParse(most?.id).data;
  if (by !== undefined) return { by, where: {} };
  const [first = null, ...others] = DimensionId.options.filter((id) => categories[id]);
  return { by: first, where: withinAll(others, categories) };
}

/** The breakdown by one dimension, within the others where it is only found together with them. */
export function splitBy(by: DimensionId, { dimensions, categories }: SelectionOptions): Split {
  if (dimensions.some(({ id }) => id === by)) return { by, where: {} };
  const others = DimensionId.options.filter((id) => id !== by && categories[id]);
  return { by, where: withinAll(others, categories) };
}

function withinAll(
  dimensions: readonly DimensionId[],
  categories: SelectionOptions['categories'],
): Selection['where'] {
  return Object.fromEntries(
    dimensions.map((id) => [id, (categories[id] ?? []).map((category) => category.id)]),
  );
}

/** Agencies first, as they are whom the screen is for; otherwise the areas with most figures. */
export function openingAreas(options: SelectionOptions, areas: readonly Area[]): string[] {
  const kinds = new Map(
    areas.flatMap(({ code, name, kind }) => [[code, kind] as const, [name, kind] as const]),
  );
  const ranked = options.areas
    .filter(({ figures }) => figures > 0)
    .toSorted((a, b) => b.figures - a.figures || a.id.localeCompare(b.id, 'en-GB'));
  const of = (kind: Area['kind']) => ranked.filter(({ id }) => kinds.get(id) === kind);
  const [agencies, authorities] = [of('agency'), of('local_authority')];
  const first = [agencies, authorities, ranked].find((group) => group.length > 0) ?? [];
  return first.slice(0, OPENING_AREAS).map(({ id }) => id);
}

/** Figures of two cohorts are two questions: the one with most figures is asked first. */
function openingCohort(measure: string, { cohorts }: SelectionOptions): Selection['cohort'] {
  const order = findMeasure(measure)?.cohorts ?? [];
  const rank = (id: string) => order.findIndex((cohort) => cohort === id);
  const [most] = cohorts.toSorted((a, b) => b.figures - a.figures || rank(a.id) - rank(b.id));
  return CohortId.safeParse(most?.id).data ?? null;
}
