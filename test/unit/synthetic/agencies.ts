import fc from 'fast-check';
import type { Agency, Journey } from '../../../analytics/synthetic/agency.ts';
import { generateAgency } from '../../../analytics/synthetic/generate.ts';
import type { Options } from '../../../analytics/synthetic/options.ts';

const OPTIONS: Options = {
  name: 'Adopt Example',
  seed: 1,
  children: 200,
  families: 120,
  boroughs: 3,
  firstYear: 2020,
  years: 5,
  dirt: false,
};

export const agencyOf = (options: Partial<Options> = {}): Agency =>
  generateAgency({ ...OPTIONS, ...options });

/** Small agencies of every kind. */
export const anyAgency = (dirt = false): fc.Arbitrary<Agency> =>
  fc
    .record({
      seed: fc.nat(),
      children: fc.integer({ min: 1, max: 120 }),
      families: fc.integer({ min: 0, max: 60 }),
      boroughs: fc.integer({ min: 1, max: 4 }),
      firstYear: fc.integer({ min: 2018, max: 2023 }),
      years: fc.integer({ min: 1, max: 6 }),
    })
    .map((options) => agencyOf({ ...options, dirt }));

export const FEW_RUNS = { numRuns: 15 };

export const journeysOf = ({ children }: Agency): Journey[] =>
  children.flatMap(({ journeys }) => journeys);
