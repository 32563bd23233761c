import type { Entry } from './define.ts';
import { LAIT, LOCAL, define } from './define.ts';

const pounds = (
  id: string,
  label: string,
  definition: string,
  more: Partial<Entry> = {},
): Entry => ({
  id,
  label,
  kind: 'money',
  unit: 'pounds',
  breakdowns: ['category', 'kind'],
  definition,
  definitionSource: LOCAL,
  ...more,
});

/** Budgets, spending, income and what partners pay. */
export const money = define('money', [
  pounds('budget_total', 'Budget', 'Money set aside for the year, in all or by category.'),
  pounds('actual_total', 'Actual spending', 'Money spent in the year, in all or by category.'),
  pounds(
    'partner_contribution',
    'Partner contributions',
    "What a partner paid into the agency's budget for the year.",
    { breakdowns: ['category'] },
  ),
  pounds(
    'partner_contribution_budget',
    'Partner contributions, agreed',
    "What a partner is to pay into the agency's budget for the year, as agreed.",
    { breakdowns: ['category'] },
  ),
  pounds('income', 'Income', 'Money received in the year, with the sign it was printed with.', {
    breakdowns: ['category'],
  }),
  pounds(
    'inter_agency_fees',
    'Inter-agency fees',
    'Fees paid to other agencies for placing children with their families, or received from them.',
  ),
  pounds('variance', 'Variance', 'Actual less budget, with the sign it was printed with.'),
  pounds(
    'inter_agency_saving',
    'Saving on inter-agency fees',
    'What the agency says it saved by placing fewer children with the families of other agencies.',
  ),
  ...(
    [
      ['adoption_weekly_unit_cost', 'Adoption', 'children with a plan for adoption'],
      ['children_in_care_weekly_unit_cost', 'Children in care', 'children in care'],
    ] as const
  ).map(([id, subject, who]): Entry => ({
    id,
    label: `${subject}, weekly unit cost`,
    kind: 'rate',
    unit: 'pounds',
    definition: `Spending on ${who} as the authority's section 251 outturn return states it, divided by their number and by the weeks of the year. Returns differ in what they hold, so it compares authorities only roughly.`,
    definitionSource: LAIT,
  })),
  {
    id: 'staffing_share_of_budget',
    label: 'Staffing, share of the budget',
    kind: 'share',
    unit: 'percent',
    shareOf: 'budget_total',
    definition: "Of the agency's budget for the year, what went on staffing.",
    definitionSource: LOCAL,
  },
]);
