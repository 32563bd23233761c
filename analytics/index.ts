/**
 * The library's public face: what a Node script may use. Screens and the command line stand on the
 * same functions.
 */
export { Workbench } from './workbench.ts';
export { CATALOGUE, findMeasure } from './contract/catalogue/index.ts';
export { checkVersion, lockVersion } from './funding/lock.ts';
export { compareScenarios } from './funding/compare.ts';
export { givenDemand } from './funding/given-demand.ts';
export { priceOfOneMore } from './funding/price.ts';
export { readOutturn, readScenario } from './funding/read-scenario.ts';
export { runScenario } from './funding/run-scenario.ts';
export { seekGoal } from './funding/goal.ts';
export { volatilityOf } from './funding/volatility.ts';
export { workOutturn } from './funding/outturn.ts';
export { PermanenceError, failureOf } from './contract/failure.ts';
export { parsePeriod } from './contract/period.ts';
export { findDisagreements } from './measures/agreement/check.ts';
export { AREAS, membersOn, resolveArea } from './reference/areas.ts';
export { clampedProportional, reachable } from './statistics/apportionment/clamped-proportional.ts';
export { exactly, toNumber } from './statistics/apportionment/fraction.ts';
export { largestRemainder } from './statistics/apportionment/largest-remainder.ts';
export { phased } from './statistics/apportionment/phased.ts';
export { sainteLague } from './statistics/apportionment/sainte-lague.ts';
export { scaledGainsFloor } from './statistics/apportionment/scaled-gains-floor.ts';
export { empiricalBayesRates, weightedAverage } from './statistics/apportionment/smoothing.ts';
export { apportion, apportionInGroups } from './statistics/apportionment/two-level.ts';
export { studentTCdf, studentTQuantile } from './statistics/student-t.ts';
export { readReferenceFile } from './verify/reference-file.ts';
export { verify } from './verify/verify.ts';
