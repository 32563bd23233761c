import { codesOf } from '../../reference/ssda903/code-sets.ts';
import { SSDA903_MODULES } from '../../reference/ssda903/modules.ts';
import type { ReturnColumn, ReturnModule } from '../../reference/ssda903/modules.ts';
import type { TableName } from '../../workspace/tables.ts';
import type { Module, ModuleColumn } from '../returns/module.ts';

/** What loading adds to what the return's own description says of a module. */
type Loading = {
  readonly id: string;
  readonly table: TableName;
  /** The columns that tell it from other modules. */
  readonly needs: readonly string[];
  /** Without which a row says nothing. */
  readonly required?: readonly string[];
  /** Codes that decide what happened to a child: one that doesn't exist rejects the row. */
  readonly decisive?: readonly string[];
  /** What nothing is made of, though it points to nobody. */
  readonly unused?: readonly string[];
  readonly order?: Module['order'];
};

const LOADING: Readonly<Record<string, Loading>> = {
  header: { id: 'Header', table: 'ssda903_header', needs: ['SEX', 'DOB', 'ETHNIC'] },
  episodes: {
    id: 'Episodes',
    table: 'ssda903_episodes',
    needs: ['DECOM', 'RNE', 'LS', 'PLACE', 'DEC', 'REC'],
    required: ['DECOM'],
    decisive: ['RNE', 'LS', 'PLACE', 'REC'],
    unused: ['URN'],
    order: [['DECOM', 'DEC']],
  },
  reviews: {
    id: 'Reviews',
    table: 'ssda903_reviews',
    needs: ['REVIEW', 'REVIEW_CODE'],
    required: ['REVIEW'],
  },
  uasc: { id: 'UASC', table: 'ssda903_uasc', needs: ['DUC'] },
  oc2: { id: 'OC2', table: 'ssda903_oc2', needs: ['SDQ_SCORE', 'HEALTH_ASSESSMENT'] },
  oc3: { id: 'OC3', table: 'ssda903_oc3', needs: ['IN_TOUCH', 'ACTIV', 'ACCOM'] },
  ad1: { id: 'AD1', table: 'ssda903_ad1', needs: ['DATE_INT', 'DATE_MATCH'] },
  sbpfa: {
    id: 'SBPFA',
    table: 'ssda903_sbpfa',
    needs: ['DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    required: ['DATE_PLACED'],
    order: [['DATE_PLACED', 'DATE_PLACED_CEASED']],
  },
  prev_perm: {
    id: 'PrevPerm',
    table: 'ssda903_prev_perm',
    needs: ['PREV_PERM', 'LA_PERM', 'DATE_PERM'],
  },
  missing: {
    id: 'Missing',
    table: 'ssda903_missing',
    needs: ['MISSING', 'MIS_START', 'MIS_END'],
    required: ['MIS_START'],
    order: [['MIS_START', 'MIS_END']],
  },
  sw_episodes: {
    id: 'SWEpisodes',
    table: 'ssda903_sw_episodes',
    needs: ['SW_ID', 'SW_DECOM', 'SW_DEC'],
    required: ['SW_DECOM'],
    order: [['SW_DECOM', 'SW_DEC']],
  },
  dolo: {
    id: 'DoLo',
    table: 'ssda903_dolo',
    needs: ['DOLO_START', 'DOLO_END'],
    required: ['DOLO_START'],
    order: [['DOLO_START', 'DOLO_END']],
  },
};

const CHILD = {
  name: 'CHILD',
  aliases: ['CHILD_ID', 'CHILDID'],
  kind: 'child',
  keep: 'child_no',
  required: true,
} as const;

/** The date of birth is kept as its month, once: where the return tells who the child is. */
const BORN = {
  name: 'DOB',
  kind: 'month',
  keep: 'birth_month',
  personal: true,
} as const satisfies ModuleColumn;
const WITH_BIRTH: readonly string[] = ['header', 'uasc'];

/** Days that may lie ahead: when a child seeking asylum will be grown up. */
const MAY_LIE_AHEAD: readonly string[] = ['DUC'];

function isKept({ name, personal }: ReturnColumn, { id }: ReturnModule, loading: Loading): boolean {
  if (name === BORN.name) return WITH_BIRTH.includes(id);
  return personal === null && !loading.unused?.includes(name);
}

const KINDS = {
  day: 'date',
  number: 'whole_number',
  partial_day: 'text',
  text: 'text',
} as const satisfies Record<Exclude<ReturnColumn['kind'], 'code'>, ModuleColumn['kind']>;

function moduleColumn(column: ReturnColumn, { required, decisive }: Loading): ModuleColumn {
  const { name } = column;
  if (name === BORN.name) return BORN;
  const plain = { name, keep: name.toLowerCase() };
  if (column.kind !== 'code') {
    return {
      ...plain,
      kind: KINDS[column.kind],
      ...(required?.includes(name) ? { required: true } : {}),
      ...(MAY_LIE_AHEAD.includes(name) ? { mayLieAhead: true } : {}),
    };
  }
  const codes = [...codesOf(column.codes, null).keys()];
  return { ...plain, kind: 'code', usual: codes, ...(decisive?.includes(name) ? { codes } : {}) };
}

/** The modules of the SSDA903 return. */
export const SSDA903: readonly Module[] = SSDA903_MODULES.map((described) => {
  const loading = LOADING[described.id];
  if (!loading) throw new Error(`Nothing says how ${described.name} is loaded.`);
  const keeps = (column: ReturnColumn) => isKept(column, described, loading);
  const others = described.columns.filter(({ name }) => name !== CHILD.name);
  return {
    id: loading.id,
    family: 'ssda903',
    table: loading.table,
    identities: [CHILD],
    columns: others.filter(keeps).map((column) => moduleColumn(column, loading)),
    dropped: others.filter((column) => !keeps(column)).map(({ name }) => name),
    needs: [CHILD.name, ...loading.needs],
    order: loading.order ?? [],
  };
});
