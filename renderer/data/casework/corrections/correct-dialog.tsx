import { Dialog } from '../../../components/dialog.tsx';
import { ErrorNotice } from '../../../components/notice.tsx';
import { Button } from '../../../components/button.tsx';
import { Waiting } from '../../../components/waiting.tsx';
import { CorrectableField } from '../../../../analytics/contract/casework.ts';
import { failureIn, useAnswer, useWaiting } from '../../../state/answers.ts';
import type { CaseworkAddress } from '../casework-address.ts';
import { CorrectForm } from './correct-form.tsx';
import { FindChild } from './find-child.tsx';

/** Corrects a child's record: whose the address says, or asks for the child's number first. */
export function CorrectDialog({ address }: { address: CaseworkAddress }) {
  const child = address.get('correct');
  const onClose = () => {
    address.set({ correct: null, field: null });
  };
  return (
    <Dialog title="Correct a child’s record" isOpen={child !== null} onClose={onClose}>
      {child === 'new' && (
        <FindChild
          onFound={(found) => {
            address.set({ correct: found });
          }}
          onClose={onClose}
        />
      )}
      {child !== null && child !== 'new' && (
        <Correcting
          key={child}
          child={child}
          field={CorrectableField.safeParse(address.get('field')).data ?? null}
          onOther={() => {
            address.set({ correct: 'new', field: null });
          }}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

type CorrectingProps = {
  child: string;
  field: CorrectableField | null;
  onOther: () => void;
  onClose: () => void;
};

function Correcting({ child, field, onOther, onClose }: CorrectingProps) {
  const journey = useAnswer('corrections.journey', { child });
  const waiting = useWaiting(journey);
  const failure = failureIn(journey);
  if (failure) {
    return (
      <ErrorNotice
        failure={failure}
        actions={
          <Button size="small" onPress={onOther}>
            Find another child
          </Button>
        }
      />
    );
  }
  if (!journey.data) return <Waiting what="Reading what the files say of the child" {...waiting} />;
  return <CorrectForm journey={journey.data} field={field} onClose={onClose} />;
}
