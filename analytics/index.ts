/**
 * The library's public face: what a Node script may use. Screens and the command line stand on the
 * same functions.
 */
export { Workbench } from './workbench.ts';
export { CATALOGUE, findMeasure } from './contract/catalogue/index.ts';
export { PermanenceError, failureOf } from './contract/failure.ts';
export { parsePeriod } from './contract/period.ts';
export { findDisagreements } from './measures/agreement/check.ts';
export { AREAS, membersOn, resolveArea } from './reference/areas.ts';
export { studentTCdf, studentTQuantile } from './statistics/student-t.ts';
