import type { SelectionOptions } from '../../analytics/contract/selection.ts';

/** The measures people ask about first, in the order they ask. */
const FIRST_ASKED = [
  'adoption_orders',
  'placement_orders',
  'children_placed',
  'matches',
  'children_waiting_with_order',
  'entry_to_placed_days',
  'placement_order_to_match_days',
  'early_permanence_share',
  'adopter_approvals',
  'adopters_waiting',
  'children_in_care',
  'partner_contribution',
] as const;

/** Those of them that have figures, up to eight; where none has, the measures with most figures. */
export function openingMeasures(options: SelectionOptions, limit = 8): string[] {
  const available = options.measures.filter((option) => option.figures > 0);
  const asked = FIRST_ASKED.filter((id) => available.some((option) => option.id === id));
  const others = available
    .filter((option) => !asked.some((id) => id === option.id))
    .toSorted((a, b) => b.figures - a.figures)
    .map((option) => option.id);
  return (asked.length > 0 ? asked : others).slice(0, limit);
}
