import type { FigureCard } from '../contract/figure.ts';
import type { Outturn, OutturnResult } from '../contract/funding/outturn.ts';
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
      // Who pays for whom is what each pays less its share of demand.
      fairness: null,
      partners: year.partners.map((partner) => ({
        ...partner,
        costPerChild: null,
        demandShare: null,
      })),
    })),
  };
}

/** Budget and actual are money; how many children were placed, and what one cost, is not shown. */
export const presentableOutturn = (result: OutturnResult): OutturnResult => ({
  ...result,
  costPerChild: null,
  disagreements: [],
});

/** The same of the document it is worked out from, which is only handed out to be worked out. */
export const withoutChildren = (outturn: Outturn): Outturn => ({
  ...outturn,
  children_placed: undefined,
  inter_agency_fees: outturn.inter_agency_fees.map((line) => ({ ...line, children: undefined })),
});
