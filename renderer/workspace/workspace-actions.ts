import { create } from 'zustand';
import { failureOf, type Failure } from '../../analytics/contract/failure.ts';
import { notify } from '../components/toast.tsx';
import type { Connection } from '../connect.ts';

/** What the workspace's menu has brought up over the screen. */
type WorkspaceDialog =
  | { readonly kind: 'passphrase' }
  | { readonly kind: 'remember' }
  | { readonly kind: 'keep' }
  | { readonly kind: 'locking' }
  | { readonly kind: 'unsaved'; readonly failure: Failure }
  | { readonly kind: 'leaving'; readonly to: 'existing' | 'new' | 'samples' };

type WorkspaceDialogs = {
  readonly dialog: WorkspaceDialog | null;
  readonly show: (dialog: WorkspaceDialog | null) => void;
};

export const useWorkspaceDialog = create<WorkspaceDialogs>((set) => ({
  dialog: null,
  show: (dialog) => {
    set({ dialog });
  },
}));

/**
 * Locks the workspace, or covers one in memory. The screen is covered at once; what can't be saved
 * first is shown instead, unless it is given up with `force`.
 */
export async function lockNow({ porter }: Connection, force = false): Promise<void> {
  const { show } = useWorkspaceDialog.getState();
  show({ kind: 'locking' });
  try {
    await porter.ask({ ask: 'lock', force });
  } catch (error) {
    show({ kind: 'unsaved', failure: failureOf(error) });
  }
}

/** Has the keychain forget the file's key. */
export async function forgetKey({ porter }: Connection): Promise<void> {
  try {
    await porter.ask({ ask: 'forget' });
    notify({ title: 'This computer has forgotten the key', tone: 'good' });
  } catch (error) {
    const { message, action } = failureOf(error);
    notify({ title: message, detail: action, tone: 'critical' });
  }
}

/** Closes the workspace for another file or for the samples. */
export async function leaveFor(
  { porter }: Connection,
  to: 'existing' | 'new' | 'samples',
): Promise<void> {
  useWorkspaceDialog.getState().show(null);
  try {
    await porter.ask(to === 'samples' ? { ask: 'leave' } : { ask: 'choose', which: to });
  } catch (error) {
    const { message, action } = failureOf(error);
    notify({ title: message, detail: action, tone: 'critical' });
  }
}
