import type { RowPlace } from '../ssda903/history.ts';

/** Whose word it is. */
export type Teller = 'ssda903' | 'adopter_log' | 'asg' | 'annex_a' | 'journeys';

export type Value = string | number | boolean;

/** What one row says of a child or a household; a field it leaves open is null or not there. */
export type Saying<Field extends string> = {
  readonly teller: Teller;
  readonly place: RowPlace;
  readonly says: Readonly<Partial<Record<Field, Value | null>>>;
};

/** Two rows that say different things, and whose word counts. */
export type Difference<Field extends string> = {
  readonly field: Field;
  readonly kept: Value;
  readonly keptBy: Saying<Field>;
  readonly other: Value;
  readonly otherBy: Saying<Field>;
};

/** How a field is held against another's word where being alike isn't being equal. */
export type Rule = {
  /** Whether two words mean the same; equal ones always do. */
  readonly same?: (a: Value, b: Value) => boolean;
  /** Whether the second word, which means the same, says it more exactly. */
  readonly finer?: (a: Value, b: Value) => boolean;
  /** Whether a word says next to nothing, from whom it comes: any other counts before it. */
  readonly weak?: (value: Value, teller: Teller) => boolean;
  /** Whether it changes as time goes on, so that different words are no contradiction. */
  readonly changes?: boolean;
};

export type Agreed<Field extends string> = {
  /** What nobody says is null or not there. */
  readonly kept: Readonly<Partial<Record<Field, Value | null>>>;
  readonly differences: readonly Difference<Field>[];
};

/**
 * One answer a field out of what several rows say, given in the order in which they are believed:
 * the first that says anything counts, others only fill what it leaves open, and whoever says
 * something else is listed, each other answer once.
 */
export function agree<Field extends string>(
  sayings: readonly Saying<Field>[],
  fields: readonly Field[],
  rules?: Readonly<Partial<Record<Field, Rule>>>,
): Agreed<Field> {
  const [only] = sayings;
  // Most are told of by one row alone, and there is nothing to hold against it.
  if (only && sayings.length === 1) return { kept: only.says, differences: [] };
  const kept: Partial<Record<Field, Value>> = {};
  const differences: Difference<Field>[] = [];
  for (const field of fields) {
    const rule: Rule = rules?.[field] ?? {};
    const told = toldOf(sayings, field);
    const strong = told.filter(({ value, by }) => !rule.weak?.(value, by.teller));
    const [first] = strong.length > 0 ? strong : told;
    if (!first) continue;
    const alike = (value: Value) =>
      value === first.value || (rule.same?.(first.value, value) ?? false);
    const finest = strong
      .filter(({ value }) => alike(value))
      .reduce((best, one) => (rule.finer?.(best.value, one.value) ? one : best), first);
    kept[field] = finest.value;
    if (rule.changes) continue;
    const seen = new Set<Value>();
    for (const { value, by } of strong) {
      if (alike(value) || seen.has(value)) continue;
      seen.add(value);
      differences.push({ field, kept: finest.value, keptBy: finest.by, other: value, otherBy: by });
    }
  }
  return { kept, differences };
}

type Told<Field extends string> = { readonly value: Value; readonly by: Saying<Field> };

function toldOf<Field extends string>(
  sayings: readonly Saying<Field>[],
  field: Field,
): Told<Field>[] {
  return sayings.flatMap((by) => {
    const value = by.says[field] ?? null;
    return value === null ? [] : [{ value, by }];
  });
}
