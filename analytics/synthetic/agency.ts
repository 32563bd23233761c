import type { Day } from './day.ts';
import type { Funding } from './funding.ts';
import type { Options } from './options.ts';
import type { Planted } from './planted.ts';

/**
 * A made-up regional adoption agency: everything that is true of it. What a borough or the agency
 * would submit is written from this alone. Days after the end of the last year are unknown to
 * everybody and stand as null.
 */
export type Agency = {
  readonly options: Options;
  readonly boroughs: readonly Borough[];
  readonly children: readonly Child[];
  readonly families: readonly Family[];
  readonly funding: Funding;
  readonly planted: Planted;
};

export type Borough = { readonly code: string; readonly name: string };

export type Sex = 'female' | 'male';

export type Child = {
  readonly borough: Borough;
  /** The borough's own number: unique within the borough only. */
  readonly localId: string;
  readonly sex: Sex;
  /** Null for a child not born yet. */
  readonly bornOn: Day | null;
  /** The code of the SSDA903 (`WBRI`, `BCRB`…). */
  readonly ethnicity: string;
  readonly disability: boolean;
  readonly upn: string;
  readonly homePostcode: string;
  readonly unaccompanied: boolean;
  /** Whose plan for adoption is together; null when the child's plan is the child's alone. */
  readonly placementGroup: string | null;
  readonly siblingGroupSize: number;
  readonly periods: readonly PeriodOfCare[];
  readonly journeys: readonly Journey[];
};

export type PeriodOfCare = {
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly shortBreaks: boolean;
  readonly episodes: readonly Episode[];
};

/** A time under one legal status and placement; codes are those of the SSDA903. */
export type Episode = {
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly reasonNew: string;
  readonly legalStatus: string;
  readonly need: string;
  readonly placement: string;
  readonly provider: string;
  readonly reasonEnded: string | null;
  readonly reasonPlaceChange: string | null;
  readonly placementPostcode: string;
  readonly urn: string;
};

/**
 * One attempt at a plan for adoption. After a disruption the plan goes on in a new attempt under the
 * same decision and placement order; a decision made anew is a new attempt with dates of its own.
 */
export type Journey = {
  /** From 1, over the child's whole life in care. */
  readonly attempt: number;
  /** Which of the child's periods of care, from 1. */
  readonly period: number;
  /** Whether the plan goes on here after a placement that disrupted. */
  readonly afterDisruption: boolean;
  readonly referredOn: Day | null;
  readonly enteredCareOn: Day | null;
  readonly decisionOn: Day | null;
  readonly placementOrderOn: Day | null;
  /** Ended by the court, not by the adoption order. */
  readonly orderEndedOn: Day | null;
  readonly linkedOn: Day | null;
  readonly matchedOn: Day | null;
  readonly placedOn: Day | null;
  readonly disruptedOn: Day | null;
  readonly adoptionOrderOn: Day | null;
  readonly earlyPermanenceOn: Day | null;
  /** When the child moved in with the foster carers who went on to adopt it. */
  readonly adoptingFosterPlacementOn: Day | null;
  readonly fosterCarerAdoption: boolean | null;
  readonly planChangedOn: Day | null;
  readonly planChangedReason: 'RD1' | 'RD2' | 'RD3' | 'RD4' | null;
  readonly familyFinding: 'active' | 'linked' | 'own_carer_being_assessed' | 'on_hold' | null;
  /** The family the child is matched, or placed for early permanence, with. */
  readonly family: Family | null;
};

export type Person = {
  readonly sex: Sex;
  readonly ethnicity: string;
  readonly disability: boolean;
};

export type Origin = 'in_house' | 'partner_agency' | 'other_agency' | 'voluntary_agency';

/** A household that adopts or wants to: one or two people. */
export type Family = {
  readonly id: string;
  readonly origin: Origin;
  /** Where the family lives; null outside the agency. */
  readonly residence: Borough | null;
  /** Whose Annex A lists the family: the borough whose child it is matched with, else where it lives. */
  readonly listedBy: Borough | null;
  readonly approvedForNamedChild: boolean;
  readonly structure: Structure;
  readonly people: readonly Person[];
  readonly earlyPermanenceApproved: boolean;
  readonly ageRange: readonly [youngest: number, oldest: number];
  readonly siblingsMax: number;
  /** Ethnic groups (white, mixed, asian, black, other); null for any. */
  readonly ethnicitiesConsidered: readonly string[] | null;
  readonly enquiredOn: Day | null;
  readonly informationSessionOn: Day | null;
  readonly registeredOn: Day | null;
  readonly stage1StartedOn: Day | null;
  readonly stage1EndedOn: Day | null;
  readonly stage2StartedOn: Day | null;
  readonly stage2EndedOn: Day | null;
  readonly approvedOn: Day | null;
  readonly matchedOn: Day | null;
  readonly placedOn: Day | null;
  readonly adoptionOrderOn: Day | null;
  readonly childrenPlaced: number;
  readonly leftOn: Day | null;
  readonly leftReason: 'withdrew' | 'process_on_hold' | 'application_refused' | null;
};

export type Structure =
  'single_female' | 'single_male' | 'couple_female_male' | 'couple_female' | 'couple_male';
