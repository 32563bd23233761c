import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { notify } from '../components/toast.tsx';
import { failureIn } from '../state/answers.ts';
import { useClient } from '../state/client.tsx';
import { usePorter } from '../state/porter.ts';
import { NewPassphraseFields, NO_PASSPHRASE, passphraseProblem } from './new-passphrase.tsx';
import { PassphraseField } from './passphrase-field.tsx';

const FORM = 'change-passphrase';

/** Asks for the passphrase of now and the one to come. */
export function ChangePassphrase({ onClose }: { onClose: () => void }) {
  const client = useClient();
  const { remembers } = usePorter().keychain;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(NO_PASSPHRASE);
  const [wasTried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => client.call('workspace.passphrase', { current, next: next.once }),
    onSuccess: () => {
      onClose();
      notify({ title: 'The passphrase was changed', tone: 'good' });
    },
  });
  const problem = passphraseProblem(next);
  const failure = failureIn(change);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem === null && current !== '' && !change.isPending) change.mutate();
  };
  return (
    <Dialog
      title="Change the passphrase"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Keep the old one</Button>
          <Button variant="primary" type="submit" form={FORM} isDisabled={change.isPending}>
            {change.isPending ? 'Changing…' : 'Change the passphrase'}
          </Button>
        </>
      }
    >
      <form id={FORM} className="workspace-form" onSubmit={submit}>
        <p className="muted">
          The whole file is encrypted anew. Copies from before, on a memory stick or in a backup,
          still open with the old passphrase; those kept beside the file are removed.
          {remembers && ' This computer forgets the key it remembered.'}
        </p>
        <PassphraseField
          label="Current passphrase"
          value={current}
          onChange={setCurrent}
          autoFocus
          error={wasTried && current === '' ? 'Type the current passphrase.' : null}
        />
        <NewPassphraseFields value={next} onChange={setNext} problem={wasTried ? problem : null} />
        {failure && !change.isPending && <ErrorNotice failure={failure} />}
      </form>
    </Dialog>
  );
}
