import type { AttemptField, Statement } from './statement.ts';
import type { Teller } from './agree.ts';

/** What several rows say of one attempt, in the order in which they are believed. */
export type Together = readonly Statement[];

/** Whose word counts first. The statutory return is checked by the department, so it leads. */
const ORDER: readonly Teller[] = ['ssda903', 'adopter_log', 'asg', 'annex_a', 'journeys'];

/** How much it means that two rows give the same date. */
const WEIGHTS = {
  placed_on: 4,
  matched_on: 4,
  adoption_order_on: 4,
  disrupted_on: 4,
  plan_changed_on: 4,
  decision_on: 2,
  placement_order_on: 1,
  early_permanence_on: 1,
  entered_care_on: 1,
} as const satisfies Partial<Record<AttemptField, number>>;

const ANCHORS = Object.entries(WEIGHTS) as [keyof typeof WEIGHTS, number][];

/** Rows with no date in common and one as far apart as this are not about one attempt. */
const APART_DAYS = 180;

/**
 * Finds out which rows are about one attempt: those of the returns (in their order) each begin
 * one, any other joins the attempt it shares most dates with, or begins one where it fits none.
 * What comes out depends on what the rows say, never on the order they came in.
 */
export function together(
  returns: readonly Statement[],
  others: readonly Statement[],
): readonly Together[] {
  const attempts: Statement[][] = returns.map((statement) => [statement]);
  for (const statement of inOrder(others)) {
    const fitting = attempts
      .map((attempt) => ({ attempt, score: likeness(attempt, statement) }))
      .filter(({ score }) => score !== null);
    const best = fitting.reduce<(typeof fitting)[number] | null>(
      (a, b) => (a === null || (b.score ?? 0) >= (a.score ?? 0) ? b : a),
      null,
    );
    if (best) best.attempt.push(statement);
    else attempts.push([statement]);
    attempts.sort(byTime);
  }
  return attempts;
}

/** Believed first, then latest, then by what they say: never by the number of the source. */
function inOrder(statements: readonly Statement[]): Statement[] {
  const keyed = statements.map((statement) => ({ statement, text: contentOf(statement) }));
  const sorted = keyed.toSorted(
    (a, b) =>
      ORDER.indexOf(a.statement.teller) - ORDER.indexOf(b.statement.teller) ||
      compare(b.statement.latestOn, a.statement.latestOn) ||
      (a.statement.attempt ?? 0) - (b.statement.attempt ?? 0) ||
      anchored(b.statement) - anchored(a.statement) ||
      compare(a.text, b.text),
  );
  return sorted.map(({ statement }) => statement);
}

/** How many dates there are to know it by: who says most finds its place first. */
const anchored = (statement: Statement) =>
  ANCHORS.filter(([field]) => day([statement], field) !== null).length;

const contentOf = ({ says }: Statement) =>
  JSON.stringify(Object.entries(says).toSorted(([a], [b]) => compare(a, b)));

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function day(statements: Together, field: AttemptField): string | null {
  for (const { says } of statements) {
    const value = says[field];
    if (typeof value === 'string') return value;
  }
  return null;
}

/** How much speaks for a row's being about an attempt; null where it can't be. */
function likeness(attempt: Together, statement: Statement): number | null {
  if (numberedApart(attempt, statement) || listedApart(attempt, statement)) return null;
  if (apartInTime(attempt, [statement])) return null;
  let score = 0;
  let agreeing = 0;
  let furthest = 0;
  for (const [field, weight] of ANCHORS) {
    const [known, said] = [day(attempt, field), day([statement], field)];
    if (known === null || said === null) continue;
    if (known === said) agreeing += 1;
    else furthest = Math.max(furthest, daysBetween(known, said));
    score += known === said ? weight : -weight;
  }
  return agreeing === 0 && furthest > APART_DAYS ? null : score;
}

/** One file that numbers a child's attempts means by two numbers two of them. */
const numberedApart = (attempt: Together, { place, attempt: number }: Statement) =>
  number !== null &&
  attempt.some(
    (other) =>
      other.place.sourceId === place.sourceId && other.attempt !== null && other.attempt !== number,
  );

/**
 * A list gives an attempt a row, so that rows of one with other placements are about two. The ASG
 * return may hold several quarters: there only two placements that are both given tell.
 */
function listedApart(attempt: Together, statement: Statement): boolean {
  const placement = placementOf([statement]);
  return attempt.some((other) => {
    if (other.place.sourceId !== statement.place.sourceId) return false;
    const known = placementOf([other]);
    if (known === placement) return false;
    return other.teller === 'annex_a' || (known !== null && placement !== null);
  });
}

const placementOf = (statements: Together) =>
  day(statements, 'placed_on') ?? day(statements, 'matched_on');

/** Whether one was over before the other went on: by a disruption, a change of plan or an order. */
function apartInTime(a: Together, b: Together): boolean {
  return goesOnAfter(a, b) || goesOnAfter(b, a);
}

function goesOnAfter(ended: Together, other: Together): boolean {
  const disrupted = day(ended, 'disrupted_on');
  if (disrupted !== null) {
    const placed = day(other, 'placed_on');
    const step = placed ?? day(other, 'matched_on') ?? day(other, 'adoption_order_on');
    if (step !== null && step > disrupted) return true;
    // Somebody looks for a family again.
    if (step === null && other.some(({ says }) => says.family_finding_status)) return true;
  }
  const over = day(ended, 'plan_changed_on') ?? day(ended, 'adoption_order_on');
  const begun = day(other, 'decision_on') ?? day(other, 'entered_care_on');
  return over !== null && begun !== null && begun > over;
}

const daysBetween = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

const BEGINNINGS = [
  'decision_on',
  'early_permanence_on',
  'placement_order_on',
  'matched_on',
  'placed_on',
  'entered_care_on',
  'referred_on',
] as const satisfies readonly AttemptField[];

const LAST = '9999-12-31';

/** Attempts of one plan stand in the order of their families, the one still waiting last. */
function byTime(a: Together, b: Together): number {
  const begun = (attempt: Together) =>
    BEGINNINGS.map((field) => day(attempt, field)).find((found) => found !== null) ?? LAST;
  const placed = (attempt: Together) => placementOf(attempt) ?? LAST;
  return compare(begun(a), begun(b)) || compare(placed(a), placed(b));
}
