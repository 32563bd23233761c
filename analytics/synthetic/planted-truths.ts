import { isoDate, yearEnd, yearStart } from './day.ts';
import type { Pause } from './families.ts';
import type { Options } from './options.ts';
import { yearLabel } from './options.ts';
import type { Planted } from './planted.ts';
import { ENQUIRY_RATIO_IN_PAUSE, MATCHING, STAGES } from './planted.ts';
import type { Arrivals, Unit } from './population.ts';

/** What was planted, with what came of it where chance had a say. */
export function plantedTruths(
  options: Options,
  arrivals: Arrivals,
  units: readonly Unit[],
  pause: Pause,
): Planted {
  const adoption = units.filter(({ kind }) => kind === 'adoption');
  const total = countChildren(adoption);
  return {
    arrivals: arrivals.map(({ borough, year, expected }) => {
      const here = adoption.filter(
        (unit) =>
          unit.borough === borough && unit.on >= yearStart(year) && unit.on <= yearEnd(year),
      );
      return {
        area_code: borough.code,
        year: yearLabel(year),
        expected: Math.round(total * expected * 100) / 100,
        actual: countChildren(here),
      };
    }),
    stage_durations: Object.values(STAGES),
    match_hazard: {
      applies_to:
        'waits that begin with a placement order, while adopters are looked for: no early permanence, no adoption by the foster carer, no match before the order, no second attempt, and the only decision of the child',
      clock: 'placement_order_on to matched_on, with plan_changed_on as the competing event',
      no_match_before_days: MATCHING.noMatchBefore,
      reference_mean_days: MATCHING.referenceMean,
      hazard_ratios: MATCHING.hazardRatios,
      plan_change_mean_days: MATCHING.planChangeMean,
      plan_change_hazard_ratios: MATCHING.planChangeRatios,
    },
    recruitment_pause:
      options.families === 0
        ? null
        : {
            applies_to: 'families not approved for a named child',
            from: isoDate(pause.from),
            to: isoDate(pause.to),
            registrations: 0,
            enquiry_rate_ratio: ENQUIRY_RATIO_IN_PAUSE,
          },
  };
}

const countChildren = (units: readonly Unit[]) =>
  units.reduce((sum, { children }) => sum + children.length, 0);
