// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HomeScreen } from '../../../../renderer/home/home-screen.tsx';
import { failing, fakeConnection } from '../fake-connection.ts';
import { preparePage, renderPage } from '../page.tsx';
import * as sample from '../sample-data.ts';

preparePage();

describe('the home screen', () => {
  it('opens with what is loaded, how far it reaches and how often it contradicts itself', async () => {
    renderPage(<HomeScreen />);
    const answer = await screen.findByText(/Samples holds/);
    await waitFor(() =>
      expect(answer.textContent).toContain('In 5 places they contradict each other'),
    );
    expect(answer.textContent).toContain(
      '1,518 published figures and 16 children’s journeys from 6 sources, the newest for 2024/25 Q2',
    );
  });

  it('leads from each measure that has figures into Explore', async () => {
    renderPage(<HomeScreen />);
    const link = await screen.findByRole('link', { name: 'Adoption orders' });
    expect(link.getAttribute('href')).toBe('#/explore?measure=adoption_orders');
    const row = link.closest('tr');
    expect(row?.textContent).toContain('4 in Croydon to 21 in Lewisham, over 2 areas');
    expect(screen.queryByRole('link', { name: 'Complaints' })).toBeNull();
  });

  it('opens a saved view, and brings a removed one back', async () => {
    const { user, connection } = renderPage(<HomeScreen />);
    const link = await screen.findByRole('link', { name: 'Orders by borough for the board' });
    expect(link.getAttribute('href')).toContain('area=Croydon&area=Lewisham');
    await user.click(
      screen.getByRole('button', { name: 'Remove “Orders by borough for the board”' }),
    );
    const { asked } = connection as ReturnType<typeof fakeConnection>;
    await waitFor(() => expect(asked.at(-1)?.method).toBe('views.list'));
    expect(asked.find(({ method }) => method === 'views.remove')?.input).toEqual({ id: 'v1' });
  });

  it('says how to begin when nothing is loaded', async () => {
    const workspace = { name: 'New', kind: 'empty', sources: 0, figures: 0, journeys: 0 } as const;
    renderPage(
      <HomeScreen />,
      fakeConnection({
        'session.describe': async () => ({ ...sample.session, workspace }),
        'sources.list': async () => [],
      }),
    );
    const main = await screen.findByRole('main', { name: 'Nothing is loaded yet' });
    expect(within(main).getByRole('link', { name: 'Load files' }).getAttribute('href')).toBe(
      '#/data',
    );
  });

  it('says what is wrong and asks again when told to', async () => {
    let attempts = 0;
    const { user } = renderPage(
      <HomeScreen />,
      fakeConnection({
        'sources.list': async () => {
          attempts += 1;
          return attempts === 1
            ? failing({ code: 'internal', message: 'It is locked.', action: 'Wait a moment.' })()
            : sample.sources;
        },
      }),
    );
    expect((await screen.findByRole('alert')).textContent).toContain('It is locked.Wait a moment.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/Samples holds/)).toBeTruthy();
  });
});
