import { likeness, wordsOf } from './words.ts';
import type { Words } from './words.ts';

/** A name a column goes by in case systems, and how surely it means that column, 0–1. */
type Name = readonly [text: string, sureness: number];

const sure = (...names: string[]): Name[] => names.map((name) => [name, 1]);
const likely = (...names: string[]): Name[] => names.map((name) => [name, 0.75]);
/** Also called so, but something else as often. */
const unsure = (...names: string[]): Name[] => names.map((name) => [name, 0.55]);

const CHILD: readonly Name[] = [
  ...sure('child id', 'child', 'child local id', 'mosaic id', 'lcs id', 'liquidlogic id', 'ics id'),
  ...sure('eclipse id', 'person id', 'client id', 'charms child id', 'swift id'),
  ...likely('case id', 'local id', 'subject id', 'service user id', 'unique id'),
  ...unsure('id', 'charms id'),
];

const FAMILY: readonly Name[] = [
  ...sure('family id', 'adopter id', 'adoptive family id', 'household id', 'adopter family id'),
  ...sure('adopter household id', 'charms family id', 'applicant id', 'prospective adopter id'),
  ...likely('carer id', 'charms id', 'family'),
  ...unsure('id', 'person id'),
];

/** What case systems, trackers and returns call what the canonical columns hold. */
const NAMES: Readonly<Record<string, readonly Name[]>> = {
  child_id: CHILD,
  child_no: CHILD,
  family_id: FAMILY,
  family_no: FAMILY,
  area: [
    ...sure('local authority', 'borough', 'council', 'responsible authority', 'la name'),
    ...sure('child local authority', 'responsible local authority', 'placing authority'),
    ...likely('authority', 'home authority', 'partner authority', 'placing local authority'),
    ...unsure('partner', 'area', 'team borough'),
  ],
  period: [
    ...sure('period', 'financial year', 'reporting period', 'reporting year'),
    ...likely('year', 'quarter', 'month'),
  ],
  birth_month: sure('birth', 'birth month', 'child birth'),
  sex: sure('sex', 'child sex'),
  ethnicity: [...sure('ethnicity', 'ethnic origin', 'ethnic group'), ...likely('ethnic', 'race')],
  disability: sure('disability', 'disabled', 'disabilities'),
  sibling_group: [
    ...sure('sibling group', 'part of a sibling group', 'in sibling group'),
    ...unsure('sibling'),
  ],
  placement_group: sure('sibling group id', 'placement group id', 'sibling set id'),
  attempt: [...sure('attempt', 'placement attempt'), ...likely('plan number')],
  referred_on: [
    ...sure('referral', 'referral received', 'referral to adoption', 'referral to raa'),
    ...likely('early notification', 'notification'),
  ],
  entered_care_on: [
    ...sure('entered care', 'became looked after', 'looked after start', 'care start'),
    ...sure('start of care', 'period of care start', 'admission to care', 'looked after from'),
    ...sure('became accommodated', 'looked after', 'start of period of care'),
    ...likely('accommodated', 'care episode start', 'entry to care'),
  ],
  decision_on: [
    ...sure('adm decision', 'shobpa', 'shobpa decision', 'shobpa adm decision'),
    ...sure('best interest decision', 'agency decision maker decision', 'adm shobpa'),
    ...sure('adm decision adoption plan', 'best interest', 'adm decision shobpa'),
    ...likely('adoption decision', 'agency decision', 'adm', 'adoption plan decision'),
    ...unsure(
      'shobpa panel',
      'adoption panel',
      'best interest panel',
      'panel',
      'plan for adoption',
    ),
  ],
  placement_order_on: sure('placement order', 'placement order made', 'placement order obtained'),
  order_ended_on: sure(
    'placement order revoked',
    'placement order end',
    'placement order discharged',
    'order ended',
  ),
  linked_on: [
    ...sure('linked', 'link', 'link identified', 'linked to adopters'),
    ...likely('linking meeting', 'potential match'),
  ],
  matched_on: [
    ...sure('matched', 'match decision', 'adm match decision', 'match approved', 'match agreed'),
    ...sure('match ratified', 'matched with adopters', 'adm match', 'match confirmed'),
    ...unsure('matched at panel', 'match panel', 'matching panel recommendation'),
  ],
  placed_on: [
    ...sure('placed', 'placed for adoption', 'adoption placement start', 'adoptive placement'),
    ...sure('placed with adopters', 'adoption placement', 'adoptive placement start'),
    ...likely('placement start', 'moved in', 'moved to adopters', 'placement'),
  ],
  adoption_order_on: [
    ...sure('adoption order', 'adoption order made', 'legally adopted', 'adopted'),
    ...likely('final order', 'order granted'),
  ],
  early_permanence_on: [
    ...sure('early permanence', 'early permanence placement', 'fostering for adoption'),
    ...sure('fostering for adoption placement', 'concurrent placement', 'concurrency placement'),
  ],
  adopting_foster_placement_on: [
    ...sure('placed with adopting foster carer', 'adopting foster placement'),
    ...likely('foster carer placement start'),
  ],
  plan_changed_on: [
    ...sure('plan changed', 'change of plan', 'plan reversed', 'decision reversed', 'reversal'),
    ...sure('shobpa rescinded', 'plan rescinded', 'adoption plan end', 'shobpa end'),
    ...likely('plan no longer adoption', 'adm reversal', 'rescinded'),
  ],
  plan_changed_reason: sure(
    'reason plan changed',
    'change of plan reason',
    'reversal reason',
    'decision reversed reason',
  ),
  disrupted_on: [
    ...sure('disrupted', 'disruption', 'placement disruption', 'placement breakdown'),
    ...likely('placement ended'),
  ],
  family_finding_status: [
    ...sure('family finding status', 'family finding'),
    ...unsure('tracker status', 'status', 'stage'),
  ],
  placed_with: [
    ...sure('placed with', 'adopter provider', 'placement provider', 'adopter source'),
    ...likely('provider', 'agency type', 'adopter agency', 'adopter type'),
  ],
  foster_carer_adoption: sure('foster carer adoption', 'adopted by foster carer'),
  approving_agency: [...sure('approving agency'), ...likely('agency', 'adoption agency')],
  enquired_on: sure('enquired', 'initial enquiry', 'enquiry received'),
  information_session_on: sure('information session', 'information event', 'info event'),
  registered_on: [
    ...sure('registered', 'registration of interest', 'registration of interest accepted'),
    ...sure('registration of interest received'),
  ],
  stage_1_started_on: sure('stage 1 start'),
  stage_1_ended_on: sure('stage 1 end'),
  stage_2_started_on: sure('stage 2 start'),
  stage_2_ended_on: sure('stage 2 end'),
  approved_on: [
    ...sure('approved', 'approved as adopters', 'adopter approval', 'adm approval decision'),
    ...sure('approval decision', 'adm approval'),
    ...unsure('approval panel'),
  ],
  left_on: [...sure('left', 'withdrawn', 'left process'), ...likely('closed', 'resigned')],
  left_reason: sure('left reason', 'withdrawal reason', 'reason left', 'closure reason'),
  measure: sure('measure', 'indicator', 'kpi', 'metric'),
  value: [...sure('value', 'figure', 'result'), ...unsure('count', 'total')],
};

/** Words that make a date another one: what is hoped for, or a step on the way. */
const OTHER_STEPS = new Set(
  'application applied lodged due planned expected target anticipated next review estimated projected hearing forecast proposed'.split(
    ' ',
  ),
);

export type NameMatch = {
  /** 0–1. */
  readonly score: number;
  /** Why it is less sure than the words look; null when nothing speaks against it. */
  readonly caution: string | null;
};

const known = new Map<string, readonly (readonly [words: Words, sureness: number])[]>();

function namesOf(concept: string, own: readonly string[]) {
  const key = [concept, ...own].join('\u0000');
  const before = known.get(key);
  if (before) return before;
  const names = [...sure(...own, concept.replace(/_on$/, '')), ...(NAMES[concept] ?? [])];
  const made = names.map(([text, sureness]) => [wordsOf(text), sureness] as const);
  known.set(key, made);
  return made;
}

/**
 * How far a header sounds like a column: by the column's own names, and by those that the sector
 * uses for what it holds (`concept` is the canonical column's name).
 */
export function matchName(header: string, concept: string, own: readonly string[]): NameMatch {
  const words = wordsOf(header);
  const panel = words.has('panel');
  const step = [...words.keys()].find((word) => OTHER_STEPS.has(word));
  let score = 0;
  for (const [name, sureness] of namesOf(concept, own)) {
    const unlike = (panel && !name.has('panel') ? 0.7 : 1) * (step && !name.has(step) ? 0.4 : 1);
    score = Math.max(score, likeness(words, name) * sureness * unlike);
  }
  return {
    score,
    caution: panel
      ? 'A panel recommends and the agency decision maker decides afterwards: check which day this is.'
      : step === undefined
        ? null
        : `“${step}” may be another step than the one meant.`,
  };
}
