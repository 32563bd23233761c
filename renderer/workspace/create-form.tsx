import { useState, type FormEvent } from 'react';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { failureIn } from '../state/answers.ts';
import { useAskPorter } from '../state/porter.ts';
import { NewFileFields } from './new-file-fields.tsx';
import { NO_PASSPHRASE, passphraseProblem } from './new-passphrase.tsx';

/** Asks for the passphrase that a new workspace file is made with. */
export function CreateForm({ file }: { file: string }) {
  const ask = useAskPorter();
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const [remember, setRemember] = useState(false);
  const [wasTried, setTried] = useState(false);
  const problem = passphraseProblem(passphrase);
  const failure = failureIn(ask);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem === null && !ask.isPending) {
      ask.mutate({ ask: 'create', passphrase: passphrase.once, remember });
    }
  };
  return (
    <form className="locked-form" onSubmit={submit}>
      <h1 id="locked-title">Make {file}</h1>
      <p className="muted">
        One file, encrypted with your passphrase, holds everything that is loaded, worked out and
        written down. It is saved after each change.
      </p>
      <NewFileFields
        passphrase={passphrase}
        onPassphrase={setPassphrase}
        problem={wasTried ? problem : null}
        remember={remember}
        onRemember={setRemember}
      />
      {failure && !ask.isPending && <ErrorNotice failure={failure} />}
      <Button variant="primary" type="submit" isDisabled={ask.isPending}>
        {ask.isPending ? 'Making the workspace…' : 'Make the workspace'}
      </Button>
    </form>
  );
}
