// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ExploreScreen } from '../../../../renderer/explore/explore-screen.tsx';
import type { fakeConnection } from '../fake-connection.ts';
import { preparePage, renderPage } from '../page.tsx';
import { ADDRESS, CARD, answers } from './answers.ts';

preparePage();

describe('the card of a figure', () => {
  it('opens on a click, is in the address, and gives the focus back when it closes', async () => {
    location.hash = ADDRESS;
    const { user } = renderPage(<ExploreScreen />, answers());
    const cell = (await screen.findAllByRole('gridcell')).find(
      ({ textContent }) => textContent === '15',
    );
    if (!cell) throw new Error('The table has no cell that says 15.');
    await user.click(cell);
    const card = await screen.findByRole('complementary', { name: 'Placement orders' });
    await within(card).findByText('Total Placement Orders');
    expect(card.textContent).toContain('adopt-london-south-2022-23.csv, row 233');
    expect(card.textContent).toContain('Children for whom the court gave authority');
    expect(location.hash).toContain('figure.area=Croydon&figure.period=2022%2F23');
    await waitFor(() => {
      expect(card.contains(document.activeElement)).toBe(true);
    });
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('complementary')).toBeNull();
    });
    expect(location.hash).toBe(ADDRESS);
    expect(document.activeElement).toBe(cell);
  });

  it('is open when the address says so, without taking the focus', async () => {
    location.hash = `${ADDRESS}&figure.area=Croydon&figure.period=2022%2F23&figure.origin=published&figure.observation=2`;
    renderPage(<ExploreScreen />, answers());
    await screen.findByText('Total Placement Orders');
    expect(document.activeElement).toBe(document.body);
  });

  it('tells of other statements, of the mean without its most extreme child and of the rows', async () => {
    const computed = {
      ...CARD.figure,
      measure: 'entry_to_placed_days',
      area: 'Leicestershire',
      value: 742.63,
      numerator: 11882,
      denominator: 16,
      lower: 527.9,
      upper: 957.4,
      origin: 'line_level' as const,
      observation: null,
    };
    location.hash =
      '#/explore?measure=entry_to_placed_days&figure.area=Leicestershire&figure.period=2022%2F23&figure.origin=line_level';
    const { user, connection } = renderPage(
      <ExploreScreen />,
      answers({
        'explore.card': async () => ({
          ...CARD,
          figure: computed,
          confidence: 0.95,
          withoutMostExtreme: { value: 650.27, excluded: 2128 },
          median: 720,
          publication: null,
          alsoStated: [
            { ...computed, origin: 'published', value: 743, observation: 9, source: 'Bottom row' },
            { ...computed, origin: 'published', value: 740, observation: 10, source: 'Summary' },
          ],
          rows: {
            columns: [
              { id: 'row', label: 'Row' },
              { id: 'days', label: 'Days' },
            ],
            cells: Array.from({ length: 12 }, (_, index) => [index + 1, 800 + index]),
            total: 12,
          },
        }),
      }),
    );
    const card = await screen.findByRole('complementary');
    await within(card).findByText('650.3 days (leaving out 2,128 days)');
    expect(card.textContent).toContain('527.9 to 957.4 days (95%)');
    expect(card.textContent).toContain('743 days printed, the same but for rounding');
    expect(card.textContent).toContain('740 days printed, 2.6 days less');
    expect(within(card).getAllByRole('row')).toHaveLength(11);
    await user.click(within(card).getByRole('button', { name: 'Show 2 more rows' }));
    expect(within(card).getAllByRole('row')).toHaveLength(13);
    await user.click(within(card).getByRole('button', { name: /740 days/ }));
    const { asked } = connection as ReturnType<typeof fakeConnection>;
    await waitFor(() => {
      expect(asked.findLast(({ method }) => method === 'explore.card')?.input).toMatchObject({
        observation: 10,
        origin: 'published',
      });
    });
  });
});
