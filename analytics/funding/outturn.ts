import type { Outturn, OutturnResult, SharingRule } from '../contract/funding/outturn.ts';
import type { Fraction } from '../statistics/apportionment/fraction.ts';
import { exactly } from '../statistics/apportionment/fraction.ts';
import { apportion } from '../statistics/apportionment/two-level.ts';
import { refusal } from './refusal.ts';
import { pounds } from './wording.ts';

type Compared = OutturnResult['net'];
type Line = OutturnResult['lines'][number];

/**
 * A year's budget against what became of it: by line, fees for placements with other agencies on
 * their own, what each partner has to add or gets back by the rule agreed, and what a child placed
 * cost. Where a printed variance is not what its own line comes to, both are told; neither is
 * corrected.
 */
export function workOutturn(outturn: Outturn): OutturnResult {
  const lines: Line[] = [
    ...outturn.expenditure.map((line) => lineOf('expenditure', line)),
    ...outturn.inter_agency_fees.map((line) => lineOf('inter_agency_fees', line)),
    ...outturn.income.map((line) => lineOf('income', line)),
  ];
  const [expenditure, interAgencyFees, income] = (
    ['expenditure', 'inter_agency_fees', 'income'] as const
  ).map((section) => totalOf(lines.filter((line) => line.section === section)));
  if (!expenditure || !interAgencyFees || !income) throw new Error('A section has no total.');
  const net = totalOf([expenditure, interAgencyFees, negative(income)]);
  const rule = outturn.sharing?.rule;
  return {
    name: outturn.name,
    year: outturn.year,
    lines,
    expenditure,
    interAgencyFees,
    income,
    net,
    payments: [...payments(outturn)].map(([partner, amount]) => ({ partner, amount })),
    inKind: outturn.in_kind.map(({ name, partner = null, amount }) => ({ name, partner, amount })),
    carriedForward: rule === 'carry_forward' ? toPounds(-toPence(net.variance)) : null,
    shared: outturn.sharing ? sharedOut(outturn, outturn.sharing, net.variance) : [],
    costPerChild: costPerChild(outturn, expenditure.actual, interAgencyFees.actual),
    differences: differences(outturn, lines, net),
    warnings: warningsOf(outturn, income),
    disagreements: [],
  };
}

const toPence = (amount: number) => Math.round(amount * 100);
/** Adding 0 turns −0 into 0. */
const toPounds = (amount: number) => amount / 100 + 0;

function lineOf(
  section: Line['section'],
  { category, budget, actual }: { category: string; budget: number; actual: number },
): Line {
  const variance = toPounds(toPence(actual) - toPence(budget));
  return { section, category, budget, actual, variance };
}

const negative = ({ budget, actual, variance }: Compared): Compared => ({
  budget: -budget,
  actual: -actual,
  variance: -variance,
});

function totalOf(lines: readonly Compared[]): Compared {
  const all = (of: (line: Compared) => number) =>
    toPounds(lines.reduce((sum, line) => sum + toPence(of(line)), 0));
  return {
    budget: all(({ budget }) => budget),
    actual: all(({ actual }) => actual),
    variance: all(({ variance }) => variance),
  };
}

function payments({ income }: Outturn): Map<string, number> {
  const paid = new Map<string, number>();
  for (const { kind, payments: each = {} } of income) {
    if (kind !== 'contribution') continue;
    for (const [partner, amount] of Object.entries(each)) {
      paid.set(partner, toPounds(toPence(paid.get(partner) ?? 0) + toPence(amount)));
    }
  }
  return paid;
}

/** Each partner's part of an overspend (above 0) or underspend, exact to the penny. */
function sharedOut(
  outturn: Outturn,
  sharing: SharingRule,
  variance: number,
): OutturnResult['shared'] {
  if (sharing.rule === 'carry_forward') return [];
  if (sharing.rule === 'host') return [{ partner: sharing.partner, amount: variance }];
  const weights = weightsOf(outturn, sharing);
  const sign = variance < 0 ? -1 : 1;
  try {
    const given = apportion(weights, BigInt(Math.abs(toPence(variance))));
    return weights.map(({ id }, at) => ({
      partner: id,
      amount: toPounds(sign * Number(given[at] ?? 0n)),
    }));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refusal(
      ['sharing'],
      `An over- or underspend is to be shared by ${sharing.rule}, but there is nothing above 0 to share it by.`,
      'Give the payments of a line of contributions by partner, or share by another rule.',
    );
  }
}

function weightsOf(
  outturn: Outturn,
  sharing: Extract<SharingRule, { rule: 'equal' | 'contributions' | 'shares' }>,
): { id: string; weight: Fraction }[] {
  if (sharing.rule === 'shares') {
    return Object.entries(sharing.shares).map(([id, share]) => ({ id, weight: exactly(share) }));
  }
  return [...payments(outturn)].map(([id, amount]) => ({
    id,
    weight: exactly(sharing.rule === 'equal' ? 1 : Math.max(0, amount)),
  }));
}

function costPerChild(
  { children_placed, inter_agency_fees }: Outturn,
  spent: number,
  fees: number,
): OutturnResult['costPerChild'] {
  if (children_placed === undefined || children_placed === 0) return null;
  const counted = inter_agency_fees.flatMap(({ children }) => children ?? []);
  const bought = counted.reduce((sum, children) => sum + children, 0);
  const over = (amount: number, children: number) => Math.round((amount / children) * 100) / 100;
  return {
    children: children_placed,
    withFees: over(spent + fees, children_placed),
    withoutFees: over(spent, children_placed),
    feePerChild: bought > 0 ? over(fees, bought) : null,
  };
}

function differences(
  outturn: Outturn,
  lines: readonly Line[],
  net: Compared,
): OutturnResult['differences'] {
  const printed = [...outturn.expenditure, ...outturn.inter_agency_fees, ...outturn.income];
  const stated: [where: string, stated: number | undefined, computed: number][] = [
    ...printed.map(({ category, stated_variance }, at): (typeof stated)[number] => [
      `the variance of ${category}`,
      stated_variance,
      lines[at]?.variance ?? 0,
    ]),
    ['the net budget', outturn.stated_net?.budget, net.budget],
    ['the net actual', outturn.stated_net?.actual, net.actual],
    ['the net variance', outturn.stated_net?.variance, net.variance],
  ];
  return stated.flatMap(([where, printedAs, computed]) =>
    printedAs === undefined || toPence(printedAs) === toPence(computed)
      ? []
      : [
          {
            where,
            stated: printedAs,
            computed,
            sentence: `${where[0]?.toUpperCase()}${where.slice(1)} is printed as ${pounds(printedAs)}, but its line comes to ${pounds(computed)}.`,
          },
        ],
  );
}

/** Contributions that come to another sum than was budgeted for them: the pound somebody owes. */
function warningsOf({ income }: Outturn, total: Compared): string[] {
  const contributions = income.filter(({ kind }) => kind === 'contribution');
  const sum = (of: (line: (typeof income)[number]) => number) =>
    toPounds(contributions.reduce((all, line) => all + toPence(of(line)), 0));
  const [paid, due] = [sum(({ actual }) => actual), sum(({ budget }) => budget)];
  const uneven = income.filter(
    ({ payments: each, actual }) =>
      each &&
      Object.values(each).reduce((all, amount) => all + toPence(amount), 0) !== toPence(actual),
  );
  const more = toPounds(toPence(paid) - toPence(due));
  return [
    ...(more === 0
      ? []
      : [
          `What partners paid adds up to ${pounds(paid)}, ${pounds(Math.abs(more))} ${more > 0 ? 'more' : 'less'} than the ${pounds(due)} budgeted for it. It is used as printed.`,
        ]),
    ...uneven.map(
      ({ category, actual }) =>
        `What partners paid of ${category} does not add up to its actual of ${pounds(actual)}.`,
    ),
    ...(total.actual < 0 ? ['Income is below 0: write it as a positive amount.'] : []),
  ];
}
