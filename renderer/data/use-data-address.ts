import { useState } from 'react';
import { z } from 'zod';
import { navigate, useAddress } from '../app/address.ts';
import type { NumberedConflict } from './conflicts-table.tsx';
import type { NumberedReject } from './rejected-rows.tsx';

const DataTab = z.enum([
  'sources',
  'rejected',
  'conflicts',
  'quality',
  'coverage',
  'disagreements',
  'recipes',
  'casework',
]);
type DataTab = z.infer<typeof DataTab>;

/**
 * What of the loaded data is in front: the tab, the file and the recipe as the address keeps them,
 * and the one row that is open, which no address can name.
 */
export function useDataAddress() {
  const { params } = useAddress();
  const [reject, setReject] = useState<NumberedReject | null>(null);
  const [conflict, setConflict] = useState<NumberedConflict | null>(null);
  const source = params.get('source');
  const change = (edit: (params: URLSearchParams) => void) => {
    const next = new URLSearchParams(params);
    edit(next);
    navigate('data', next, 'replace');
  };
  const close = () => {
    setReject(null);
    setConflict(null);
  };
  const set = (key: string, value: string | null) => {
    close();
    change((next) => {
      if (value === null) next.delete(key);
      else next.set(key, value);
    });
  };
  return {
    params,
    tab: DataTab.safeParse(params.get('tab')).data ?? 'sources',
    source: source === null ? null : Number(source),
    recipe: params.get('recipe'),
    reject,
    conflict,
    change,
    openReject: setReject,
    openConflict: setConflict,
    openTab: (tab: DataTab) => {
      close();
      navigate('data', new URLSearchParams({ tab }));
    },
    openSource: (id: number | null) => {
      set('source', id === null ? null : String(id));
    },
    openRecipe: (name: string | null) => {
      set('recipe', name);
    },
  };
}
