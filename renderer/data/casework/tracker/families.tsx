import type { TrackedFamily } from '../../../../analytics/contract/casework.ts';
import type { TableColumn } from '../../../components/table-column.ts';
import { useAnswer } from '../../../state/answers.ts';
import type { CaseworkAddress } from '../casework-address.ts';
import { FAMILY_STAGE_LABELS } from '../casework-words.ts';
import { FamilyDetail, namedChildWords } from './family-detail.tsx';
import { keyColumn, standingColumns } from './tracked-columns.tsx';
import { readTrackerFilter, Tracker } from './tracker.tsx';

const COLUMNS: readonly TableColumn<TrackedFamily>[] = [
  keyColumn('family', 'Family', ({ family }) => family),
  ...standingColumns<TrackedFamily>(({ stage }) => FAMILY_STAGE_LABELS[stage]),
  {
    id: 'named_child',
    header: 'Named child',
    definition: 'Whether the family is approved for a child who is already named.',
    value: namedChildWords,
    width: 122,
  },
];

/** The tracker of families who ask to adopt. */
export function Families({ address }: { address: CaseworkAddress }) {
  const { area, on } = readTrackerFilter(address);
  const tracked = useAnswer('tracker.families', { area, asOf: on });
  return (
    <Tracker
      address={address}
      tracked={tracked}
      label="Families on the way to adopting"
      noun={['family', 'families']}
      way="on the way to adopting"
      columns={COLUMNS}
      stageLabels={FAMILY_STAGE_LABELS}
      idOf={({ family }) => family}
      whatToLoad="Load an adopter log or an Annex A workbook with its List 11 (prospective adopters): every household is listed here once, with its stage, the next step and the day it is due."
      detail={(row, onClose) => <FamilyDetail key={row.family} of={row} onClose={onClose} />}
    />
  );
}
