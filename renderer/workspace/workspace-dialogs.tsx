import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { useAnswer } from '../state/answers.ts';
import { useClient } from '../state/client.tsx';
import { usePorter } from '../state/porter.ts';
import { ChangePassphrase } from './change-passphrase.tsx';
import { KeepInFile } from './keep-in-file.tsx';
import { RememberKey } from './remember-key.tsx';
import { leaveFor, lockNow, useWorkspaceDialog } from './workspace-actions.ts';

/** What the workspace's menu and its keys bring up, over whatever screen is in front. */
export function WorkspaceDialogs() {
  const { dialog, show } = useWorkspaceDialog();
  const { file } = usePorter();
  const close = () => {
    show(null);
  };
  switch (dialog?.kind) {
    case 'passphrase':
      return <ChangePassphrase onClose={close} />;
    case 'remember':
      return <RememberKey onClose={close} />;
    case 'keep':
      return <KeepInFile onClose={close} />;
    case 'locking':
      return (
        <div className="locking" role="status">
          {file === null ? 'Covering the screen…' : 'Saving and locking…'}
        </div>
      );
    case 'unsaved':
      return <Unsaved failure={dialog.failure} onClose={close} />;
    case 'leaving':
      return <Leaving to={dialog.to} onClose={close} />;
    default:
      return null;
  }
}

type UnsavedProps = { failure: Parameters<typeof ErrorNotice>[0]['failure']; onClose: () => void };

/** Locking would lose something: that is for the person to decide. */
function Unsaved({ failure, onClose }: UnsavedProps) {
  const client = useClient();
  return (
    <Dialog
      title="It was not locked, because it can’t be saved"
      isOpen
      isAlert
      onClose={onClose}
      actions={
        <>
          <Button
            variant="danger"
            onPress={() => {
              void lockNow(client, true);
            }}
          >
            Lock and lose what is not saved
          </Button>
          <Button variant="primary" onPress={onClose}>
            Keep it open
          </Button>
        </>
      }
    >
      <ErrorNotice failure={failure} />
    </Dialog>
  );
}

type LeavingProps = { to: 'existing' | 'new' | 'samples'; onClose: () => void };

const LEAVING = {
  existing: { title: 'Open another workspace', go: 'Choose the file…' },
  new: { title: 'Make a new workspace', go: 'Choose where…' },
  samples: { title: 'Close this workspace', go: 'Close it' },
} as const;

/** Says what becomes of what is open before it is left. */
function Leaving({ to, onClose }: LeavingProps) {
  const client = useClient();
  const { file, mayChoose } = usePorter();
  const sources = useAnswer('session.describe', undefined).data;
  const { title, go } = LEAVING[to];
  const isLost = file === null && sources !== undefined && sources.workspace.kind !== 'file';
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Stay here</Button>
          <Button
            variant="primary"
            onPress={() => {
              void leaveFor(client, to);
            }}
          >
            {go}
          </Button>
        </>
      }
    >
      {isLost ? (
        <p>
          What is open now is in memory only, and what you loaded into it does not come along.
          {mayChoose && ' To keep it, stay here and keep it in an encrypted file first.'}
        </p>
      ) : (
        <p>
          {file} is saved and closed first; the samples stay as they came.
          {to === 'new' && ' A new workspace begins empty.'}
        </p>
      )}
    </Dialog>
  );
}
