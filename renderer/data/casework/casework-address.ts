import { z } from 'zod';
import { navigate, useAddress } from '../../app/address.ts';

/** What officers look through, one list at a time. */
export const CaseworkList = z.enum([
  'children',
  'families',
  'corrections',
  'submissions',
  'reconciliation',
  'look-ups',
]);
export type CaseworkList = z.infer<typeof CaseworkList>;

export const LIST_LABELS = {
  children: 'Children',
  families: 'Families',
  corrections: 'Corrections',
  submissions: 'Submissions',
  reconciliation: 'Reconciliation',
  'look-ups': 'Look-ups',
} as const satisfies Record<CaseworkList, string>;

/** The lists that can be narrowed to any area; one's area makes sense on the others. */
const OF_ANY_AREA: readonly CaseworkList[] = ['children', 'families', 'corrections'];

/** What of a list is asked for; each list reads its own. */
type Setting =
  | 'area'
  | 'stage'
  | 'due'
  | 'on'
  | 'ended'
  | 'period'
  | 'year'
  | 'against'
  | 'kind'
  | 'field'
  | 'open'
  | 'correct';

/** The address of a list, to link to it. */
export function listParams(
  list: CaseworkList,
  settings: Partial<Record<Setting, string | null>> = {},
): URLSearchParams {
  const params = new URLSearchParams({ tab: 'casework', list });
  for (const [key, value] of Object.entries(settings)) if (value !== null) params.set(key, value);
  return params;
}

export type CaseworkAddress = {
  readonly list: CaseworkList;
  readonly get: (setting: Setting) => string | null;
  /** Changes the settings given, null for the usual; another row or filter is no step back to. */
  readonly set: (settings: Partial<Record<Setting, string | null>>) => void;
  readonly goTo: (list: CaseworkList) => void;
};

/** What of the casework is in front, as the address of the Data screen keeps it. */
export function useCaseworkAddress(): CaseworkAddress {
  const { params } = useAddress();
  const list = CaseworkList.safeParse(params.get('list')).data ?? 'children';
  return {
    list,
    get: (setting) => params.get(setting),
    set: (settings) => {
      const next = new URLSearchParams(params);
      for (const [key, value] of Object.entries(settings)) {
        if (value === null) next.delete(key);
        else next.set(key, value);
      }
      navigate('data', next, 'replace');
    },
    goTo: (to) => {
      const keeps = OF_ANY_AREA.includes(list) && OF_ANY_AREA.includes(to);
      navigate('data', listParams(to, keeps ? { area: params.get('area') } : {}));
    },
  };
}
