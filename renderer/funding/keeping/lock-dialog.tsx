import { useState } from 'react';
import type { Scenario } from '../../../analytics/contract/funding/scenario.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { useOfficer } from '../../data/casework/officer.ts';
import { formatMoney } from '../../format/number.ts';

type LockDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  scenario: Scenario;
  years: readonly string[];
  onLock: (said: { by: string; note: string }) => Promise<boolean>;
};

/** Signs a version off: by whom, and what was agreed. It can't be undone, and says so. */
export function LockDialog({ isOpen, onClose, scenario, years, onLock }: LockDialogProps) {
  const { name: by, setName } = useOfficer();
  const [note, setNote] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const error = isAsked && by.trim() === '' ? 'Say who locks it.' : null;
  const close = () => {
    setAsked(false);
    onClose();
  };
  const lock = async () => {
    setAsked(true);
    if (by.trim() === '') return;
    setBusy(true);
    const isLocked = await onLock({ by: by.trim(), note: note.trim() });
    setBusy(false);
    if (isLocked) {
      setNote('');
      close();
    }
  };
  return (
    <Dialog
      title={`Lock “${scenario.name}”`}
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button variant="primary" isDisabled={isBusy} onPress={() => void lock()}>
            Lock this version
          </Button>
        </>
      }
    >
      <div className="lock-form">
        <p>
          A locked version keeps its formula, its demand and its contributions under a hash of all
          three. It can’t be changed or removed; a copy of it can.
        </p>
        <ul className="lock-years">
          {years.map((year) => (
            <li key={year}>
              {year}: a budget of {formatMoney(scenario.budget[year] ?? 0)} among{' '}
              {scenario.partners.length} partners
            </li>
          ))}
        </ul>
        <TextField
          label="Locked by"
          value={by}
          onChange={setName}
          maxLength={100}
          error={error}
          placeholder="Your name"
          autoFocus
        />
        <TextField
          label="Note"
          description="What was agreed, and where"
          value={note}
          onChange={setNote}
          maxLength={2000}
          placeholder="May be left out"
        />
      </div>
    </Dialog>
  );
}
