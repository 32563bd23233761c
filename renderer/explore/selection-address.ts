import { findMeasure, nearestMeasures } from '../../analytics/contract/catalogue/index.ts';
import { CohortId } from '../../analytics/contract/cohort.ts';
import { DimensionId } from '../../analytics/contract/dimension.ts';
import { FigureKey, FigureOrigin } from '../../analytics/contract/figure.ts';
import { parsePeriod } from '../../analytics/contract/period.ts';
import { Grain } from '../../analytics/contract/query.ts';
import type { Selection } from '../../analytics/contract/selection.ts';

const Statistic = FigureKey.shape.statistic;

/** A selection as read from an address, with a sentence for each part that could not be used. */
export type AddressedSelection = { selection: Selection; ignored: string[] };

/** Everything there is of one measure: the selection an address means that names nothing else. */
export function selectionOf(measure: string): Selection {
  return {
    measure,
    areas: [],
    periods: [],
    cohort: null,
    by: null,
    where: {},
    grain: 'year',
    statistic: 'mean',
    figure: null,
  };
}

/** The query string of a selection. What is as it would be anyway is left out. */
export function writeSelection(selection: Selection): URLSearchParams {
  const params = new URLSearchParams({ measure: selection.measure });
  for (const area of selection.areas) params.append('area', area);
  for (const period of selection.periods) params.append('period', period);
  if (selection.cohort) params.set('cohort', selection.cohort);
  if (selection.by) params.set('by', selection.by);
  for (const dimension of DimensionId.options) {
    for (const category of selection.where[dimension] ?? []) {
      params.append(`where.${dimension}`, category);
    }
  }
  if (selection.grain !== 'year') params.set('grain', selection.grain);
  if (selection.statistic !== 'mean') params.set('statistic', selection.statistic);
  if (selection.figure) writeFigure(params, selection.figure, selection.measure);
  return params;
}

function writeFigure(params: URLSearchParams, figure: FigureKey, measure: string): void {
  if (figure.measure !== measure) params.set('figure.measure', figure.measure);
  params.set('figure.area', figure.area);
  params.set('figure.period', figure.period);
  params.set('figure.origin', figure.origin);
  if (figure.cohort) params.set('figure.cohort', figure.cohort);
  for (const dimension of DimensionId.options) {
    const category = figure.breakdown[dimension];
    if (category !== undefined) params.set(`figure.in.${dimension}`, category);
  }
  if (figure.observation !== null) params.set('figure.observation', String(figure.observation));
  if (figure.statistic !== 'mean') params.set('figure.statistic', figure.statistic);
}

const KNOWN_KEYS: ReadonlySet<string> = new Set([
  ...['measure', 'area', 'period', 'cohort', 'by', 'grain', 'statistic'],
  ...DimensionId.options.map((dimension) => `where.${dimension}`),
  ...['measure', 'area', 'period', 'origin', 'cohort', 'observation', 'statistic'].map(
    (part) => `figure.${part}`,
  ),
  ...DimensionId.options.map((dimension) => `figure.in.${dimension}`),
]);

/**
 * Reads a selection out of an address. What the address does not say comes from `opening` when it
 * names no measure, and is left open when it does. What can’t be read is left out and named in
 * `ignored`; nothing is ever thrown.
 */
export function readSelection(params: URLSearchParams, opening: Selection): AddressedSelection {
  const ignored: string[] = [];
  const ignore = (key: string, value: string, because: string) =>
    ignored.push(`The address says ${key} “${value}”, ${because}.`);

  const unknown = [...new Set(params.keys())].filter((key) => !KNOWN_KEYS.has(key));
  for (const key of unknown) ignore(key, params.get(key) ?? '', 'which Explore does not know');

  const one = <T extends string>(
    key: string,
    options: readonly T[],
    otherwise: T | null,
  ): T | null => {
    const value = params.get(key);
    if (value === null) return otherwise;
    const known = options.find((option) => option === value);
    if (known === undefined) ignore(key, value, 'which is none of the choices');
    return known ?? otherwise;
  };

  const measure = readMeasure(params, ignore);
  const base = measure ? selectionOf(measure) : opening;
  const where: Selection['where'] = {};
  for (const dimension of DimensionId.options) {
    const categories = params.getAll(`where.${dimension}`);
    if (categories.length > 0) where[dimension] = categories;
  }
  const periods = params.getAll('period').filter((label) => {
    const known = parsePeriod(label) !== null;
    if (!known) ignore('period', label, 'which is not a period; write for example 2022/23');
    return known;
  });
  const areas = params.getAll('area');

  return {
    selection: {
      measure: base.measure,
      areas: areas.length > 0 ? areas : base.areas,
      periods: periods.length > 0 ? periods : base.periods,
      cohort: one('cohort', CohortId.options, base.cohort),
      by: one('by', DimensionId.options, base.by),
      where: Object.keys(where).length > 0 ? where : base.where,
      grain: one('grain', Grain.options, null) ?? base.grain,
      statistic: one('statistic', Statistic.options, null) ?? base.statistic,
      figure: readFigure(params, base.measure, ignored) ?? base.figure,
    },
    ignored,
  };
}

function readMeasure(
  params: URLSearchParams,
  ignore: (key: string, value: string, because: string) => void,
): string | null {
  const id = params.get('measure');
  if (id === null) return null;
  if (findMeasure(id)) return id;
  const near = nearestMeasures(id.replaceAll('_', ' '))
    .map((candidate) => findMeasure(candidate)?.label)
    .filter((label) => label !== undefined);
  ignore(
    'measure',
    id,
    `which is not in the catalogue${near.length > 0 ? `; near it: ${near.join(', ')}` : ''}`,
  );
  return null;
}

function readFigure(params: URLSearchParams, measure: string, ignored: string[]): FigureKey | null {
  if (![...params.keys()].some((key) => key.startsWith('figure.'))) return null;
  const breakdown = Object.fromEntries(
    DimensionId.options.flatMap((dimension) => {
      const category = params.get(`figure.in.${dimension}`);
      return category === null ? [] : [[dimension, category]];
    }),
  );
  const observation = params.get('figure.observation');
  const read = FigureKey.safeParse({
    measure: params.get('figure.measure') ?? measure,
    area: params.get('figure.area'),
    period: params.get('figure.period'),
    cohort: params.get('figure.cohort'),
    breakdown,
    origin: FigureOrigin.safeParse(params.get('figure.origin')).data,
    observation: observation === null ? null : Number(observation || Number.NaN),
    statistic: params.get('figure.statistic') ?? 'mean',
  });
  if (!read.success) {
    const parts = [...new Set(read.error.issues.map((issue) => issue.path.join('.')))];
    ignored.push(
      `The address opens a figure, but its ${parts.join(' and ')} can’t be read; no figure is open.`,
    );
    return null;
  }
  return read.data;
}
