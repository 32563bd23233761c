// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ErrorBoundary } from '../../../../renderer/app/error-boundary.tsx';
import { Workbench } from '../../../../renderer/app/workbench.tsx';
import { useDescribeContext } from '../../../../renderer/state/context.ts';
import { useCommands } from '../../../../renderer/state/commands.ts';
import { fakeConnection } from '../fake-connection.ts';
import { preparePage, renderPage } from '../page.tsx';

preparePage();
afterEach(() => {
  vi.restoreAllMocks();
});

function Breaks(): never {
  throw new Error('a chart without data');
}

function Screen({ onExport }: { onExport: () => void }) {
  useDescribeContext({ area: 'Croydon', period: '2022/23' });
  useCommands('test', [
    { id: 'export', label: 'Export the table as CSV', section: 'Explore', run: onExport },
  ]);
  return null;
}

describe('the frame', () => {
  it('always says area, period, audience and workspace', async () => {
    renderPage(
      <>
        <Workbench />
        <Screen onExport={() => undefined} />
      </>,
    );
    const bar = () => document.querySelector('.context-bar')?.textContent;
    await waitFor(() => expect(bar()).toContain('WorkspaceSamples'));
    expect(bar()).toContain('AreaCroydon');
    expect(bar()).toContain('Period2022/23');
    expect(bar()).toContain('AudienceOfficer, not for release');
  });

  it('links to the screens there are, and marks the one in front', async () => {
    renderPage(<Workbench />);
    const rail = screen.getByRole('navigation', { name: 'Screens' });
    const links = within(rail).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '#/home',
      '#/data',
      '#/explore',
      '#/funding',
    ]);
    expect(within(rail).getByRole('link', { current: 'page' }).textContent).toBe('Home');
  });

  it('goes where the address says, moves the focus there and names the window', async () => {
    renderPage(<Workbench />);
    await screen.findByRole('heading', { level: 1 });
    act(() => {
      location.hash = '#/data';
      dispatchEvent(new HashChangeEvent('hashchange'));
    });
    const main = await screen.findByRole('main', { name: 'What was loaded, and what was not?' });
    await waitFor(() => expect(document.title).toBe('Data – Samples – Permanence Workbench'));
    await waitFor(() => expect(document.activeElement).toBe(main));
  });

  it('says so when an address names no screen', async () => {
    location.hash = '#/forecast';
    renderPage(<Workbench />);
    expect(await screen.findByRole('heading', { name: 'There is no such screen' })).toBeTruthy();
  });

  it('skips to the content without leaving the address', async () => {
    const { user } = renderPage(<Workbench />);
    await screen.findByText(/Samples holds/);
    await user.tab();
    expect(document.activeElement?.textContent).toBe('Skip to content');
    await user.keyboard('{Enter}');
    expect(document.activeElement?.id).toBe('main');
    expect(location.hash).toBe('');
  });
});

describe('the command palette in the frame', () => {
  it('opens with Ctrl+K and goes to a measure that has figures', async () => {
    const { user } = renderPage(<Workbench />);
    await screen.findByText(/Samples holds/);
    await user.keyboard('{Control>}k{/Control}');
    await user.type(screen.getByRole('searchbox'), 'placement ord');
    const option = await screen.findByRole('option', { name: /Placement orders/ });
    await user.click(option);
    expect(location.hash).toBe('#/explore?measure=placement_orders');
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('offers areas that have figures, and no others', async () => {
    const { user } = renderPage(<Workbench />);
    await screen.findByText(/Samples holds/);
    await user.keyboard('{Control>}k{/Control}');
    await user.type(screen.getByRole('searchbox'), 'croydon');
    expect(await screen.findByRole('option', { name: /Croydon/ })).toBeTruthy();
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), 'leicestershire');
    expect(await screen.findByText(/Nothing matches/)).toBeTruthy();
    expect(screen.queryByRole('option', { name: /Leicestershire/ })).toBeNull();
  });

  it('does what the screen in front offers', async () => {
    const onExport = vi.fn();
    const { user } = renderPage(
      <>
        <Workbench />
        <Screen onExport={onExport} />
      </>,
    );
    await user.keyboard('{Control>}k{/Control}');
    await user.click(await screen.findByRole('option', { name: /Export the table as CSV/ }));
    expect(onExport).toHaveBeenCalledOnce();
  });

  it('closes with one Escape, even with words typed', async () => {
    const { user } = renderPage(<Workbench />);
    await user.keyboard('{Control>}k{/Control}');
    await user.type(screen.getByRole('searchbox'), 'dark');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('when something breaks', () => {
  it('keeps the frame and says what happened when a screen fails', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    renderPage(
      <ErrorBoundary>
        <Breaks />
      </ErrorBoundary>,
    );
    expect(screen.getByRole('alert').textContent).toContain('a chart without data');
    expect(screen.getByRole('button', { name: 'Show it again' })).toBeTruthy();
  });

  it('says when the engine no longer answers, and asks everything again when it is back', async () => {
    const connection = fakeConnection();
    renderPage(<Workbench />, connection);
    await screen.findByText(/Samples holds/);
    act(() => {
      connection.setState('lost');
    });
    expect(screen.getByRole('alert').textContent).toContain('The workbench no longer answers');
    const before = connection.asked.filter(({ method }) => method === 'sources.list').length;
    act(() => {
      connection.setState('connected');
    });
    expect(screen.queryByRole('alert')).toBeNull();
    await waitFor(() =>
      expect(connection.asked.filter(({ method }) => method === 'sources.list')).toHaveLength(
        before + 1,
      ),
    );
  });
});
