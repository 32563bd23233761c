import type { TrackedChild } from '../../../../analytics/contract/casework.ts';
import type { TableColumn } from '../../../components/table-column.ts';
import { useAnswer } from '../../../state/answers.ts';
import type { CaseworkAddress } from '../casework-address.ts';
import { CHILD_STAGE_LABELS, valueWords } from '../casework-words.ts';
import { ChildDetail } from './child-detail.tsx';
import { keyColumn, standingColumns } from './tracked-columns.tsx';
import { readTrackerFilter, Tracker } from './tracker.tsx';

const COLUMNS: readonly TableColumn<TrackedChild>[] = [
  keyColumn('child', 'Child', ({ child }) => child),
  ...standingColumns<TrackedChild>(({ stage }) => CHILD_STAGE_LABELS[stage]),
  {
    id: 'family_finding',
    header: 'Family finding',
    definition: 'Where it is not active: on hold, linked, or their own carer is being assessed.',
    value: ({ familyFinding }) => familyFinding && valueWords(familyFinding),
    text: ({ familyFinding }) => (familyFinding === null ? '–' : valueWords(familyFinding)),
    width: 122,
  },
];

/** The tracker of children with a plan for adoption. */
export function Children({ address }: { address: CaseworkAddress }) {
  const { area, on } = readTrackerFilter(address);
  const tracked = useAnswer('tracker.children', { area, asOf: on });
  return (
    <Tracker
      address={address}
      tracked={tracked}
      label="Children on the way to adoption"
      noun={['child', 'children']}
      way="on the way to adoption"
      columns={COLUMNS}
      stageLabels={CHILD_STAGE_LABELS}
      idOf={({ child }) => child}
      whatToLoad="Load SSDA903 returns (episodes and placed for adoption), Annex A, an ASG return or an export of children’s journeys: everybody with a plan for adoption is listed here, with the next step and the day it is due."
      detail={(row, onClose) => (
        <ChildDetail
          key={row.child}
          of={row}
          onClose={onClose}
          onCorrect={() => {
            address.set({ correct: row.child });
          }}
        />
      )}
    />
  );
}
