import type { ExportSheet } from '../formats/workbook/write.ts';
import { ADOPTERS, ADOPTION } from '../reference/annex-a/adoption.ts';
import type { Agency, Borough, Child, Family, Journey } from './agency.ts';
import type { Line } from './annex-a-cells.ts';
import {
  childLine,
  dateCell,
  meant,
  personLine,
  returned,
  sheetOf,
  yesOrNo,
} from './annex-a-cells.ts';
import type { Day } from './day.ts';
import { windowOf } from './options.ts';

/**
 * Which children and families the lists hold: those the guidance asks for, of the last twelve
 * months, or all there have been, an attempt each.
 */
export type AnnexAScope = 'guidance' | 'all';

const TWELVE_MONTHS = 365;

/** Lists 10 and 11 of a borough as at the last day. */
export function adoptionSheets(
  agency: Agency,
  borough: Borough,
  scope: AnnexAScope,
): ExportSheet[] {
  const lastDay = windowOf(agency.options).to;
  const since = scope === 'all' ? -Infinity : lastDay - TWELVE_MONTHS;
  const children = agency.children.filter((child) => child.borough === borough);
  const families = agency.families.filter(
    ({ listedBy, ...family }) => listedBy === borough && lastTouched(family, lastDay) > since,
  );
  return [
    sheetOf(
      ADOPTION,
      children.flatMap((child) =>
        journeysIn(child, scope, since).map((journey) => adoptionLine(child, journey, lastDay)),
      ),
    ),
    sheetOf(
      ADOPTERS,
      families.flatMap((family) =>
        family.people.map((person, place) => ({
          ...adopterLine(family),
          ...personLine(person),
          adopter_id: `${family.id}-${place + 1}`,
        })),
      ),
    ),
  ];
}

/** Adopted, decided and not adopted yet, or the plan changed: within the time. */
function journeysIn({ journeys }: Child, scope: AnnexAScope, since: Day): Journey[] {
  const decided = journeys.filter(({ decisionOn }) => decisionOn !== null);
  if (scope === 'all') return decided;
  return decided
    .slice(-1)
    .filter(
      ({ adoptionOrderOn, planChangedOn }) =>
        (adoptionOrderOn ?? planChangedOn ?? Infinity) > since,
    );
}

/** Families still in the process, and those that left it or adopted within the time. */
const lastTouched = ({ leftOn, adoptionOrderOn }: Omit<Family, 'listedBy'>, lastDay: Day): Day =>
  leftOn ?? adoptionOrderOn ?? lastDay;

const adoptionLine = (child: Child, journey: Journey, lastDay: Day): Line => ({
  ...childLine(child, lastDay),
  family_id: journey.family?.id ?? null,
  entered_care_on: dateCell(journey.enteredCareOn),
  decision_on: dateCell(journey.decisionOn),
  placement_order_on: dateCell(journey.placementOrderOn),
  matched_on: dateCell(journey.matchedOn),
  placed_on: dateCell(journey.placedOn),
  adoption_order_on: dateCell(journey.adoptionOrderOn),
  plan_changed_on: dateCell(journey.planChangedOn),
  plan_changed_reason: returned('plan_changed', journey.planChangedReason),
  early_permanence_on: dateCell(journey.earlyPermanenceOn),
});

const LEFT = {
  withdrew: 'withdrew',
  process_on_hold: 'on_hold',
  application_refused: 'refused',
} as const;

/** A family's dates; a family still in stage 2 has not applied to panel yet. */
const adopterLine = (family: Family): Line => ({
  family_id: family.id,
  early_permanence_approved: yesOrNo(family.earlyPermanenceApproved),
  enquired_on: dateCell(family.enquiredOn),
  stage_1_started_on: dateCell(family.stage1StartedOn),
  stage_1_ended_on: dateCell(family.stage1EndedOn),
  stage_2_started_on: dateCell(family.stage2StartedOn),
  stage_2_ended_on: dateCell(family.stage2EndedOn),
  applied_on: dateCell(family.stage2EndedOn === null ? null : family.stage2EndedOn - 14),
  approved_on: dateCell(family.approvedOn),
  matched_on: dateCell(family.matchedOn),
  placed_on: dateCell(family.placedOn),
  children_placed: family.placedOn === null ? null : family.childrenPlaced,
  adoption_order_on: dateCell(family.adoptionOrderOn),
  left_on: dateCell(family.leftOn),
  left_reason:
    family.leftReason === null ? null : meant('left_adoption_process', LEFT[family.leftReason]),
});
