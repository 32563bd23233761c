import { useState, type FormEvent } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { notify } from '../components/toast.tsx';
import { failureIn } from '../state/answers.ts';
import { useDataset } from '../state/dataset.ts';
import { useAskPorter } from '../state/porter.ts';
import { NewFileFields } from './new-file-fields.tsx';
import { NO_PASSPHRASE, passphraseProblem } from './new-passphrase.tsx';

const FORM = 'keep-in-file';

/** Asks for the passphrase of the file that what is in memory is to be kept in, then for its place. */
export function KeepInFile({ onClose }: { onClose: () => void }) {
  const ask = useAskPorter();
  const renew = useDataset((dataset) => dataset.renew);
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const [remember, setRemember] = useState(false);
  const [wasTried, setTried] = useState(false);
  const problem = passphraseProblem(passphrase);
  const failure = failureIn(ask);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem !== null || ask.isPending) return;
    ask.mutate(
      { ask: 'keep', passphrase: passphrase.once, remember },
      {
        onSuccess: ({ file }) => {
          // The system's dialog was left without a choice.
          if (file === null) return;
          renew();
          onClose();
          notify({ title: `Kept in ${file}`, detail: 'It can be locked now.', tone: 'good' });
        },
      },
    );
  };
  return (
    <Dialog
      title="Keep it in an encrypted file"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Leave it in memory</Button>
          <Button variant="primary" type="submit" form={FORM} isDisabled={ask.isPending}>
            {ask.isPending ? 'Keeping it…' : 'Choose where…'}
          </Button>
        </>
      }
    >
      <form id={FORM} className="workspace-form" onSubmit={submit}>
        <p className="muted">
          All that you loaded, corrected and saved goes into the file, and is saved there after each
          change from now on. The samples stay out of it.
        </p>
        <NewFileFields
          passphrase={passphrase}
          onPassphrase={setPassphrase}
          problem={wasTried ? problem : null}
          remember={remember}
          onRemember={setRemember}
        />
        {failure && !ask.isPending && <ErrorNotice failure={failure} />}
      </form>
    </Dialog>
  );
}
