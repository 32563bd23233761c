/** A period under one legal status and placement, as the merged returns tell it. Dates are ISO dates. */
export type Episode = {
  readonly startsOn: string;
  /** Null while it lasts. */
  readonly endsOn: string | null;
  readonly legalStatus: string;
  readonly placement: string;
  readonly provider: string;
  /** RNE: why the episode began. */
  readonly reasonNew: string;
  /** REC: why it ended; X1 when care went on. */
  readonly reasonEnded: string;
  /** Whether the end was not returned but follows from what came after. */
  readonly inferred: boolean;
  readonly place: RowPlace;
};

/** A decision that the child should be placed for adoption (SBPFA), and how it ceased. */
export type Plan = {
  readonly decidedOn: string;
  readonly changedOn: string | null;
  /** RD1–RD4, null when another or none was written. */
  readonly changedReason: string | null;
  readonly place: RowPlace;
};

/** What the return says of an adoption (AD1). */
export type AdoptionRecord = {
  readonly decidedOn: string | null;
  readonly matchedOn: string | null;
  readonly fosterCarer: boolean | null;
  readonly place: RowPlace;
};

/** Where something stands: the source's number and the row of its file. */
export type RowPlace = { readonly sourceId: number; readonly row: number };

/** All a child's returns say that bears on adoption, each list in the order of its dates. */
export type ChildHistory = {
  readonly episodes: readonly Episode[];
  readonly plans: readonly Plan[];
  readonly adoptions: readonly AdoptionRecord[];
};

/** V3 and V4: an agreed series of short breaks, which is not being looked after. */
export const SHORT_BREAKS: readonly string[] = ['V3', 'V4'];

/** E1, and the freeing orders of before the Adoption and Children Act 2002. */
export const PLACEMENT_ORDERS: readonly string[] = ['E1', 'D1'];

export const ADOPTIVE_PLACEMENTS: readonly string[] = ['A3', 'A4', 'A5', 'A6'];

/** With the current foster carer. */
export const FOSTER_CARER_PLACEMENTS: readonly string[] = ['A3', 'A5'];

/** With foster carers who are approved adopters too: early permanence. */
export const EARLY_PERMANENCE_PLACEMENTS: readonly string[] = ['U2', 'U5'];

/** Hospital, holidays and the like: the child goes back to where it lives. */
export const TEMPORARY_PLACEMENTS: readonly string[] = ['T0', 'T1', 'T2', 'T3', 'T4'];

/** Adopted, the application unopposed or with consent dispensed with. */
export const ADOPTED: readonly string[] = ['E11', 'E12'];

/** S, P and B: the child came to these carers. L, T and U: the carers stayed the same. */
export const NEW_CARERS: readonly string[] = ['S', 'P', 'B'];

/** X1: care goes on in the next episode. */
export const CARE_GOES_ON = 'X1';
