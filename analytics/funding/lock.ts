import { PermanenceError } from '../contract/failure.ts';
import type { LockedVersion, VersionCheck } from '../contract/funding/version.ts';
import { LockNote } from '../contract/funding/version.ts';
import type { Scenario } from '../contract/funding/scenario.ts';
import type { KnownDemand } from './demand.ts';
import { givenDemand } from './given-demand.ts';
import { suppressedPartners } from './ranges.ts';
import { readScenario } from './read-scenario.ts';
import { refusal } from './refusal.ts';
import { resolvedScenario } from './resolved-scenario.ts';
import { contributionsOf, preparedAtLower, versionHash } from './run-scenario.ts';
import { runYears } from './run.ts';
import { listed } from './wording.ts';

/**
 * A version signed off: the scenario with its demand as figures, what it comes to, who locked it,
 * when and why, under the hash of its content. Refuses one whose demand is still suppressed: nobody
 * can sign a range.
 */
export function lockVersion(
  scenario: Scenario,
  demand: KnownDemand,
  said: LockNote,
  at: Date,
): LockedVersion {
  const unknown = suppressedPartners(demand);
  if (unknown.length > 0) {
    throw refusal(
      ['demand', 'values'],
      `Demand of ${listed(unknown)} is suppressed, so that contributions are a range that nobody can sign.`,
      'Ask for the figures, write them under demand.values, and lock it then.',
    );
  }
  const { by, note } = checkedNote(said);
  const resolved = resolvedScenario(scenario, demand);
  const prepared = preparedAtLower(scenario, demand);
  const contributions = contributionsOf(prepared, runYears(prepared));
  return {
    format: 'permanence-funding-version',
    version: 1,
    hash: versionHash(resolved, contributions),
    lockedBy: by,
    lockedAt: at.toISOString(),
    note,
    scenario: resolved,
    contributions,
  };
}

function checkedNote(said: LockNote): { by: string; note: string } {
  const note = LockNote.safeParse(said);
  if (note.success) return note.data;
  throw new PermanenceError({
    code: 'invalid_request',
    message: 'A version can only be locked by somebody: there is no name.',
    action: 'Say who locks it, in up to 100 characters.',
    place: { field: note.error.issues[0]?.path.join('.') ?? 'by' },
  });
}

/**
 * Whether a locked version is what was locked, and whether this release still comes to the same
 * contributions, to the penny.
 */
export function checkVersion(version: LockedVersion): VersionCheck {
  const { scenario, contributions, hash } = version;
  const now = recomputed(scenario);
  return {
    unchanged: versionHash(scenario, contributions) === hash,
    differences: Object.entries(contributions).flatMap(([year, partners]) =>
      Object.entries(partners).flatMap(([partner, locked]) => {
        const amount = now?.[year]?.[partner] ?? null;
        return amount === locked ? [] : [{ year, partner, locked, now: amount }];
      }),
    ),
  };
}

function recomputed(document: unknown): Record<string, Record<string, number>> | null {
  try {
    const scenario = readScenario(document);
    const prepared = preparedAtLower(scenario, givenDemand(scenario));
    return contributionsOf(prepared, runYears(prepared));
  } catch (error) {
    if (error instanceof PermanenceError) return null;
    throw error;
  }
}
