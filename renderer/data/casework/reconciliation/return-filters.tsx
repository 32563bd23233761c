import { ReturnFamily } from '../../../../analytics/contract/casework.ts';
import { Select } from '../../../components/select.tsx';
import { formatCount } from '../../../format/number.ts';
import {
  DifferenceKind,
  KIND_LABELS,
  nearestReturn,
  RETURN_LABELS,
  type Difference,
  type HeldReturn,
} from './compared.ts';

type ReturnFiltersProps = {
  returns: readonly HeldReturn[];
  held: HeldReturn;
  differences: readonly Difference[];
  kind: DifferenceKind | null;
  onReturn: (held: HeldReturn) => void;
  onKind: (kind: DifferenceKind | null) => void;
};

const ALL = 'all';

const distinct = <T,>(values: readonly T[]): T[] => [...new Set(values)];

/** Against which return the records are held, and which differences are listed. */
export function ReturnFilters({
  returns,
  held,
  differences,
  kind,
  onReturn,
  onKind,
}: ReturnFiltersProps) {
  const own = returns.filter(({ area }) => area === held.area);
  const families = distinct(own.map(({ family }) => family));
  const change = (part: Partial<HeldReturn>) => {
    onReturn(nearestReturn(returns, held, part));
  };
  return (
    <>
      <Select
        look="inline"
        label="Authority"
        isSearchable
        value={held.area}
        onChange={(area) => {
          change({ area });
        }}
        options={distinct(returns.map(({ area }) => area))
          .toSorted((a, b) => a.localeCompare(b, 'en-GB'))
          .map((area) => ({ id: area, label: area }))}
      />
      <Select
        look="inline"
        label="Return"
        value={held.family}
        onChange={(family) => {
          change({ area: held.area, family });
        }}
        options={ReturnFamily.options.map((family) => ({
          id: family,
          label: RETURN_LABELS[family],
          isDisabled: !families.includes(family),
        }))}
      />
      <Select
        look="inline"
        label="Year"
        value={held.year}
        onChange={(year) => {
          change({ area: held.area, family: held.family, year });
        }}
        options={distinct(
          own.filter(({ family }) => family === held.family).map(({ year }) => year),
        ).map((year) => ({ id: year, label: year }))}
      />
      <Select
        look="inline"
        label="How they differ"
        value={kind ?? ALL}
        onChange={(id) => {
          onKind(DifferenceKind.safeParse(id).data ?? null);
        }}
        options={[
          { id: ALL, label: 'In any way', detail: formatCount(differences.length) },
          ...DifferenceKind.options.map((id) => ({
            id,
            label: KIND_LABELS[id],
            detail: formatCount(differences.filter((row) => row.kind === id).length),
          })),
        ]}
      />
    </>
  );
}
