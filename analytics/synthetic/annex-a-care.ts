import type { ExportSheet, ExportValue } from '../formats/workbook/write.ts';
import { CHILDREN_IN_NEED, CHILD_PROTECTION_PLANS } from '../reference/annex-a/children-in-need.ts';
import { CARE_LEAVERS, LOOKED_AFTER } from '../reference/annex-a/looked-after.ts';
import { RandomStream } from '../statistics/random-stream.ts';
import type { Agency, Borough, Child, Episode, PeriodOfCare } from './agency.ts';
import type { Line } from './annex-a-cells.ts';
import { childLine, dateCell, meant, returned, sheetOf, yesOrNo } from './annex-a-cells.ts';
import { ageOn } from './day.ts';
import type { Day } from './day.ts';
import { windowOf } from './options.ts';

const SIX_MONTHS = 182;
const TWELVE_MONTHS = 365;

/** Who a row of these lists is about, and what chance decides of it. */
type Subject = {
  readonly child: Child;
  readonly period: PeriodOfCare;
  readonly episode: Episode;
  readonly lastDay: Day;
  readonly stream: RandomStream;
};

/** Lists 6 to 9 of a borough as at the last day: in need, on a plan, looked after, left care. */
export function careSheets({ options, children }: Agency, borough: Borough): ExportSheet[] {
  const lastDay = windowOf(options).to;
  const root = RandomStream.seeded(options.seed).split('annex-a', borough.code);
  const subjects = children
    .filter((child) => child.borough === borough)
    .flatMap((child): Subject[] => {
      const period = child.periods.at(-1);
      const episode = period?.episodes.at(-1);
      if (!period || !episode || period.shortBreaks) return [];
      return [{ child, period, episode, lastDay, stream: root.split(child.localId) }];
    });
  const open = subjects.filter(({ period }) => period.endsOn === null);
  const recent = subjects.filter(({ period }) => (period.endsOn ?? lastDay) > lastDay - SIX_MONTHS);
  const abused = recent.filter(
    ({ period, episode }) => episode.need === 'N1' && period.startsOn > lastDay - SIX_MONTHS,
  );
  const leavers = subjects.filter(leftGrownUp);
  return [
    sheetOf(CHILDREN_IN_NEED, open.map(inNeed)),
    sheetOf(CHILD_PROTECTION_PLANS, abused.map(onPlan)),
    sheetOf(LOOKED_AFTER, recent.map(lookedAfter)),
    sheetOf(CARE_LEAVERS, leavers.map(leftCare)),
  ];
}

function leftGrownUp({ child: { bornOn }, period: { endsOn }, lastDay }: Subject): boolean {
  return (
    endsOn !== null && bornOn !== null && ageOn(bornOn, endsOn) >= 18 && ageOn(bornOn, lastDay) < 22
  );
}

const allocated = (stream: RandomStream): Line => ({
  team: `Team ${stream.integer(1, 6)}`,
  worker: `Worker ${stream.integer(1, 80)}`,
});

/** A day within so many days before the last, not before care began. */
const recently = ({ stream, period, lastDay }: Subject, days: number): ExportValue =>
  dateCell(Math.max(period.startsOn, (period.endsOn ?? lastDay) - stream.integer(0, days)));

const inNeed = (subject: Subject): Line => ({
  ...childLine(subject.child, subject.lastDay),
  need_started_on: dateCell(subject.period.startsOn),
  need: returned('need', subject.episode.need),
  seen_on: recently(subject, 42),
  case_status: meant('case_status', 'looked_after'),
  ...allocated(subject.stream),
});

/** The plan that came before care, and ended with it; a newborn's was made at birth. */
function onPlan(subject: Subject): Line {
  const { child, period, stream, lastDay } = subject;
  const began = Math.max(child.bornOn ?? 0, period.startsOn - stream.integer(20, 300));
  const abuse = meant('abuse', stream.pick(['neglect', 'emotional_abuse', 'physical_abuse']));
  return {
    ...childLine(child, lastDay),
    plan_started_on: dateCell(began),
    initial_abuse: abuse,
    latest_abuse: abuse,
    visited_on: dateCell(period.startsOn),
    seen_alone: 'No',
    plan_ended_on: dateCell(period.startsOn),
    emergency_protection: yesOrNo(['L1', 'L2'].includes(period.episodes[0]?.legalStatus ?? '')),
    earlier_plans: stream.weighted([
      [0, 8],
      [1, 2],
    ]),
    ...allocated(stream),
  };
}

function lookedAfter(subject: Subject): Line {
  const { child, period, episode, lastDay, stream } = subject;
  const { episodes } = period;
  const legal = episodes.findLast(
    (each, index) => each.legalStatus !== episodes[index - 1]?.legalStatus,
  );
  const placement = episodes.findLast(({ reasonNew }) => reasonNew !== 'L');
  const placements = episodes.filter(
    ({ reasonNew, endsOn }) => reasonNew !== 'L' && (endsOn ?? lastDay) > lastDay - TWELVE_MONTHS,
  );
  const before = child.periods.at(-2);
  const inside = stream.chance(0.6);
  return {
    ...childLine(child, lastDay),
    unaccompanied: yesOrNo(child.unaccompanied),
    entered_care_on: dateCell(period.startsOn),
    need: returned('need', episode.need),
    second_period: yesOrNo((before?.endsOn ?? -Infinity) > lastDay - TWELVE_MONTHS),
    legal_status_since: dateCell(legal?.startsOn ?? period.startsOn),
    legal_status: returned('legal_status', episode.legalStatus),
    reviewed_on: recently(subject, 178),
    visited_on: recently(subject, 42),
    permanence_plan: meant('permanence_plan', permanencePlan(child, period)),
    reviewing_officer_on: recently(subject, 90),
    health_assessed_on: recently(subject, 360),
    placements_in_year: placements.length,
    left_care_on: dateCell(period.endsOn),
    left_care_reason: returned('left_care', period.endsOn === null ? null : episode.reasonEnded),
    placement_since: dateCell(placement?.startsOn ?? period.startsOn),
    placement_type: returned('placement_type', episode.placement),
    provider: returned('provider', episode.provider),
    placement_postcode: episode.placementPostcode,
    placement_urn: episode.urn === '' ? null : episode.urn,
    placement_location: meant('location', inside ? 'inside' : 'outside'),
    placement_area: inside ? child.borough.name : 'Kent',
    missing_in_year: 0,
    absent_in_year: 0,
    ...allocated(stream),
  };
}

function permanencePlan({ journeys }: Child, period: PeriodOfCare): string {
  const last = journeys.at(-1);
  if (last && last.decisionOn !== null && last.planChangedOn === null) return 'adoption';
  return period.endsOn === null ? 'long_term_fostering' : 'return_to_family';
}

const leftCare = (subject: Subject): Line => ({
  ...childLine(subject.child, subject.lastDay),
  unaccompanied: yesOrNo(subject.child.unaccompanied),
  ...allocated(subject.stream),
  personal_adviser: `Adviser ${subject.stream.integer(1, 20)}`,
  eligibility: meant('eligibility', 'former_relevant'),
  pathway_plan_reviewed_on: dateCell(subject.lastDay - subject.stream.integer(10, 170)),
  in_touch: meant('in_touch', subject.stream.chance(0.92) ? 'in_touch' : 'not_in_touch'),
  contacted_on: dateCell(subject.lastDay - subject.stream.integer(1, 55)),
  accommodation: meant(
    'accommodation',
    subject.stream.pick(['independent_living', 'supported_lodgings', 'former_foster_carer']),
  ),
  suitability: meant('suitability', 'suitable'),
});
