import type { ReactNode } from 'react';
import type { Source } from '../../analytics/contract/load.ts';
import { hrefOf } from '../app/address.ts';
import { countOf, formatCount } from '../format/number.ts';

type Counts = Pick<Source, 'read' | 'loaded' | 'repaired' | 'rejected'>;

/** What became of a source's rows, name by name, with the way to those that were rejected. */
export function rowCounts(
  { read, loaded, repaired, rejected }: Counts,
  source: Source['id'],
): { name: string; value: ReactNode }[] {
  const params = new URLSearchParams({ tab: 'rejected', source: String(source) });
  return [
    { name: 'Rows read', value: formatCount(read) },
    { name: 'Loaded', value: formatCount(loaded) },
    { name: 'Repaired', value: formatCount(repaired) },
    {
      name: 'Rejected',
      value:
        rejected === 0 ? (
          '0'
        ) : (
          <a href={hrefOf('data', params)}>{countOf(rejected, 'rejected row')}</a>
        ),
    },
  ];
}
