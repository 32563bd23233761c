// @vitest-environment happy-dom
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PermanenceError, type Failure } from '../../../../analytics/contract/failure.ts';
import type { PorterState } from '../../../../analytics/contract/porter.ts';
import { App } from '../../../../renderer/app/app.tsx';
import { fakeConnection, fakePorter, type FakePorter } from '../fake-connection.ts';
import { preparePage } from '../page.tsx';

preparePage();

const GOOD = 'correct horse battery staple';
const failure = (code: Failure['code'], message: string): Failure => ({
  code,
  message,
  action: 'Do something else.',
});

function draw(
  state: Partial<PorterState>,
  answer?: (request: FakePorter['asked'][number], porter: FakePorter) => void | Promise<void>,
) {
  const porter = fakePorter({ file: 'croydon.permanence', ...state }, answer);
  const connection = fakeConnection({}, { porter });
  const onForget = vi.fn();
  render(<App client={connection} onForget={onForget} />);
  return { porter, connection, onForget, user: userEvent.setup() };
}

const passphrase = () => screen.getByLabelText('Passphrase');

describe('a locked workspace', () => {
  it('shows its name and nothing else, and asks the engine nothing', () => {
    const { connection } = draw({ status: 'locked', reason: 'chosen' });
    expect(screen.getByRole('heading').textContent).toBe('Unlock croydon.permanence');
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(connection.asked).toEqual([]);
  });

  it.each([
    ['idle', 'nobody used it for 10 minutes'],
    ['sleep', 'went to sleep'],
    ['asked', 'come back to the view you left'],
    ['ended', 'stopped unexpectedly'],
    ['outdated', 'The key was forgotten: give the passphrase'],
  ] as const)('says why it is locked: %s', (reason, words) => {
    draw({ status: 'locked', reason });
    expect(screen.getByRole('main').textContent).toContain(words);
  });

  it('opens with the passphrase on the view the address names', async () => {
    location.hash = '#/governance';
    const { porter, user } = draw({ status: 'locked' }, ({ ask }, p) => {
      if (ask === 'unlock') p.become({ status: 'open' });
    });
    await user.type(passphrase(), `${GOOD}{Enter}`);
    expect(porter.asked).toContainEqual({
      ask: 'unlock',
      passphrase: GOOD,
      generation: null,
      remember: false,
    });
    await screen.findByRole('heading', { name: 'What happens to children’s data here?' });
  });

  it.each([
    ['passphrase_wrong', 'The passphrase does not open croydon.permanence.'],
    ['workspace_newer', 'croydon.permanence was saved by a newer version.'],
    ['workspace_not_ours', 'croydon.permanence is not a Permanence workspace.'],
    ['not_found', 'There is no file croydon.permanence in that folder.'],
  ] as const)('gives %s its own sentence and stays locked', async (code, message) => {
    const { user } = draw({ status: 'locked' }, ({ ask }) => {
      if (ask === 'unlock') throw new PermanenceError(failure(code, message));
    });
    await user.type(passphrase(), 'x{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(message);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Unlock');
  });

  it('stays as it is while the passphrase is being tried', async () => {
    const { user, porter } = draw({ status: 'locked' }, ({ ask }, p) => {
      if (ask === 'unlock') p.become({ status: 'starting' });
    });
    await user.type(passphrase(), 'x{Enter}');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Unlock');
    act(() => {
      porter.become({ status: 'locked' });
    });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Unlock');
  });

  it('offers the states from before where the newest is damaged', async () => {
    const generation = { file: 'c.1', savedAt: '2026-11-21T09:00:00Z', bytes: 1 };
    const { porter, user } = draw({ status: 'locked' }, (request, p) => {
      if (request.ask !== 'unlock') return;
      if (request.generation === 1) return p.become({ status: 'open' });
      p.become({ generations: [{ generation: 1, ...generation }] });
      throw new PermanenceError(failure('workspace_damaged', 'croydon.permanence is damaged.'));
    });
    await user.type(passphrase(), `${GOOD}{Enter}`);
    await user.click(await screen.findByRole('button', { name: 'Open this state' }));
    expect(porter.asked).toContainEqual({
      ask: 'unlock',
      passphrase: GOOD,
      generation: 1,
      remember: false,
    });
  });

  it('can be left for the samples', async () => {
    const { porter, user } = draw({ status: 'locked' });
    await user.click(screen.getByRole('button', { name: 'Look at the samples instead' }));
    expect(porter.asked).toContainEqual({ ask: 'leave' });
  });

  it('opens the system’s dialog only where the host has one', async () => {
    const { porter, user } = draw({ status: 'locked', mayChoose: true });
    await user.click(screen.getByRole('button', { name: 'Open another workspace…' }));
    expect(porter.asked).toContainEqual({ ask: 'choose', which: 'existing' });
  });
});

describe('the key of a locked workspace', () => {
  const remembers = { remembers: true, refusal: null };

  it('is remembered only if somebody wants that, who is told what it means', async () => {
    const { porter, user } = draw({ status: 'locked' });
    expect(screen.getByRole('main').textContent).not.toContain('signed in to your account');
    await user.click(screen.getByRole('switch', { name: 'Remember the key on this computer' }));
    expect(screen.getByRole('main').textContent).toContain(
      'Whoever is signed in to your account on this computer then opens the file',
    );
    await user.type(passphrase(), `${GOOD}{Enter}`);
    expect(porter.asked).toContainEqual(
      expect.objectContaining({ ask: 'unlock', remember: true }) as unknown,
    );
  });

  it('opens it when somebody asks for that, and not by itself', async () => {
    const { porter, user } = draw({ status: 'locked', keychain: remembers });
    expect(screen.queryByRole('switch')).toBeNull();
    expect(porter.asked).toEqual([]);
    await user.click(
      screen.getByRole('button', { name: 'Unlock with the key this computer remembers' }),
    );
    expect(porter.asked).toEqual([{ ask: 'recall', generation: null }]);
  });

  it('opens an earlier state as well', async () => {
    const { porter, user } = draw({
      status: 'locked',
      keychain: remembers,
      generations: [{ generation: 2, file: 'c.2', savedAt: '2026-11-21T09:00:00Z', bytes: 1 }],
    });
    await user.click(screen.getByRole('button', { name: 'Open this state' }));
    expect(porter.asked).toEqual([{ ask: 'recall', generation: 2 }]);
  });

  it('can’t be remembered where the host has no keychain, which it says', () => {
    draw({
      status: 'locked',
      keychain: { remembers: false, refusal: 'There is no keychain here.' },
    });
    expect(screen.getByRole('main').textContent).toContain('There is no keychain here.');
    expect(screen.queryByRole('switch')).toBeNull();
  });
});

describe('a workspace in memory that is covered', () => {
  it('shows nothing of it, says why, and that anybody can have it shown again', async () => {
    const { porter, connection, user } = draw({ status: 'covered', file: null, reason: 'idle' });
    const words = screen.getByRole('main').textContent;
    expect(words).toContain('Nobody used it for 10 minutes');
    expect(words).toContain('whoever is here can have it shown again');
    expect(connection.asked).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Show it again' }));
    expect(porter.asked).toEqual([{ ask: 'uncover' }]);
  });

  it('can be closed, which says what is lost', async () => {
    const { porter, user } = draw({ status: 'covered', file: null, reason: 'asked' });
    await user.click(screen.getByRole('button', { name: 'Close it and lose what was loaded' }));
    expect(porter.asked).toEqual([{ ask: 'leave' }]);
  });
});

describe('a workspace that is not there yet', () => {
  const make = () => screen.getByRole('button', { name: 'Make the workspace' });

  it('says that there is no way back without the passphrase', () => {
    draw({ status: 'new' });
    expect(screen.getByRole('main').textContent).toContain('Nobody can reset it');
  });

  it('is not made with a passphrase that would be guessed, nor with two different ones', async () => {
    const { porter, user } = draw({ status: 'new' });
    await user.type(screen.getByLabelText('New passphrase'), 'password1');
    await user.type(screen.getByLabelText('The same again'), 'password1');
    await user.click(make());
    expect(screen.getByRole('main').textContent).toContain('would be guessed in no time');
    await user.clear(screen.getByLabelText('New passphrase'));
    await user.type(screen.getByLabelText('New passphrase'), GOOD);
    await user.click(make());
    expect(screen.getByRole('main').textContent).toContain('The two are not the same');
    expect(porter.asked.map(({ ask }) => ask)).not.toContain('create');
  });

  it('is made with a good one, typed twice, and the meter says how good it is', async () => {
    const { porter, user } = draw({ status: 'new' });
    await user.type(screen.getByLabelText('New passphrase'), GOOD);
    const meter = screen.getByRole('meter');
    await waitFor(() => expect(meter.getAttribute('aria-valuetext')).toMatch(/years|centuries/));
    await user.type(screen.getByLabelText('The same again'), GOOD);
    await user.click(make());
    expect(porter.asked).toContainEqual({ ask: 'create', passphrase: GOOD, remember: false });
  });

  it('shows what is typed only on request', async () => {
    const { user } = draw({ status: 'new' });
    const field = screen.getByLabelText('New passphrase');
    expect(field.getAttribute('type')).toBe('password');
    await user.click(screen.getAllByRole('button', { name: 'Show the passphrase' })[0]!);
    expect(field.getAttribute('type')).toBe('text');
  });
});

describe('threat: a page that goes on showing what was locked', () => {
  it('forgets everything and leaves the screen when the workspace is locked', async () => {
    const { porter, onForget } = draw({ status: 'open' });
    await screen.findByRole('navigation', { name: 'Screens' });
    expect(onForget).not.toHaveBeenCalled();
    act(() => {
      porter.become({ status: 'locked', reason: 'idle' });
    });
    expect(onForget).toHaveBeenCalledOnce();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(document.body.textContent).not.toContain('Croydon 2');
  });

  it('forgets what was in memory as well when it is covered', async () => {
    const { porter, onForget } = draw({ status: 'open', file: null });
    await screen.findByRole('navigation', { name: 'Screens' });
    act(() => {
      porter.become({ status: 'covered', reason: 'sleep' });
    });
    expect(onForget).toHaveBeenCalledOnce();
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});
