/** The fields of an attempt that both a return and an authority's own records tell. */
export const COMPARED = [
  'entered_care_on',
  'decision_on',
  'placement_order_on',
  'matched_on',
  'placed_on',
  'adoption_order_on',
  'plan_changed_on',
  'plan_changed_reason',
] as const;
export type ComparedField = (typeof COMPARED)[number];

/** The steps that put a child into a year. */
const STEPS = [
  'decision_on',
  'placement_order_on',
  'matched_on',
  'placed_on',
  'adoption_order_on',
  'plan_changed_on',
] as const satisfies readonly ComparedField[];

/** What one side says of an attempt, and the row it says it in. */
export type Side = {
  readonly says: Readonly<Partial<Record<ComparedField, string>>>;
  readonly place: { readonly sourceId: number; readonly row: number };
};

/** One attempt as the return tells it and as the records do; null where one doesn't know it. */
export type Pair = { readonly returned: Side | null; readonly recorded: Side | null };

export type Year = { readonly start: string; readonly end: string };

export type FieldDifference = {
  readonly field: ComparedField;
  readonly returned: string | null;
  readonly recorded: string | null;
  readonly pair: Pair;
};

export type ChildCompared =
  | { readonly kind: 'alike' }
  | { readonly kind: 'only_in_return' | 'only_in_records'; readonly side: Side }
  | { readonly kind: 'differs'; readonly differences: readonly FieldDifference[] };

/** Whether either side tells of a step of the plan in the year; only such children are compared. */
export function isOfYear(pairs: readonly Pair[], year: Year): boolean {
  return pairs.some((pair) => pairIsOfYear(pair, year));
}

const within = (value: string | undefined, { start, end }: Year) =>
  value !== undefined && value >= start && value <= end;

const pairIsOfYear = ({ returned, recorded }: Pair, year: Year) =>
  STEPS.some((field) => within(returned?.says[field], year) || within(recorded?.says[field], year));

/**
 * Holds a child's attempts against each other. Of an attempt with a step in the year a step counts
 * when either side puts it into the year, anything else always. `tellsMatches` is whether the
 * return tells of every match: the SSDA903 return does so only of children who were adopted.
 */
export function compareChild(
  pairs: readonly Pair[],
  year: Year,
  tellsMatches: boolean,
): ChildCompared {
  const only = (side: 'returned' | 'recorded') => pairs.every((pair) => pair[side] === null);
  const first = (side: 'returned' | 'recorded') =>
    pairs.filter((pair) => pairIsOfYear(pair, year)).find((pair) => pair[side])?.[side];
  const [returned, recorded] = [first('returned'), first('recorded')];
  if (only('recorded') && returned) return { kind: 'only_in_return', side: returned };
  if (only('returned') && recorded) return { kind: 'only_in_records', side: recorded };
  const differences = pairs
    .filter((pair) => pairIsOfYear(pair, year))
    .flatMap((pair) => differencesOf(pair, year, tellsMatches));
  return differences.length === 0 ? { kind: 'alike' } : { kind: 'differs', differences };
}

function differencesOf(pair: Pair, year: Year, tellsMatches: boolean): FieldDifference[] {
  return COMPARED.flatMap((field) => {
    const [returned, recorded] = [pair.returned?.says[field], pair.recorded?.says[field]];
    if (returned === recorded) return [];
    const isStep = STEPS.some((step) => step === field);
    if (isStep && !within(returned, year) && !within(recorded, year)) return [];
    // A side that leaves the background blank tells nothing else of it.
    if (!isStep && (returned === undefined || recorded === undefined)) return [];
    const adopted = pair.returned?.says.adoption_order_on !== undefined;
    if (field === 'matched_on' && returned === undefined && !tellsMatches && !adopted) return [];
    return [{ field, returned: returned ?? null, recorded: recorded ?? null, pair }];
  });
}
