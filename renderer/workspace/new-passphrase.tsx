import { Meter } from 'react-aria-components';
import { LEAST_SCORE, passphraseStrength } from '../../analytics/contract/passphrase-strength.ts';
import { PassphraseField } from './passphrase-field.tsx';

/** A passphrase made up for a file, typed twice. */
export type NewPassphrase = { readonly once: string; readonly again: string };

export const NO_PASSPHRASE: NewPassphrase = { once: '', again: '' };

/** What is amiss with a new passphrase; null when it can be taken. */
export function passphraseProblem({ once, again }: NewPassphrase): string | null {
  if (once === '') return 'Type a passphrase.';
  if (passphraseStrength(once).score < LEAST_SCORE) {
    return 'This would be guessed in no time. Take four or more unconnected words.';
  }
  return once === again ? null : 'The two are not the same.';
}

type NewPassphraseFieldsProps = {
  value: NewPassphrase;
  onChange: (value: NewPassphrase) => void;
  /** Shown once somebody has tried to go on with it. */
  problem: string | null;
  autoFocus?: boolean;
};

/** Asks for a new passphrase twice, and says how good it is and that there is no way back. */
export function NewPassphraseFields({
  value,
  onChange,
  problem,
  autoFocus = false,
}: NewPassphraseFieldsProps) {
  const isDifferent = value.again !== '' && value.once !== value.again;
  return (
    <>
      <PassphraseField
        label="New passphrase"
        value={value.once}
        onChange={(once) => {
          onChange({ ...value, once });
        }}
        autoFocus={autoFocus}
        isNew
        error={isDifferent ? null : problem}
      />
      <StrengthMeter passphrase={value.once} />
      <PassphraseField
        label="The same again"
        value={value.again}
        onChange={(again) => {
          onChange({ ...value, again });
        }}
        isNew
        error={problem !== null && isDifferent ? problem : null}
      />
    </>
  );
}

function StrengthMeter({ passphrase }: { passphrase: string }) {
  const { score, verdict, advice } = passphraseStrength(passphrase);
  const isBlank = passphrase === '';
  return (
    <Meter
      className="strength"
      aria-label="How hard the passphrase is to guess"
      value={isBlank ? 0 : score}
      maxValue={4}
      valueLabel={isBlank ? 'Nothing typed yet' : verdict}
    >
      <div className="strength-track" data-score={isBlank ? 'none' : score}>
        {[1, 2, 3, 4].map((step) => (
          <span key={step} className={!isBlank && step <= score ? 'strength-on' : undefined} />
        ))}
      </div>
      <p className="strength-words" aria-live="polite">
        {isBlank ? (
          <span className="muted">{advice}</span>
        ) : (
          <>
            <strong>{verdict}</strong> <span className="muted">{advice}</span>
          </>
        )}
      </p>
    </Meter>
  );
}
