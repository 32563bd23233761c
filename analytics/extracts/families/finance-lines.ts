import type { Breakdown } from '../../contract/figure.ts';
import { categoryId } from '../cells/category.ts';

/** The columns a row of finance may have an amount in. */
export type MoneyColumn = 'budget' | 'actual' | 'variance' | 'amount';

/** What a row of finance states: amounts of an agency or of a partner, each under its measure. */
export type FinanceLine = {
  readonly about: 'agency' | 'partner';
  readonly section: 'budget and outturn' | 'partner contributions';
  /** The line as it is called in the file. */
  readonly printed: string | null;
  readonly figures: readonly {
    readonly column: MoneyColumn;
    readonly measure: string;
    readonly breakdown: Breakdown;
  }[];
};

type Kind = 'expenditure' | 'income' | 'net' | 'contribution';

const KINDS: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    expenditure: 'expenditure',
    spend: 'expenditure',
    spending: 'expenditure',
    cost: 'expenditure',
    income: 'income',
    revenue: 'income',
    net: 'net',
    contribution: 'contribution',
    contributions: 'contribution',
  } as const),
);

/** Lines that are no category but the sum of them, with the kind their name tells. */
const TOTALS: ReadonlyMap<string, Exclude<Kind, 'contribution'> | null> = new Map(
  Object.entries({
    grand_total: null,
    total_budget: null,
    overall_total: null,
    total_expenditure: 'expenditure',
    total_spend: 'expenditure',
    total_income: 'income',
    net: 'net',
    net_total: 'net',
    net_expenditure: 'net',
    total_net_expenditure: 'net',
  } as const),
);

const CONTRIBUTION = /^(?:(?:la|partner|annual|agreed|total)\s+)*contributions?$/i;

/**
 * What a row with this partner, category and kind states; null where the kind is none we know or
 * the row names neither a category nor a partner. A partner's row is a contribution unless it says
 * that it is something else.
 */
export function lineOf(
  partner: string | null,
  category: string | null,
  kindText: string | null,
  filled: (column: MoneyColumn) => boolean,
): FinanceLine | null {
  const stated = kindText === null ? null : KINDS.get(categoryId(kindText) ?? '');
  if (stated === undefined || (partner === null && category === null)) return null;
  const contribution =
    stated === 'contribution' ||
    stated === 'income' ||
    (stated === null && (category === null || /contribution/i.test(category)));
  // Who fills in both says with “amount” nothing that “actual” doesn't.
  const paid: MoneyColumn = filled('actual') ? 'actual' : 'amount';
  if (partner !== null && contribution) return contributionOf(category, paid);
  return budgetLine(partner, category, stated === 'contribution' ? 'income' : stated, paid);
}

function contributionOf(category: string | null, paid: MoneyColumn): FinanceLine {
  const id = category === null || CONTRIBUTION.test(category.trim()) ? null : categoryId(category);
  const breakdown: Breakdown = id === null ? {} : { category: id };
  return {
    about: 'partner',
    section: 'partner contributions',
    printed: category,
    figures: [
      { column: paid, measure: 'partner_contribution', breakdown },
      { column: 'budget', measure: 'partner_contribution_budget', breakdown },
    ],
  };
}

function budgetLine(
  partner: string | null,
  category: string | null,
  stated: Exclude<Kind, 'contribution'> | null,
  paid: MoneyColumn,
): FinanceLine {
  const id = category === null ? null : categoryId(category);
  const total = id === null ? null : TOTALS.get(id);
  const kind = stated ?? total ?? null;
  const line: Breakdown = id === null || total !== undefined ? {} : { category: id };
  const breakdown: Breakdown = kind === null ? line : { ...line, kind };
  const income = kind === 'income';
  const fees = /inter_?agency/.test(id ?? '');
  return {
    about: partner === null ? 'agency' : 'partner',
    section: 'budget and outturn',
    printed: category,
    figures: [
      { column: 'budget', measure: 'budget_total', breakdown },
      income
        ? { column: paid, measure: 'income', breakdown: line }
        : { column: paid, measure: 'actual_total', breakdown },
      ...(fees
        ? [{ column: paid, measure: 'inter_agency_fees', breakdown: kind === null ? {} : { kind } }]
        : []),
      { column: 'variance', measure: 'variance', breakdown },
    ],
  };
}
