import { findingOfMany } from './finding-many.ts';
import { findingOfOne } from './finding-one.ts';
import { latestPeriod, leadingSeries, readingsAt } from './reading.ts';
import type { Finding, FindingInput } from './reading.ts';

/**
 * Says in plain English what the figures show. "Better" and "worse" are only said of measures that
 * have a better way, and a change only between periods that follow each other.
 */
export function findingOf(input: FindingInput): Finding {
  const { measure, periods } = input;
  const series = leadingSeries(input.series, periods);
  const period = latestPeriod(series, periods);
  if (!period) {
    return {
      title: `${measure.label}: no figure here is known`,
      answer:
        'Everything that matches is suppressed, not available or not applicable; the table says which.',
    };
  }
  const readings = readingsAt(series, periods, period, measure.unit);
  const [only, ...others] = readings;
  return only && others.length === 0
    ? findingOfOne(only, period, input)
    : findingOfMany(readings, period, input);
}
