// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { PermanenceError } from '../../../../analytics/contract/failure.ts';
import type { PorterState } from '../../../../analytics/contract/porter.ts';
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
  answer: Parameters<typeof fakePorter>[1] = () => undefined,
  porterState: Partial<PorterState> = {},
) {
  const porter = fakePorter({ file: 'croydon.permanence', ...porterState }, answer);
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

describe('the key of the workspace', () => {
  it('is remembered for whoever gives the passphrase once more, who is told what it means', async () => {
    const { user, porter } = draw();
    await user.click(await menu(/Saved/));
    await user.click(screen.getByRole('button', { name: 'Remember the key on this computer…' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('Your account takes the passphrase’s place here');
    await user.type(screen.getByLabelText('Passphrase'), 'right{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(porter.asked).toContainEqual({ ask: 'remember', passphrase: 'right' });
  });

  it('says why it can’t be remembered', async () => {
    const refusal = 'There is no keychain here.';
    const { user } = draw(SAVED, undefined, { keychain: { remembers: false, refusal } });
    await user.click(await menu(/Saved/));
    expect(screen.getByText(refusal)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Remember the key/ })).toBeNull();
  });

  it('is forgotten on demand, and by a new passphrase, which says so', async () => {
    const keychain = { remembers: true, refusal: null };
    const { user, porter } = draw(SAVED, undefined, { keychain });
    await user.click(await menu(/Saved/));
    await user.click(screen.getByRole('button', { name: 'Forget the key on this computer' }));
    expect(porter.asked).toContainEqual({ ask: 'forget' });
    await user.click(await menu(/Saved/));
    await user.click(screen.getByRole('button', { name: 'Change the passphrase…' }));
    expect((await screen.findByRole('dialog')).textContent).toContain('forgets the key');
  });
});

describe('a workspace in memory', () => {
  const MEMORY: SaveState = { status: 'in_memory', savedAt: null, failure: null };
  const inMemory = { file: null, mayChoose: true };

  it('is covered from the menu and with Ctrl L', async () => {
    const { user, porter } = draw(MEMORY, undefined, inMemory);
    await user.click(await menu(/In memory/));
    await user.click(screen.getByRole('button', { name: 'Cover the screen' }));
    expect(porter.asked).toContainEqual({ ask: 'lock', force: false });
    expect(screen.getByText('Covering the screen…')).toBeTruthy();
  });

  it('is kept in an encrypted file with a good passphrase, typed twice', async () => {
    const { user, porter } = draw(
      MEMORY,
      ({ ask }, p) => {
        if (ask === 'keep') p.become({ file: 'kept.permanence' });
      },
      inMemory,
    );
    await user.click(await menu(/In memory/));
    await user.click(screen.getByRole('button', { name: 'Keep it in an encrypted file…' }));
    await screen.findByRole('dialog');
    await user.click(screen.getByRole('button', { name: 'Choose where…' }));
    expect(porter.asked.map(({ ask }) => ask)).not.toContain('keep');
    const passphrase = 'correct horse battery staple';
    await user.type(screen.getByLabelText('New passphrase'), passphrase);
    await user.type(screen.getByLabelText('The same again'), passphrase);
    await user.click(screen.getByRole('button', { name: 'Choose where…' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(porter.asked).toContainEqual({ ask: 'keep', passphrase, remember: false });
    await screen.findByText('Kept in kept.permanence');
  });

  it('says in a browser’s window how to name a file, and can be covered there too', async () => {
    const { user } = draw(MEMORY, undefined, { file: null, mayChoose: false });
    await user.click(await menu(/In memory/));
    expect(screen.getByText('npm start -- croydon.permanence')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Keep it/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Cover the screen' })).toBeTruthy();
  });

  it('keeps the time until it is covered like any other', async () => {
    const { user } = draw(MEMORY, undefined, inMemory);
    await user.click(await menu(/In memory/));
    expect(
      screen.getByRole('button', { name: /Cover what was loaded when nobody uses it for/ }),
    ).toBeTruthy();
  });
});
