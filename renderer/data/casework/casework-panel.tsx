import { Button } from '../../components/button.tsx';
import { Segmented } from '../../components/toggle.tsx';
import {
  CaseworkList,
  LIST_LABELS,
  useCaseworkAddress,
  type CaseworkAddress,
} from './casework-address.ts';
import { CorrectDialog } from './corrections/correct-dialog.tsx';
import { Corrections } from './corrections/corrections.tsx';
import { LookUps } from './identify/look-ups.tsx';
import { ReconciliationList } from './reconciliation/reconciliation.tsx';
import { Submissions } from './submissions/submissions.tsx';
import { Children } from './tracker/children.tsx';
import { Families } from './tracker/families.tsx';
import '../data.css';
import './casework.css';

/**
 * What officers do with single children's and households' records, day by day. What is shown is kept
 * in the address of the Data screen.
 */
export function CaseworkPanel() {
  const address = useCaseworkAddress();
  return (
    <div className="casework">
      <div className="casework-head">
        <Segmented
          label="What to list"
          value={address.list}
          onChange={address.goTo}
          options={CaseworkList.options.map((id) => ({ id, label: LIST_LABELS[id] }))}
        />
        <Button
          size="small"
          icon="plus"
          onPress={() => {
            address.set({ correct: 'new' });
          }}
        >
          Correct a record…
        </Button>
      </div>
      <List address={address} />
      <CorrectDialog address={address} />
    </div>
  );
}

function List({ address }: { address: CaseworkAddress }) {
  switch (address.list) {
    case 'children':
      return <Children address={address} />;
    case 'families':
      return <Families address={address} />;
    case 'corrections':
      return <Corrections address={address} />;
    case 'submissions':
      return <Submissions address={address} />;
    case 'reconciliation':
      return <ReconciliationList address={address} />;
    case 'look-ups':
      return <LookUps />;
  }
}
