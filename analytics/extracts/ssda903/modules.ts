import { codesOf, isCodedField } from '../../reference/ssda903/code-sets.ts';
import type { CodedField } from '../../reference/ssda903/code-sets.ts';
import type { TableName } from '../../workspace/tables.ts';
import type { Module, ModuleColumn } from '../returns/module.ts';

const date = (name: string, required = false): ModuleColumn => ({
  name,
  kind: 'date',
  keep: name.toLowerCase(),
  required,
});
const code = (name: string): ModuleColumn => ({
  name,
  kind: 'code',
  keep: name.toLowerCase(),
  ...(isCodedField(name) ? { usual: [...codesOf(name, null).keys()] } : {}),
});

/** A code that decides what happened to a child: one that doesn't exist rejects the row. */
const known = (name: CodedField): ModuleColumn => ({
  ...code(name),
  codes: [...codesOf(name, null).keys()],
});

/** The date of birth is kept as its month. */
const BORN = {
  name: 'DOB',
  kind: 'month',
  keep: 'birth_month',
  personal: true,
} as const satisfies ModuleColumn;

const CHILD = {
  name: 'CHILD',
  aliases: ['CHILD_ID', 'CHILDID'],
  kind: 'child',
  keep: 'child_no',
  required: true,
} as const;

const module = (
  id: string,
  table: TableName,
  columns: readonly ModuleColumn[],
  {
    needs,
    dropped = [],
    order = [],
  }: Pick<Module, 'needs'> & Partial<Pick<Module, 'dropped' | 'order'>>,
): Module => ({
  id,
  family: 'ssda903',
  table,
  identities: [CHILD],
  columns,
  needs: ['CHILD', ...needs],
  dropped,
  order,
});

/** The modules of the SSDA903 return; CHILD is read in all of them. */
export const SSDA903: readonly Module[] = [
  module('Header', 'ssda903_header', [code('SEX'), BORN, code('ETHNIC'), code('MOTHER')], {
    needs: ['SEX', 'DOB', 'ETHNIC'],
    dropped: ['UPN', 'MC_DOB'],
  }),
  module(
    'Episodes',
    'ssda903_episodes',
    [
      date('DECOM', true),
      ...(['RNE', 'LS'] as const).map(known),
      code('CIN'),
      known('PLACE'),
      code('PLACE_PROVIDER'),
      date('DEC'),
      known('REC'),
      code('REASON_PLACE_CHANGE'),
    ],
    {
      needs: ['DECOM', 'RNE', 'LS', 'PLACE', 'DEC', 'REC'],
      dropped: ['HOME_POST', 'PL_POST', 'URN'],
      order: [['DECOM', 'DEC']],
    },
  ),
  module('Reviews', 'ssda903_reviews', [date('REVIEW', true), code('REVIEW_CODE')], {
    needs: ['REVIEW', 'REVIEW_CODE'],
    dropped: ['DOB'],
  }),
  module('UASC', 'ssda903_uasc', [code('SEX'), BORN, { ...date('DUC'), mayLieAhead: true }], {
    needs: ['DUC'],
  }),
  module(
    'OC2',
    'ssda903_oc2',
    [
      { name: 'SDQ_SCORE', kind: 'whole_number', keep: 'sdq_score' },
      ...[
        'SDQ_REASON',
        'CONVICTED',
        'HEALTH_CHECK',
        'IMMUNISATIONS',
        'TEETH_CHECK',
        'HEALTH_ASSESSMENT',
        'SUBSTANCE_MISUSE',
        'INTERVENTION_RECEIVED',
        'INTERVENTION_OFFERED',
      ].map((name) => code(name)),
    ],
    { needs: ['SDQ_SCORE', 'HEALTH_ASSESSMENT'], dropped: ['DOB'] },
  ),
  module('OC3', 'ssda903_oc3', [code('IN_TOUCH'), code('ACTIV'), code('ACCOM')], {
    needs: ['IN_TOUCH', 'ACTIV', 'ACCOM'],
    dropped: ['DOB'],
  }),
  module(
    'AD1',
    'ssda903_ad1',
    [
      date('DATE_INT'),
      date('DATE_MATCH'),
      ...['FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'].map((name) => code(name)),
    ],
    { needs: ['DATE_INT', 'DATE_MATCH'], dropped: ['DOB'] },
  ),
  module(
    'SBPFA',
    'ssda903_sbpfa',
    [date('DATE_PLACED', true), date('DATE_PLACED_CEASED'), code('REASON_PLACED_CEASED')],
    {
      needs: ['DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
      dropped: ['DOB'],
      order: [['DATE_PLACED', 'DATE_PLACED_CEASED']],
    },
  ),
  module(
    'PrevPerm',
    'ssda903_prev_perm',
    [code('PREV_PERM'), code('LA_PERM'), { name: 'DATE_PERM', kind: 'text', keep: 'date_perm' }],
    { needs: ['PREV_PERM', 'LA_PERM', 'DATE_PERM'], dropped: ['DOB'] },
  ),
  module(
    'Missing',
    'ssda903_missing',
    [code('MISSING'), date('MIS_START', true), date('MIS_END')],
    {
      needs: ['MISSING', 'MIS_START', 'MIS_END'],
      dropped: ['DOB'],
      order: [['MIS_START', 'MIS_END']],
    },
  ),
  module(
    'SWEpisodes',
    'ssda903_sw_episodes',
    [date('SW_DECOM', true), date('SW_DEC'), code('SW_REASON')],
    {
      needs: ['SW_ID', 'SW_DECOM', 'SW_DEC'],
      dropped: ['DOB', 'SW_ID'],
      order: [['SW_DECOM', 'SW_DEC']],
    },
  ),
  module('DoLo', 'ssda903_dolo', [date('DOLO_START', true), date('DOLO_END')], {
    needs: ['DOLO_START', 'DOLO_END'],
    dropped: ['DOB'],
    order: [['DOLO_START', 'DOLO_END']],
  }),
];
