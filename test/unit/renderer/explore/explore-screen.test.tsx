// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MeasureQuery } from '../../../../analytics/contract/query.ts';
import { ExploreScreen } from '../../../../renderer/explore/explore-screen.tsx';
import { useLastSelection } from '../../../../renderer/explore/use-selection.ts';
import { failing, figureTable, type fakeConnection } from '../fake-connection.ts';
import { preparePage, renderPage } from '../page.tsx';
import * as sample from '../sample-data.ts';
import { ADDRESS, ROWS, answers, row } from './answers.ts';

preparePage();
beforeEach(() => {
  useLastSelection.setState({ selection: null });
});

describe('the Explore screen', () => {
  it('opens with an answer chosen from what is loaded, and its address says which', async () => {
    location.hash = '#/explore';
    renderPage(<ExploreScreen />, answers());
    await screen.findByRole('heading', { level: 1, name: /Adoption orders: how many in Croydon/ });
    expect(location.hash).toContain('measure=adoption_orders&area=Croydon');
    expect((await screen.findByRole('heading', { level: 2, name: /stood at/ })).textContent).toBe(
      'Adoption orders stood at 15 in Croydon in 2022/23, the only figure known',
    );
  });

  it('comes back to what was last shown', async () => {
    location.hash = ADDRESS;
    const first = renderPage(<ExploreScreen />, answers());
    await screen.findByRole('grid');
    first.unmount();
    location.hash = '#/explore';
    renderPage(<ExploreScreen />, answers());
    await screen.findByRole('heading', { level: 1, name: /Croydon and Lewisham/ });
    expect(location.hash).toBe(ADDRESS);
  });

  it('says what of an address it could not use', async () => {
    location.hash = '#/explore?measure=nothing_like_it&area=Croydon&period=soon';
    renderPage(<ExploreScreen />, answers());
    expect(await screen.findByText(/says measure “nothing_like_it”/)).toBeTruthy();
    expect(screen.getByText(/says period “soon”, which is not a period/)).toBeTruthy();
    expect(location.hash).toContain('area=Croydon');
  });

  it('shows statuses as marks and never as numbers', async () => {
    location.hash = ADDRESS;
    renderPage(<ExploreScreen />, answers());
    const lewisham = within(await screen.findByRole('grid')).getByRole('row', { name: /Lewisham/ });
    expect(within(lewisham).getByRole('img').getAttribute('aria-label')).toContain(
      'between 1 and 4',
    );
    expect(screen.getByText(/lowest: Lewisham, between 1 and 4 \(suppressed\)/)).toBeTruthy();
  });

  it('asks anew when a filter is changed, and puts the change into the address', async () => {
    location.hash = ADDRESS;
    const { user, connection } = renderPage(<ExploreScreen />, answers());
    await screen.findByRole('grid');
    await user.click(screen.getByRole('button', { name: /Areas/ }));
    await user.click(await screen.findByRole('option', { name: /Lewisham/ }));
    await waitFor(() => {
      expect(location.hash).toBe('#/explore?measure=placement_orders&area=Croydon');
    });
    const { asked } = connection as ReturnType<typeof fakeConnection>;
    await waitFor(() => {
      const last = asked.findLast(({ method }) => method === 'explore.figures');
      expect((last?.input as MeasureQuery).areas).toEqual(['Croydon']);
    });
  });

  it('keeps only the newest query under way, and the old figures in view until it is answered', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    let answer: () => void = () => undefined;
    location.hash = ADDRESS;
    renderPage(
      <ExploreScreen />,
      answers({
        'explore.figures': ({ areas }, signal) => {
          if (areas?.length === 2) return Promise.resolve(figureTable(ROWS));
          signals.push(signal);
          return new Promise((resolve) => {
            answer = () => {
              resolve(figureTable([row({ area: 'Sutton', value: 12 })]));
            };
          });
        },
      }),
    );
    await screen.findByRole('grid');
    for (const area of ['Merton', 'Sutton']) {
      location.hash = `#/explore?measure=placement_orders&area=${area}`;
      await screen.findByRole('heading', { level: 1, name: new RegExp(area) });
    }
    await waitFor(() => {
      expect(signals.map((signal) => signal?.aborted)).toEqual([true, false]);
    });
    expect(screen.getByRole('row', { name: /Lewisham/ })).toBeTruthy();
    expect(screen.getByRole('main').getAttribute('aria-busy')).toBe('true');
    answer();
    await screen.findByRole('row', { name: /Sutton/ });
    expect(screen.queryByRole('row', { name: /Lewisham/ })).toBeNull();
  });

  it('says after a second what it is doing, and goes back when cancelled', async () => {
    location.hash = ADDRESS;
    const { user } = renderPage(
      <ExploreScreen />,
      answers({
        'explore.figures': ({ areas }) =>
          areas?.length === 2 ? Promise.resolve(figureTable(ROWS)) : new Promise(() => undefined),
      }),
    );
    await screen.findByRole('grid');
    location.hash = '#/explore?measure=placement_orders&area=Sutton';
    await screen.findByRole('progressbar', { name: 'Working out the figures' }, { timeout: 5_000 });
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => {
      expect(location.hash).toBe(ADDRESS);
    });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('asks again when told to after the first question was cancelled', async () => {
    let attempts = 0;
    location.hash = ADDRESS;
    const { user } = renderPage(
      <ExploreScreen />,
      answers({
        'explore.figures': () => {
          attempts += 1;
          return attempts > 1 ? Promise.resolve(figureTable(ROWS)) : new Promise(() => undefined);
        },
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'Cancel' }, { timeout: 5_000 }));
    await user.click(await screen.findByRole('button', { name: 'Work out the figures' }));
    await screen.findByRole('grid');
  });

  it('says what is wrong and asks again when told to', async () => {
    let attempts = 0;
    location.hash = ADDRESS;
    const { user } = renderPage(
      <ExploreScreen />,
      answers({
        'explore.figures': async () => {
          attempts += 1;
          if (attempts > 1) return figureTable(ROWS);
          return failing({
            code: 'unknown_area',
            message: 'There is no area “Croyden”.',
            action: 'Did you mean Croydon?',
          })();
        },
      }),
    );
    expect((await screen.findByRole('alert')).textContent).toContain('There is no area “Croyden”.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('grid');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('explains an empty selection and leads out of it', async () => {
    location.hash = '#/explore?measure=placement_orders&area=Croydon&cohort=placed_in_year';
    const { user } = renderPage(
      <ExploreScreen />,
      answers({
        'explore.figures': async ({ cohorts }) => figureTable(cohorts ? [] : ROWS),
      }),
    );
    expect(await screen.findByText('No figure matches what is chosen')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show all cohorts' }));
    await screen.findByRole('grid');
    expect(location.hash).not.toContain('cohort');
  });

  it('opens a measure that is never a total broken down', async () => {
    location.hash = '#/explore?measure=adopters_in_stage';
    renderPage(
      <ExploreScreen />,
      answers({
        'explore.options': async () => ({
          ...sample.options,
          areas: [],
          dimensions: [{ id: 'stage', figures: 13 }],
          categories: { stage: [{ id: 'enquiry', figures: 13 }] },
        }),
      }),
    );
    await waitFor(() => {
      expect(location.hash).toBe('#/explore?measure=adopters_in_stage&by=stage');
    });
  });

  it('says how to begin when nothing is loaded', async () => {
    location.hash = '#/explore';
    renderPage(
      <ExploreScreen />,
      answers({ 'explore.options': async () => ({ ...sample.options, measures: [] }) }),
    );
    expect(await screen.findByText('Nothing is loaded yet')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Load files' }).getAttribute('href')).toBe('#/data');
  });

  it('shows a lone figure in words', async () => {
    location.hash = '#/explore?measure=placement_orders&area=Croydon&period=2022/23';
    renderPage(
      <ExploreScreen />,
      answers({ 'explore.figures': async () => figureTable([row({})]) }),
    );
    expect(await screen.findByText(/too little to draw or to compare/)).toBeTruthy();
  });
});

describe('what can be taken away', () => {
  it('is the view under a name', async () => {
    location.hash = ADDRESS;
    const { user, connection } = renderPage(<ExploreScreen />, answers());
    await screen.findByRole('grid');
    await user.click(screen.getByRole('button', { name: 'Views' }));
    await user.click(await screen.findByRole('button', { name: 'Save this view' }));
    const name = await screen.findByRole('textbox', { name: 'Name' });
    expect((name as HTMLInputElement).value).toBe('Placement orders, Croydon and Lewisham');
    await user.clear(name);
    await user.type(name, 'Orders for the board');
    await user.click(screen.getByRole('button', { name: 'Save view' }));
    const { asked } = connection as ReturnType<typeof fakeConnection>;
    await waitFor(() => {
      expect(asked.find(({ method }) => method === 'views.save')?.input).toMatchObject({
        name: 'Orders for the board',
        selection: { measure: 'placement_orders', areas: ['Croydon', 'Lewisham'], figure: null },
      });
    });
  });

  it('is every figure as a file, statuses kept', async () => {
    const files: Blob[] = [];
    const address = vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
      files.push(content as Blob);
      return 'blob:figures';
    });
    const click = vi
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => undefined);
    location.hash = ADDRESS;
    const { user } = renderPage(<ExploreScreen />, answers());
    await screen.findByRole('grid');
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('option', { name: 'Export the figures as CSV' }));
    await waitFor(() => {
      expect(files).toHaveLength(1);
    });
    const lines = (await files[0]!.text()).trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[3]).toContain(',,,,1,4,suppressed,published,');
    address.mockRestore();
    click.mockRestore();
  });
});
