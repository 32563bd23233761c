import type { Scenario } from '../contract/funding/scenario.ts';
import { financialYear } from '../contract/period.ts';
import { requireMeasure } from '../measures/request.ts';
import { PermanenceError } from '../contract/failure.ts';
import type { Known, KnownDemand } from './demand.ts';
import type { DemandAnswer, DemandSource } from './demand-source.ts';
import { givenDemand, together } from './given-demand.ts';
import { isMember } from './membership.ts';
import { neededYears, windowsOf } from './needed-demand.ts';
import type { PartnerAreas } from './partner-areas.ts';
import { partnerAreas } from './partner-areas.ts';
import { refusal } from './refusal.ts';
import { words } from './wording.ts';
import { compare } from '../statistics/apportionment/fraction.ts';

type Found = { readonly demand: KnownDemand; readonly notes: readonly string[] };

/**
 * The demand of a scenario that takes it from the workspace: of every partner's authorities while
 * they belonged, from the first source that knows it. A figure in the document stands in for it.
 */
export async function workspaceDemand(
  scenario: Scenario,
  sources: readonly DemandSource[],
): Promise<Found> {
  const partners = partnerAreas(scenario);
  const given = givenDemand(scenario);
  const needed = neededYears(scenario);
  const notes: string[] = [];
  const demand = new Map<string, ReadonlyMap<string, ReadonlyMap<number, Known>>>();
  for (const [measure, years] of withCost(needed)) {
    checkMeasure(scenario, measure);
    const told = await ask(sources, measure, partners, [...years]);
    const answers = needed.has(measure) ? told : told.filter(isFigure);
    notes.push(...contradictions(measure, answers));
    demand.set(
      measure,
      new Map(
        scenario.partners.map((partner) => {
          const own = given.get(measure)?.get(partner) ?? new Map<number, Known>();
          const found = fromAreas(partner, partners, measure, answers, own);
          return [partner, new Map([...found, ...own])];
        }),
      ),
    );
  }
  return { demand, notes };
}

/** The years to ask for; children placed as well, by which the cost per child is told. */
function withCost(needed: ReadonlyMap<string, ReadonlySet<number>>) {
  if (needed.size === 0 || needed.has(COST_MEASURE)) return needed;
  const all = new Set([...needed.values()].flatMap((years) => [...years]));
  return new Map([...needed, [COST_MEASURE, all]]);
}

const COST_MEASURE = 'children_placed';

/** Nobody needs to ask for the figure of a measure that no formula looks at. */
const isFigure = ({ known }: DemandAnswer): boolean =>
  known !== null && compare(known.lower, known.upper) === 0;

function checkMeasure(scenario: Scenario, measure: string): void {
  try {
    requireMeasure(measure);
  } catch (error) {
    if (!(error instanceof PermanenceError)) throw error;
    const at = windowsOf(scenario).findIndex((window) => window.measure === measure);
    throw refusal(
      ['formula', 'drivers', Math.max(0, at), 'measure'],
      error.failure.message,
      error.failure.action,
    );
  }
}

/** Each source is asked for what those before it don't know. */
async function ask(
  sources: readonly DemandSource[],
  measure: string,
  partners: PartnerAreas,
  years: readonly number[],
): Promise<DemandAnswer[]> {
  const areas = [...new Set([...partners.values()].flat().map(({ area }) => area))];
  const answers: DemandAnswer[] = [];
  for (const source of sources) {
    const known = new Set(answers.map(({ area, year }) => `${area} ${year}`));
    const more = await source({ measure, areas, years });
    answers.push(...more.filter(({ area, year }) => !known.has(`${area} ${year}`)));
  }
  return answers;
}

function fromAreas(
  partner: string,
  partners: PartnerAreas,
  measure: string,
  answers: readonly DemandAnswer[],
  own: ReadonlyMap<number, Known>,
): Map<number, Known> {
  return together(
    (partners.get(partner) ?? []).map(
      ({ area, span }) =>
        new Map(
          answers.flatMap(({ area: name, year, known }) => {
            if (name !== area.name || own.has(year) || !isMember(span, year)) return [];
            if (known) return [[year, known] as const];
            const { label } = financialYear(year);
            throw refusal(
              ['demand', 'values', measure, partner, label],
              `${area.name}’s ${words(measure)} of ${label} are suppressed and their bounds are not known, so they can neither be used nor left out.`,
              `Ask ${area.name} for the figure and write it as demand.values.${measure}.${partner}.${label}; the workspace gives the rest.`,
            );
          }),
        ),
    ),
  );
}

const contradictions = (measure: string, answers: readonly DemandAnswer[]): string[] =>
  answers.flatMap(({ area, year, note }) =>
    note === undefined
      ? []
      : [
          `${area}’s ${words(measure)} of ${financialYear(year).label} are stated twice: ${note}. The first is used.`,
        ],
  );
