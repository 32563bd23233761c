import { useState, type FormEvent } from 'react';
import type { LockReason, PorterState } from '../../analytics/contract/porter.ts';
import type { Generation } from '../../analytics/contract/workspace.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice, Notice } from '../components/notice.tsx';
import { countOf } from '../format/number.ts';
import { formatMoment } from '../format/time.ts';
import { failureIn } from '../state/answers.ts';
import { useAskPorter, usePorter } from '../state/porter.ts';
import { PassphraseField } from './passphrase-field.tsx';
import { RememberChoice } from './remember-key.tsx';

/** Why the workspace is locked, in a sentence; none where the person has just chosen it. */
function reasonWords(reason: LockReason | null, { lockAfterMinutes }: PorterState): string | null {
  switch (reason) {
    case 'idle':
      return `It was locked because nobody used it for ${countOf(lockAfterMinutes, 'minute')}. Everything was saved first.`;
    case 'sleep':
      return 'It was locked when the computer went to sleep. Everything was saved first.';
    case 'asked':
      return 'You come back to the view you left.';
    case 'outdated':
      return 'Its passphrase was changed since this computer remembered the key, or another file was put in its place. The key was forgotten: give the passphrase.';
    case 'ended':
      return 'Its engine stopped unexpectedly. Everything up to the last save is in the file.';
    default:
      return null;
  }
}

/** Asks for the passphrase of the file that was chosen. */
export function UnlockForm({ file }: { file: string }) {
  const porter = usePorter();
  const ask = useAskPorter();
  const [passphrase, setPassphrase] = useState('');
  const [remember, setRemember] = useState(false);
  const { remembers } = porter.keychain;
  const failure = failureIn(ask);
  const reason = reasonWords(porter.reason, porter);
  const isWorking = ask.isPending || porter.status === 'starting';

  const unlock = (generation: 1 | 2 | null) => {
    ask.mutate({ ask: 'unlock', passphrase, generation, remember });
  };
  const recall = (generation: 1 | 2 | null) => {
    ask.mutate({ ask: 'recall', generation });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '' && !isWorking) unlock(null);
  };

  return (
    <form className="locked-form" onSubmit={submit}>
      <h1 id="locked-title">Unlock {file}</h1>
      {reason && <p className="muted">{reason}</p>}
      <PassphraseField
        label="Passphrase"
        value={passphrase}
        onChange={setPassphrase}
        autoFocus
        isDisabled={isWorking}
      />
      {failure && !isWorking && <ErrorNotice failure={failure} />}
      {porter.generations.length > 0 && !isWorking && (
        <Earlier
          generations={porter.generations}
          onOpen={passphrase === '' && remembers ? recall : unlock}
        />
      )}
      {!remembers && <RememberChoice value={remember} onChange={setRemember} />}
      <Button variant="primary" type="submit" isDisabled={passphrase === '' || isWorking}>
        {isWorking ? 'Unlocking…' : 'Unlock'}
      </Button>
      {remembers && (
        <Button
          isDisabled={isWorking}
          onPress={() => {
            recall(null);
          }}
        >
          Unlock with the key this computer remembers
        </Button>
      )}
    </form>
  );
}

type EarlierProps = {
  generations: readonly Generation[];
  onOpen: (generation: 1 | 2) => void;
};

/** The states from before that are kept beside a damaged file. */
function Earlier({ generations, onOpen }: EarlierProps) {
  return (
    <Notice tone="info" title="Earlier states of it are kept beside it">
      <p>
        Opening one keeps the damaged file as it is until the next save. What was done after that
        state is not in it.
      </p>
      <ul className="generation-list">
        {generations.map(({ generation, savedAt }) => (
          <li key={generation}>
            <span>Saved {formatMoment(savedAt)}</span>
            <Button
              size="small"
              onPress={() => {
                onOpen(generation);
              }}
            >
              Open this state
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
