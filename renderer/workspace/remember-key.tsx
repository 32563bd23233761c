import { useState, type FormEvent } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ErrorNotice, Notice } from '../components/notice.tsx';
import { notify } from '../components/toast.tsx';
import { Switch } from '../components/toggle.tsx';
import { failureIn } from '../state/answers.ts';
import { useAskPorter, usePorter } from '../state/porter.ts';
import { PassphraseField } from './passphrase-field.tsx';

/** What is true of a key that the keychain remembers. */
const WHAT_IT_MEANS =
  'Whoever is signed in to your account on this computer then opens the file without the passphrase, after a lock too. Without your account the file stays as safe as its passphrase.';

type RememberChoiceProps = { value: boolean; onChange: (value: boolean) => void };

/** Offers to have the keychain remember a file's key, or says why that can't be. */
export function RememberChoice({ value, onChange }: RememberChoiceProps) {
  const { keychain } = usePorter();
  if (keychain.refusal !== null) return <p className="muted">{keychain.refusal}</p>;
  return (
    <div className="remember-choice">
      <Switch isSelected={value} onChange={onChange}>
        Remember the key on this computer
      </Switch>
      {value && <p className="muted">{WHAT_IT_MEANS}</p>}
    </div>
  );
}

const FORM = 'remember-key';

/** Asks for the passphrase once more before it is no longer asked for. */
export function RememberKey({ onClose }: { onClose: () => void }) {
  const ask = useAskPorter();
  const [passphrase, setPassphrase] = useState('');
  const failure = failureIn(ask);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === '' || ask.isPending) return;
    ask.mutate(
      { ask: 'remember', passphrase },
      {
        onSuccess: () => {
          onClose();
          notify({ title: 'This computer remembers the key', tone: 'good' });
        },
      },
    );
  };
  return (
    <Dialog
      title="Remember the key on this computer"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Go on asking</Button>
          <Button
            variant="primary"
            type="submit"
            form={FORM}
            isDisabled={passphrase === '' || ask.isPending}
          >
            {ask.isPending ? 'Remembering…' : 'Remember the key'}
          </Button>
        </>
      }
    >
      <form id={FORM} className="workspace-form" onSubmit={submit}>
        <p>
          The operating system’s keychain protects the key with your account. The passphrase itself
          is not kept, and it still opens the file everywhere else.
        </p>
        <Notice tone="caution" title="Your account takes the passphrase’s place here">
          <p>{WHAT_IT_MEANS} Lock the computer itself when you leave it.</p>
        </Notice>
        <PassphraseField
          label="Passphrase"
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
          isDisabled={ask.isPending}
        />
        {failure && !ask.isPending && <ErrorNotice failure={failure} />}
      </form>
    </Dialog>
  );
}
