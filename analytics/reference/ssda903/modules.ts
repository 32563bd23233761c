import type { Minimised } from '../minimised.ts';
import type { CodedField } from './code-sets.ts';
import { collectionYear } from './collection-year.ts';

/** `day` is dd/mm/yyyy; in `partial_day` the day or the month may be `zz`. */
type Content =
  | { readonly kind: 'code'; readonly codes: CodedField }
  | { readonly kind: 'day' | 'partial_day' | 'number' | 'text' };

export type ReturnColumn = Content & {
  readonly name: string;
  /** What becomes of it at load when it is personal; null when it isn't. */
  readonly personal: Minimised | null;
};

export type ReturnModule = {
  readonly id: string;
  /** What the return calls it. */
  readonly name: string;
  /** Words for it that file names hold, lower case without spaces, `-` or `_`. */
  readonly words: readonly string[];
  readonly columns: readonly ReturnColumn[];
  /** First and last collection year (`2023/24`); null when not limited. */
  readonly since: string | null;
  readonly until: string | null;
};

const day = (name: string): ReturnColumn => ({ name, kind: 'day', personal: null });
const text = (name: string): ReturnColumn => ({ name, kind: 'text', personal: null });
const coded = (codes: CodedField): ReturnColumn => ({
  name: codes,
  kind: 'code',
  codes,
  personal: null,
});

const CHILD: ReturnColumn = { name: 'CHILD', kind: 'text', personal: 'hashed' };
const DOB: ReturnColumn = { name: 'DOB', kind: 'day', personal: 'month' };

const always = { since: null, until: null };

/**
 * The modules of the children looked after return (SSDA903), their columns in the order of its CSV
 * files, and the years they are collected in. CHILD is unique only within an authority, and a return
 * names neither its authority nor its year.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Department for Education, Children looked after by local authorities: technical specification of
 * the SSDA903 collection, 2016/17 to 2026/27).
 */
export const SSDA903_MODULES: readonly ReturnModule[] = [
  {
    id: 'header',
    name: 'Header',
    words: ['header'],
    columns: [
      CHILD,
      coded('SEX'),
      DOB,
      coded('ETHNIC'),
      { ...text('UPN'), personal: 'dropped' },
      { ...coded('MOTHER'), personal: 'dropped' },
      { ...day('MC_DOB'), personal: 'dropped' },
    ],
    ...always,
  },
  {
    id: 'episodes',
    name: 'Episodes',
    words: ['episodes', 'episode'],
    columns: [
      CHILD,
      day('DECOM'),
      ...(['RNE', 'LS', 'CIN', 'PLACE', 'PLACE_PROVIDER'] as const).map(coded),
      day('DEC'),
      ...(['REC', 'REASON_PLACE_CHANGE'] as const).map(coded),
      { ...text('HOME_POST'), personal: 'dropped' },
      { ...text('PL_POST'), personal: 'dropped' },
      text('URN'),
    ],
    ...always,
  },
  {
    id: 'reviews',
    name: 'Reviews',
    words: ['reviews', 'review'],
    columns: [CHILD, DOB, day('REVIEW'), coded('REVIEW_CODE')],
    ...always,
  },
  {
    id: 'uasc',
    name: 'Unaccompanied asylum-seeking children',
    words: ['uasc'],
    columns: [CHILD, coded('SEX'), DOB, day('DUC')],
    ...always,
  },
  {
    id: 'oc2',
    name: 'Looked after for 12 months (OC2)',
    words: ['oc2'],
    columns: [
      CHILD,
      DOB,
      { name: 'SDQ_SCORE', kind: 'number', personal: null },
      ...(
        [
          'SDQ_REASON',
          'CONVICTED',
          'HEALTH_CHECK',
          'IMMUNISATIONS',
          'TEETH_CHECK',
          'HEALTH_ASSESSMENT',
          'SUBSTANCE_MISUSE',
          'INTERVENTION_RECEIVED',
          'INTERVENTION_OFFERED',
        ] as const
      ).map(coded),
    ],
    ...always,
  },
  {
    id: 'oc3',
    name: 'Care leavers (OC3)',
    words: ['oc3', 'careleavers'],
    columns: [CHILD, DOB, ...(['IN_TOUCH', 'ACTIV', 'ACCOM'] as const).map(coded)],
    ...always,
  },
  {
    id: 'ad1',
    name: 'Adoption (AD1)',
    words: ['ad1', 'adoption'],
    columns: [
      CHILD,
      DOB,
      day('DATE_INT'),
      day('DATE_MATCH'),
      ...(['FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'] as const).map(coded),
    ],
    ...always,
  },
  {
    id: 'sbpfa',
    name: 'Should be placed for adoption',
    words: ['sbpfa', 'placedforadoption', 'placedadoption', 'shouldbeplacedforadoption'],
    columns: [
      CHILD,
      DOB,
      day('DATE_PLACED'),
      day('DATE_PLACED_CEASED'),
      coded('REASON_PLACED_CEASED'),
    ],
    ...always,
  },
  {
    id: 'prev_perm',
    name: 'Previous permanence',
    words: ['prevperm', 'previouspermanence'],
    columns: [
      CHILD,
      DOB,
      coded('PREV_PERM'),
      text('LA_PERM'),
      { name: 'DATE_PERM', kind: 'partial_day', personal: null },
    ],
    ...always,
  },
  {
    id: 'missing',
    name: 'Missing',
    words: ['missing'],
    columns: [CHILD, DOB, coded('MISSING'), day('MIS_START'), day('MIS_END')],
    ...always,
  },
  {
    id: 'sw_episodes',
    name: 'Social worker episodes',
    words: ['swepisodes', 'swepisode', 'socialworker'],
    columns: [
      CHILD,
      DOB,
      { ...text('SW_ID'), personal: 'hashed' },
      day('SW_DECOM'),
      day('SW_DEC'),
      coded('SW_REASON'),
    ],
    since: '2023/24',
    until: null,
  },
  {
    id: 'dolo',
    name: 'Deprivation of liberty orders',
    words: ['dolo', 'deprivationoflibertyorder'],
    columns: [CHILD, DOB, day('DOLO_START'), day('DOLO_END')],
    since: '2026/27',
    until: null,
  },
];

/** The modules of the return of a collection year (`2023/24`). */
export function modulesOf(year: string): ReturnModule[] {
  const asked = collectionYear(year);
  return SSDA903_MODULES.filter(
    ({ since, until }) => (since ?? asked) <= asked && asked <= (until ?? asked),
  );
}
