import type { FigureCard } from '../contract/figure.ts';
import type { ScenarioResult } from '../contract/funding/result.ts';
import type { SessionInfo } from '../contract/session.ts';

/** A figure's card, whose figures have gone through the gate, without all that is about rows. */
export function presentableCard(card: FigureCard): FigureCard {
  const { publication } = card;
  return {
    ...card,
    calculation: null,
    withoutMostExtreme: null,
    median: null,
    publication: publication && { ...publication, printedAs: null, note: null },
    rows: { columns: [], cells: [], total: 0 },
  };
}

export function presentableSession(session: SessionInfo): SessionInfo {
  return { ...session, workspace: { ...session.workspace, journeys: null } };
}

/** Contributions are money; what they are divided by is children. */
export function presentableScenario(result: ScenarioResult): ScenarioResult {
  return {
    ...result,
    warnings: [],
    disagreements: [],
    years: result.years.map((year) => ({
      ...year,
      partners: year.partners.map((partner) => ({
        ...partner,
        costPerChild: null,
        demandShare: null,
      })),
    })),
  };
}

/** Whether a scenario's own figures hold a count of 1 to 5; then it is not handed out at all. */
export function holdsSmallCount(values: unknown): boolean {
  if (typeof values === 'number') return values > 0 && values < 6;
  if (typeof values !== 'object' || values === null) return false;
  return Object.values(values).some(holdsSmallCount);
}
