import type { Area } from '../../contract/area.ts';
import type { FindingsPage, QualityReport, QualityRule } from '../../contract/quality.ts';
import type { Session } from '../../engine/session.ts';
import type { RuleModule } from '../../reference/ssda903/rule.ts';
import { readCoverage, readReturned } from './coverage.ts';
import type { InReturn } from './coverage.ts';
import { qualityFiles } from './files.ts';
import { Findings } from './findings.ts';
import { LIMITS, NOT_CHECKABLE, RULES } from './rules.ts';
import type { Rule } from './rules.ts';

type PageAsked = Parameters<Findings['page']>[0];

/** The quality of what is loaded; worked out when first asked for, and for as long as nothing is loaded. */
export class Quality {
  readonly #session: Session;
  readonly #workspaceKey: Uint8Array;
  #findings: Promise<Findings> | null = null;

  constructor({ session, workspaceKey }: { session: Session; workspaceKey: Uint8Array }) {
    this.#session = session;
    this.#workspaceKey = workspaceKey;
  }

  /** Something was loaded: what was worked out is no longer true. */
  forget(): void {
    this.#findings = null;
  }

  async report(area: Area | null, today: string): Promise<QualityReport> {
    const findings = await this.#workedOut();
    const returned = await readReturned(this.#session);
    const coverage = await readCoverage(this.#session, returned, area, today);
    const files = await qualityFiles(this.#session);
    const concerned = new Set(coverage.cells.map(({ source }) => source));
    const groups = findings.groups(area);
    const found = new Map<string, number>();
    for (const { rule, count } of groups) found.set(rule, (found.get(rule) ?? 0) + count);
    const total = (severity: string) =>
      groups
        .filter((group) => group.severity === severity)
        .reduce((sum, { count }) => sum + count, 0);
    return {
      errors: total('error'),
      warnings: total('warning'),
      files: area === null ? files : files.filter(({ source }) => concerned.has(source)),
      rules: RULES.map((rule) => ruleChecked(rule, found.get(rule.id) ?? 0, returned)),
      groups,
      coverage,
    };
  }

  async page(asked: PageAsked): Promise<FindingsPage> {
    return (await this.#workedOut()).page(asked);
  }

  #workedOut(): Promise<Findings> {
    const workspace = { session: this.#session, workspaceKey: this.#workspaceKey };
    this.#findings ??= Findings.workOut(workspace).catch((error: unknown) => {
      this.#findings = null;
      throw error;
    });
    return this.#findings;
  }
}

/** What the modules that rules compare are called where they are loaded. */
export const MODULE_IDS = {
  header: 'Header',
  episodes: 'Episodes',
  oc3: 'OC3',
  ad1: 'AD1',
  sbpfa: 'SBPFA',
} as const satisfies Record<RuleModule, string>;

/** A rule with how often it spoke, and whether it could. */
function ruleChecked(rule: Rule, findings: number, returned: readonly InReturn[]): QualityRule {
  const { id, official, title, action, severity, falseAlarm } = rule;
  const told = { id, official, title, action, severity, falseAlarm, findings };
  const never = NOT_CHECKABLE[id];
  if (never !== undefined) return { ...told, state: 'not_checkable', limit: never };
  const why = findings > 0 ? null : notLoaded(rule, returned);
  if (why !== null) return { ...told, state: 'not_loaded', limit: why };
  return { ...told, state: 'checked', limit: LIMITS[id] ?? null };
}

/** What a rule lacks to be looked for: its modules of one authority's year, or the year before. */
export function notLoaded(
  { modules, previousYear }: Pick<Rule, 'modules' | 'previousYear'>,
  returned: readonly Pick<InReturn, 'area' | 'year_end' | 'module'>[],
): string | null {
  const names = modules.map((id) => MODULE_IDS[id]);
  const there = new Set(returned.map((row) => `${row.area} ${row.year_end} ${row.module}`));
  const complete = ({ area, year_end }: { area: string; year_end: number | null }) =>
    names.every((name) => there.has(`${area} ${year_end} ${name}`));
  if (names.length === 0) return null;
  const years = returned.filter(complete);
  if (years.length === 0) return `No return is loaded that has ${names.join(' and ')}.`;
  if (!previousYear) return null;
  const twice = years.some(
    ({ area, year_end }) => year_end !== null && complete({ area, year_end: year_end - 1 }),
  );
  return twice ? null : 'No authority’s return of the year before is loaded.';
}
