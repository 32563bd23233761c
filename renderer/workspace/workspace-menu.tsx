import type { ReactNode } from 'react';
import { LOCK_AFTER } from '../../analytics/contract/porter.ts';
import type { SaveState } from '../../analytics/contract/workspace.ts';
import { hrefOf } from '../app/address.ts';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { Popover } from '../components/popover.tsx';
import { Select } from '../components/select.tsx';
import { countOf } from '../format/number.ts';
import { formatMoment } from '../format/time.ts';
import { useClient } from '../state/client.tsx';
import { useAskPorter, usePorter } from '../state/porter.ts';
import { useSaveNow, useSaveState } from '../state/saving.ts';
import { SaveMark } from './save-mark.tsx';
import { forgetKey, lockNow, useWorkspaceDialog } from './workspace-actions.ts';
import './workspace-menu.css';

const MINUTES = [1, 5, 10, 15, 30, LOCK_AFTER.most];

/** The workspace's name on the context bar, and all that can be done with it as a whole. */
export function WorkspaceMenu({ name }: { name: string | undefined }) {
  const state = useSaveState().data;
  const porter = usePorter();
  return (
    <Popover
      label="Workspace"
      placement="bottom start"
      trigger={
        <Button variant="quiet" size="small" className="bar-menu">
          <span className="workspace-name">{name ?? '…'}</span>{' '}
          {state && <SaveMark state={state} />}
          <Icon name="chevron_down" />
        </Button>
      }
    >
      {({ close }) => (
        <div className="workspace-menu">
          {state && <Standing state={state} />}
          {porter.file === null ? <MemoryActions close={close} /> : <FileActions close={close} />}
          <MenuLinks close={close} />
        </div>
      )}
    </Popover>
  );
}

function Standing({ state }: { state: SaveState }) {
  const save = useSaveNow();
  if (state.status === 'failed' && state.failure) {
    return (
      <ErrorNotice
        failure={state.failure}
        retryLabel="Save again"
        onRetry={() => {
          save.mutate();
        }}
      />
    );
  }
  return <p className="workspace-standing">{standingWords(state)}</p>;
}

function standingWords({ status, savedAt, failure }: SaveState): string {
  switch (status) {
    case 'in_memory':
      return 'It is in memory only: closing the workbench loses what was loaded. It can be covered, and locked once it is kept in a file.';
    case 'read_only':
      return [failure?.message, failure?.action].filter(Boolean).join(' ');
    case 'unsaved':
    case 'saving':
      return 'Saving what was changed…';
    default:
      return savedAt === null
        ? 'Nothing was changed since it was opened.'
        : `All is saved, last on ${formatMoment(savedAt)}.`;
  }
}

function FileActions({ close }: { close: () => void }) {
  const porter = usePorter();
  const save = useSaveNow();
  const show = useWorkspaceDialog((dialogs) => dialogs.show);
  return (
    <>
      <ul>
        <LockAction close={close}>Lock now</LockAction>
        <Action
          onPress={() => {
            save.mutate();
          }}
        >
          Save now
        </Action>
        <Action
          onPress={() => {
            close();
            show({ kind: 'passphrase' });
          }}
        >
          Change the passphrase…
        </Action>
        <KeyActions close={close} />
      </ul>
      {porter.keychain.refusal !== null && (
        <p className="workspace-standing">{porter.keychain.refusal}</p>
      )}
      <LockTime label="Lock when nobody uses it for" />
      <ul>
        {porter.mayChoose && <Choices close={close} />}
        <Action
          onPress={() => {
            close();
            show({ kind: 'leaving', to: 'samples' });
          }}
        >
          Close this workspace…
        </Action>
      </ul>
    </>
  );
}

function LockAction({ close, children }: { close: () => void; children: string }) {
  const client = useClient();
  return (
    <Action
      keys="Ctrl L"
      onPress={() => {
        close();
        void lockNow(client);
      }}
    >
      {children}
    </Action>
  );
}

/** Has the keychain remember the file's key, or forget it. */
function KeyActions({ close }: { close: () => void }) {
  const client = useClient();
  const { remembers, refusal } = usePorter().keychain;
  const show = useWorkspaceDialog((dialogs) => dialogs.show);
  if (remembers) {
    return (
      <Action
        onPress={() => {
          close();
          void forgetKey(client);
        }}
      >
        Forget the key on this computer
      </Action>
    );
  }
  if (refusal !== null) return null;
  return (
    <Action
      onPress={() => {
        close();
        show({ kind: 'remember' });
      }}
    >
      Remember the key on this computer…
    </Action>
  );
}

function LockTime({ label }: { label: string }) {
  const { lockAfterMinutes } = usePorter();
  const ask = useAskPorter();
  return (
    <Select
      label={label}
      value={String(lockAfterMinutes)}
      options={[...new Set([...MINUTES, lockAfterMinutes])]
        .sort((a, b) => a - b)
        .map((minutes) => ({ id: String(minutes), label: countOf(minutes, 'minute') }))}
      onChange={(minutes) => {
        ask.mutate({ ask: 'lock_after', minutes: Number(minutes) });
      }}
    />
  );
}

function MemoryActions({ close }: { close: () => void }) {
  const { mayChoose } = usePorter();
  const show = useWorkspaceDialog((dialogs) => dialogs.show);
  return (
    <>
      <ul>
        <LockAction close={close}>Cover the screen</LockAction>
        {mayChoose && (
          <Action
            onPress={() => {
              close();
              show({ kind: 'keep' });
            }}
          >
            Keep it in an encrypted file…
          </Action>
        )}
      </ul>
      <LockTime label="Cover what was loaded when nobody uses it for" />
      {mayChoose ? (
        <ul>
          <Choices close={close} />
        </ul>
      ) : (
        <p className="workspace-standing">
          To keep data in an encrypted file, start the workbench with the file’s name:{' '}
          <code>npm start -- croydon.permanence</code>. A page in a browser may not name files
          itself.
        </p>
      )}
    </>
  );
}

function Choices({ close }: { close: () => void }) {
  const show = useWorkspaceDialog((dialogs) => dialogs.show);
  const leave = (to: 'existing' | 'new') => () => {
    close();
    show({ kind: 'leaving', to });
  };
  return (
    <>
      <Action onPress={leave('existing')}>Open another workspace…</Action>
      <Action onPress={leave('new')}>New workspace…</Action>
    </>
  );
}

function MenuLinks({ close }: { close: () => void }) {
  return (
    <ul>
      <li>
        <a href={hrefOf('audit')} onClick={close}>
          Audit log
        </a>
      </li>
      <li>
        <a href={hrefOf('governance')} onClick={close}>
          Information governance
        </a>
      </li>
    </ul>
  );
}

type ActionProps = { keys?: string; onPress: () => void; children: string & ReactNode };

function Action({ keys, onPress, children }: ActionProps) {
  return (
    <li>
      <Button variant="quiet" size="small" onPress={onPress}>
        {children}
      </Button>
      {keys && <kbd className="context-key">{keys}</kbd>}
    </li>
  );
}
