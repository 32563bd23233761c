import type { Scenario } from '../contract/funding/scenario.ts';
import { financialYear } from '../contract/period.ts';
import type { KnownDemand } from './demand.ts';
import { windowYears } from './driver-demand.ts';
import { windowsOf } from './needed-demand.ts';
import type { Prepared } from './prepare.ts';
import { suppressedPartners } from './ranges.ts';
import { listed, pounds, words } from './wording.ts';

/** What a board should know before it trusts the figures, each a sentence. */
export function warningsOf(prepared: Prepared, demand: KnownDemand): string[] {
  const { scenario } = prepared;
  return [
    ...(scenario.illustrative === true
      ? ['Nobody published this formula: it is an illustration, not what was agreed.']
      : []),
    ...statedTotals(scenario),
    ...strangers(scenario),
    ...withoutPrior(scenario),
    ...dampingNotes(scenario),
    ...gaps(prepared),
    ...shortWindows(prepared),
    ...suppressed(demand),
  ];
}

function statedTotals({ prior, history }: Scenario): string[] {
  return Object.entries({ prior, history }).flatMap(([field, payments]) => {
    const stated = payments?.stated_total;
    if (payments === undefined || stated === undefined) return [];
    const all = Object.values(payments.contributions);
    const paid = all.reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100;
    const more = Math.round((paid - stated) * 100) / 100;
    if (more === 0) return [];
    const year = payments.year === undefined ? field : `contributions of ${payments.year}`;
    return [
      `The ${year} add up to ${pounds(paid)}, ${pounds(Math.abs(more))} ${more > 0 ? 'more' : 'less'} than the ${pounds(stated)} stated where they were printed. They are used as printed.`,
    ];
  });
}

/** Names that stand nowhere among the partners: a slip, or somebody who left. */
function strangers(scenario: Scenario): string[] {
  const known = new Set([...scenario.partners, ...Object.values(scenario.areas ?? {}).flat()]);
  const fields: Record<string, readonly string[]> = {
    'prior contributions': Object.keys(scenario.prior?.contributions ?? {}),
    history: Object.keys(scenario.history?.contributions ?? {}),
    population: Object.keys(scenario.population ?? {}),
    demand: Object.values(scenario.demand?.values ?? {}).flatMap((values) => Object.keys(values)),
  };
  return Object.entries(fields).flatMap(([field, names]) => {
    const others = [...new Set(names.filter((name) => !known.has(name)))];
    return others.length === 0
      ? []
      : [
          `The ${field} of ${listed(others)}, not among the partners, ${others.length === 1 ? 'is' : 'are'} left out.`,
        ];
  });
}

function withoutPrior({ partners, prior, damping, transition }: Scenario): string[] {
  const missing = partners.filter((name) => !prior?.contributions[name]);
  if (missing.length === 0 || !(damping ?? transition)) return [];
  return [
    `${listed(missing)} paid nothing before, so that nothing limits what ${missing.length === 1 ? 'it pays' : 'they pay'} in the first year.`,
  ];
}

function dampingNotes({ damping }: Scenario): string[] {
  if (!damping) return [];
  return [
    ...(damping.until === undefined
      ? ['The damping has no last year: nothing says when contributions meet the formula.']
      : []),
    ...(damping.method === 'scaled_gains_floor' && damping.ceiling !== undefined
      ? ['The damping scales gains above a floor; its ceiling is not used.']
      : []),
  ];
}

function gaps({ years }: Prepared): string[] {
  return years.flatMap((year, at) => {
    const before = years[at - 1];
    return before === undefined || before === year - 1
      ? []
      : [
          `There is no budget between ${financialYear(before).label} and ${financialYear(year).label}: changes of ${financialYear(year).label} are against ${financialYear(before).label}.`,
        ];
  });
}

/** Means over fewer years than the window has, because the others are not known or not applicable. */
function shortWindows(prepared: Prepared): string[] {
  const looked = new Map<string, Set<number>>();
  for (const window of windowsOf(prepared.scenario)) {
    const years = looked.get(window.measure) ?? new Set<number>();
    for (const year of prepared.years) for (const one of windowYears(window, year)) years.add(one);
    looked.set(window.measure, years);
  }
  return [...looked].flatMap(([measure, years]) =>
    missingFigures(
      prepared,
      measure,
      [...years].sort((a, b) => a - b),
    ),
  );
}

/** Which years nobody has figures of, and who lacks others. */
function missingFigures({ partners, demand }: Prepared, measure: string, years: number[]) {
  const lacks = (partner: string, year: number) => !demand.get(measure)?.get(partner)?.has(year);
  const labels = (missing: readonly number[]) =>
    listed(missing.map((year) => financialYear(year).label));
  const nobody = years.filter((year) => partners.every((partner) => lacks(partner, year)));
  const rest = years.filter((year) => !nobody.includes(year));
  return [
    ...(nobody.length === 0
      ? []
      : [
          `There are no figures of ${words(measure)} for ${labels(nobody)}: means are over the other years.`,
        ]),
    ...partners.flatMap((partner) => {
      const missing = rest.filter((year) => lacks(partner, year));
      return missing.length === 0
        ? []
        : [
            `${partner} has no figure of ${words(measure)} for ${labels(missing)}: its mean is over the other years.`,
          ];
    }),
  ];
}

function suppressed(demand: KnownDemand): string[] {
  const partners = suppressedPartners(demand);
  return partners.length === 0
    ? []
    : [
        `Demand of ${listed(partners)} is suppressed: contributions are shown at its lower bounds, with the range over both. Ask for the figures before this is agreed.`,
      ];
}
