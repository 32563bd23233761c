import { Measure } from '../measure.ts';

type Optional =
  | 'code'
  | 'better'
  | 'threshold'
  | 'cohorts'
  | 'breakdowns'
  | 'shareOf'
  | 'numerator'
  | 'lineLevel'
  | 'topic';

export type Entry = Omit<Measure, Optional> & Partial<Omit<Measure, 'topic'>>;

/** Fills in what most measures leave out, so that an entry holds only what is particular to it. */
export function define(topic: Measure['topic'], entries: readonly Entry[]): Measure[] {
  return entries.map((entry) =>
    Measure.parse({
      code: null,
      better: null,
      threshold: null,
      cohorts: [],
      breakdowns: [],
      shareOf: null,
      numerator: null,
      lineLevel: null,
      ...entry,
      topic,
    }),
  );
}

export const ASG = 'Adoption and special guardianship (ASG) data return, item definitions';
export const SSDA903 = 'Children looked-after data return (SSDA903), guidance';
export const SCORECARD = 'Department for Education adoption scorecard, methodology';
export const LAIT = 'Department for Education local authority interactive tool (LAIT)';
export const OPEN_DATA =
  'Department for Education statistics, children looked after in England including adoptions';
export const LOCAL = 'As the local annual reports use it; no national definition was found';
export const WORKBENCH = 'Permanence Workbench catalogue';
