import { z } from 'zod';
import type { Area } from '../../../analytics/contract/area.ts';
import {
  QualitySeverity,
  type QualityGroup,
  type QualityReport,
} from '../../../analytics/contract/quality.ts';

/** What of the quality report is shown, as the address keeps it. */
export const QualityList = z.enum(['groups', 'findings', 'files', 'rules']);
export type QualityList = z.infer<typeof QualityList>;

export type QualityFilter = {
  readonly list: QualityList;
  /** An authority or agency by name; the engine narrows the whole report to it. */
  readonly area: string | null;
  readonly severity: QualitySeverity | null;
  readonly source: number | null;
  readonly rule: string | null;
};

export const EVERYTHING: QualityFilter = {
  list: 'groups',
  area: null,
  severity: null,
  source: null,
  rule: null,
};

/** Reads the filter out of an address. */
export function readQualityFilter(params: URLSearchParams): QualityFilter {
  const source = params.get('source');
  return {
    list: QualityList.safeParse(params.get('list')).data ?? EVERYTHING.list,
    area: params.get('area'),
    severity: QualitySeverity.safeParse(params.get('severity')).data ?? null,
    source: source !== null && /^\d{1,9}$/.test(source) ? Number(source) : null,
    rule: params.get('rule'),
  };
}

/** Writes the filter into an address; whatever else stands there stays. */
export function writeQualityFilter(params: URLSearchParams, filter: QualityFilter): void {
  for (const [key, value] of Object.entries(filter)) {
    if (value === null || (key === 'list' && value === EVERYTHING.list)) params.delete(key);
    else params.set(key, String(value));
  }
}

/** Whether anything is left out. */
export function isNarrowed({ area, severity, source, rule }: QualityFilter): boolean {
  return area !== null || severity !== null || source !== null || rule !== null;
}

/** The groups that fit every part of the filter; the area was seen to by the engine. */
export function filterGroups(
  groups: readonly QualityGroup[],
  { severity, source, rule }: Pick<QualityFilter, 'severity' | 'source' | 'rule'>,
): QualityGroup[] {
  return groups.filter(
    (group) =>
      (severity === null || group.severity === severity) &&
      (source === null || group.source === source) &&
      (rule === null || group.rule === rule),
  );
}

/** How many findings stand in each, by any of their facts. */
export function countBy<Key>(
  groups: readonly QualityGroup[],
  keyOf: (group: QualityGroup) => Key,
): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const group of groups) {
    const key = keyOf(group);
    counts.set(key, (counts.get(key) ?? 0) + group.count);
  }
  return counts;
}

/**
 * Authorities of which something is loaded or found, and the agencies they belong to or once
 * belonged to: whom the report can be narrowed to.
 */
export function areasConcerned(report: QualityReport, areas: readonly Area[]): Area[] {
  const named = new Set([
    ...report.groups.map(({ area }) => area),
    ...report.coverage.returns.map(({ area }) => area),
  ]);
  const known = new Set(areas.filter(({ name }) => named.has(name)).map(({ code }) => code));
  return areas.filter(
    ({ code, kind, members }) =>
      known.has(code) || (kind === 'agency' && members.some(({ area }) => known.has(area))),
  );
}
