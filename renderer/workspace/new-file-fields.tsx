import { Notice } from '../components/notice.tsx';
import { NewPassphraseFields, type NewPassphrase } from './new-passphrase.tsx';
import { RememberChoice } from './remember-key.tsx';

type NewFileFieldsProps = {
  passphrase: NewPassphrase;
  onPassphrase: (passphrase: NewPassphrase) => void;
  /** Shown once somebody has tried to go on with it. */
  problem: string | null;
  remember: boolean;
  onRemember: (remember: boolean) => void;
};

/** What has to be known to make a workspace file: its passphrase, and whether to remember its key. */
export function NewFileFields({
  passphrase,
  onPassphrase,
  problem,
  remember,
  onRemember,
}: NewFileFieldsProps) {
  return (
    <>
      <NewPassphraseFields value={passphrase} onChange={onPassphrase} problem={problem} autoFocus />
      <NoRecovery />
      <RememberChoice value={remember} onChange={onRemember} />
    </>
  );
}

/** What is true of a lost passphrase. */
function NoRecovery() {
  return (
    <Notice tone="caution" title="There is no way back without the passphrase">
      <p>
        Nobody can reset it or open the file without it: not your IT department and not whoever made
        the workbench. Keep it in your organisation’s password manager, or sealed where a colleague
        can reach it.
      </p>
    </Notice>
  );
}
