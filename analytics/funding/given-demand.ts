import type { DemandValue, Scenario } from '../contract/funding/scenario.ts';
import { readMark } from '../extracts/cells/mark.ts';
import { readNumber } from '../extracts/cells/number.ts';
import { add, exactly } from '../statistics/apportionment/fraction.ts';
import type { Known, KnownDemand } from './demand.ts';
import { isMember } from './membership.ts';
import { neededYears } from './needed-demand.ts';
import { startOf } from './prepare.ts';
import type { Path } from './refusal.ts';
import { refusal } from './refusal.ts';

/**
 * The demand that stands in the document, of the partners and of every year that is looked at (of
 * measures no formula looks at, what is a plain number); a partner's own value counts, or else those
 * of its areas together. Years in which the partner was no member are left out, and so is what is
 * not available or not applicable. A suppressed value has to have its bounds.
 */
export function givenDemand(scenario: Scenario): KnownDemand {
  const values = scenario.demand?.values ?? {};
  const needed = neededYears(scenario);
  return new Map(
    Object.entries(values).map(([measure, partners]) => {
      const wanted = needed.get(measure);
      const read = (name: string): Map<number, Known> =>
        new Map(
          Object.entries(partners[name] ?? {}).flatMap(([label, value]) => {
            const year = startOf(label);
            if (!(wanted?.has(year) ?? typeof value === 'number')) return [];
            const known = readValue(value, ['demand', 'values', measure, name, label]);
            return known ? [[year, known] as const] : [];
          }),
        );
      return [
        measure,
        new Map(
          scenario.partners.map((partner) => {
            const own = read(partner);
            const areas = scenario.areas?.[partner] ?? [];
            const years = own.size > 0 ? own : together(areas.map(read));
            return [
              partner,
              new Map([...years].filter(([year]) => isMember(scenario.members?.[partner], year))),
            ];
          }),
        ),
      ];
    }),
  );
}

/** What several areas come to: only in years in which each of them has a value. */
export function together(areas: readonly ReadonlyMap<number, Known>[]): Map<number, Known> {
  const [first, ...others] = areas;
  return new Map(
    [...(first ?? [])].flatMap(([year, known]) => {
      let all = known;
      for (const other of others) {
        const more = other.get(year);
        if (!more) return [];
        all = { lower: add(all.lower, more.lower), upper: add(all.upper, more.upper) };
      }
      return [[year, all] as const];
    }),
  );
}

const figure = (value: number): Known => ({ lower: exactly(value), upper: exactly(value) });

function readValue(value: DemandValue, path: Path): Known | null {
  if (value === null) return null;
  if (typeof value === 'number') return figure(value);
  if (typeof value === 'object') return bounds(value, path);
  const number = readNumber(value);
  if (number && number.value >= 0) return figure(number.value);
  const mark = number ? null : readMark(value, true);
  if (!mark) {
    throw refusal(
      path,
      `“${value}” is no count.`,
      'Write the plain number, or what is printed instead of one: <5, c, z, x, TBC.',
    );
  }
  if (mark.lower === null && mark.upper === null && mark.status !== 'suppressed') return null;
  return bounds(mark, path);
}

function bounds(
  { lower, upper }: { readonly lower: number | null; readonly upper: number | null },
  path: Path,
): Known {
  if (lower !== null && upper !== null && lower <= upper) {
    return { lower: exactly(lower), upper: exactly(upper) };
  }
  throw withoutBounds(path, lower !== null && upper !== null);
}

/** A value nobody knows the bounds of can neither be skipped nor worked with. */
function withoutBounds(path: Path, reversed: boolean) {
  const at = path.at(-1);
  return refusal(
    path,
    reversed
      ? `The bounds of ${String(at)} are the wrong way round.`
      : `The value of ${String(at)} is suppressed and its bounds are not known, so it can neither be used nor left out.`,
    reversed
      ? 'Swap lower and upper.'
      : 'Ask the borough for the figure, or write the bounds as {"lower": 1, "upper": 4}.',
  );
}
