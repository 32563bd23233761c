// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { PermanenceError } from '../../../../analytics/contract/failure.ts';
import type { PorterRequest } from '../../../../analytics/contract/porter.ts';
import type { SaveState } from '../../../../analytics/contract/workspace.ts';
import { Workbench } from '../../../../renderer/app/workbench.tsx';
import { useWorkspaceDialog } from '../../../../renderer/workspace/workspace-actions.ts';
import { fakeConnection, fakePorter } from '../fake-connection.ts';
import { preparePage, renderPage } from '../page.tsx';

preparePage();
afterEach(() => {
  useWorkspaceDialog.setState({ dialog: null });
});

const SAVED: SaveState = { status: 'saved', savedAt: '2026-11-22T09:00:00Z', failure: null };
const FULL = {
  code: 'workspace_unwritable',
  message: 'croydon.permanence can’t be saved: the disk is full.',
  action: 'Tidy up.',
} as const;

function draw(
  state: SaveState = SAVED,
  answer: (request: PorterRequest) => void = () => undefined,
) {
  const porter = fakePorter({ file: 'croydon.permanence' }, answer);
  const saves: unknown[] = [];
  const connection = fakeConnection(
    {
      'workspace.state': async () => state,
      'workspace.save': async () => void saves.push(1),
      'workspace.passphrase': async (change) => void saves.push(change),
    },
    { porter },
  );
  return { ...renderPage(<Workbench />, connection), porter, saves };
}

const menu = (words: RegExp) => screen.findByRole('button', { name: words });

describe('the workspace on the context bar', () => {
  it.each([
    [SAVED, 'Saved'],
    [{ ...SAVED, status: 'saving' }, 'Saving…'],
    [{ ...SAVED, status: 'failed', failure: FULL }, 'Not saved'],
    [{ ...SAVED, status: 'read_only', failure: FULL }, 'Read-only'],
    [{ ...SAVED, status: 'in_memory', savedAt: null }, 'In memory'],
  ] as const)('says how it stands: %j', async (state, words) => {
    draw(state);
    await menu(new RegExp(words));
  });

  it('says over every screen what keeps it from being saved, and tries again', async () => {
    const { user, saves } = draw({ ...SAVED, status: 'failed', failure: FULL });
    expect((await screen.findByRole('alert')).textContent).toContain('the disk is full');
    await user.click(screen.getByRole('button', { name: 'Save again' }));
    await waitFor(() => expect(saves).toHaveLength(1));
  });

  it('says over every screen that it can only be read, and why', async () => {
    const failure = {
      ...FULL,
      code: 'workspace_read_only',
      message: 'It can only be read.',
    } as const;
    draw({ ...SAVED, status: 'read_only', failure });
    await screen.findByText('It can only be read.');
  });

  it('locks from the menu', async () => {
    const { user, porter } = draw();
    await user.click(await menu(/Saved/));
    await user.click(screen.getByRole('button', { name: 'Lock now' }));
    expect(porter.asked).toContainEqual({ ask: 'lock', force: false });
  });

  it('locks with Ctrl L, and covers the screen until it is done', async () => {
    const { user, porter } = draw();
    await menu(/Saved/);
    await user.keyboard('{Control>}l{/Control}');
    expect(porter.asked).toContainEqual({ ask: 'lock', force: false });
    expect(screen.getByText('Saving and locking…')).toBeTruthy();
  });

  it('loses nothing by locking unless the person wants it', async () => {
    const { user, porter } = draw(SAVED, (request) => {
      if (request.ask === 'lock' && !request.force) throw new PermanenceError(FULL);
    });
    await menu(/Saved/);
    await user.keyboard('{Control>}l{/Control}');
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toContain('the disk is full');
    await user.click(screen.getByRole('button', { name: 'Lock and lose what is not saved' }));
    expect(porter.asked).toContainEqual({ ask: 'lock', force: true });
  });

  it('changes the passphrase once both are given', async () => {
    const { user, saves } = draw();
    await user.click(await menu(/Saved/));
    await user.click(screen.getByRole('button', { name: 'Change the passphrase…' }));
    await user.type(await screen.findByLabelText('Current passphrase'), 'old');
    await user.type(screen.getByLabelText('New passphrase'), 'correct horse battery staple');
    await user.type(screen.getByLabelText('The same again'), 'correct horse battery staple');
    await user.click(screen.getByRole('button', { name: 'Change the passphrase' }));
    await waitFor(() =>
      expect(saves).toEqual([{ current: 'old', next: 'correct horse battery staple' }]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says before closing it that it is saved first, and closes it', async () => {
    const { user, porter } = draw();
    await user.click(await menu(/Saved/));
    await user.click(screen.getByRole('button', { name: 'Close this workspace…' }));
    expect((await screen.findByRole('dialog')).textContent).toContain('is saved and closed first');
    await user.click(screen.getByRole('button', { name: 'Close it' }));
    expect(porter.asked).toContainEqual({ ask: 'leave' });
  });

  it('tells the host that somebody is there, not more often than needed', async () => {
    const { user, porter } = draw();
    await menu(/Saved/);
    await user.keyboard('abc');
    expect(porter.asked.filter(({ ask }) => ask === 'stay')).toHaveLength(1);
  });
});
