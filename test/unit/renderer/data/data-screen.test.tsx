// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DataScreen } from '../../../../renderer/data/data-screen.tsx';
import { fakeConnection } from '../fake-connection.ts';
import { preparePage, renderPage } from '../page.tsx';
import * as sample from '../sample-data.ts';

preparePage();

const withRejects = () =>
  fakeConnection({
    'sources.list': async () => sample.sourcesWithRejects,
    'sources.rejects': async ({ offset, limit }) => sample.rejects(1240, offset, limit),
  });

const chooseFiles = async (user: ReturnType<typeof renderPage>['user']) => {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('There is no input to choose files with.');
  await user.upload(input, [new File(['a'], 'a.csv'), new File(['b'], 'b.csv')]);
};

describe('the data screen', () => {
  it('lists the sources, with what each brought', async () => {
    renderPage(<DataScreen />);
    const grid = await screen.findByRole('grid', { name: 'Sources' });
    expect(within(grid).getByText('leicestershire-journeys-2022-23.csv')).toBeTruthy();
    expect(
      screen.getByText(/1,533 rows from 6 sources are loaded; none was rejected/),
    ).toBeTruthy();
  });

  it('shows what chosen files are, and names how many it would load', async () => {
    const { user } = renderPage(<DataScreen />);
    await screen.findByRole('grid');
    await chooseFiles(user);
    expect(await screen.findByRole('button', { name: 'Load 2 files' })).toBeTruthy();
    expect(
      screen.getByText(
        /2 tables can be loaded; 1 is already loaded, 1 is not recognised, 1 is ref/,
      ),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'holiday-photo.csv' }));
    expect(screen.getByRole('alert').textContent).toContain('holiday-photo.csv is a picture');
  });

  it('leaves a file out when told to', async () => {
    const { user, connection } = renderPage(<DataScreen />);
    await screen.findByRole('grid');
    await chooseFiles(user);
    await user.click(
      await screen.findByRole('button', { name: 'Leave out croydon-quarter-3-return.csv' }),
    );
    expect(screen.getByRole('button', { name: 'Load 1 file' })).toBeTruthy();
    expect(
      (connection as ReturnType<typeof fakeConnection>).asked.findLast(
        ({ method }) => method === 'load.discard',
      )?.input,
    ).toEqual({ tickets: ['croydon-quarter-3-return'] });
  });

  it('loads, and reports every row as loaded or rejected with its reason', async () => {
    const { user } = renderPage(<DataScreen />);
    await screen.findByRole('grid');
    await chooseFiles(user);
    await user.click(await screen.findByRole('button', { name: 'Load 2 files' }));
    const report = await screen.findByText(/^1,240 rows loaded from 1 file/);
    expect(report.textContent).toBe(
      '1,240 rows loaded from 1 file, 12 of them repaired, 1,240 rejected',
    );
    const words = report.closest('section')?.textContent;
    expect(words).toContain('Not a number (620), unknown area (620)');
    expect(words).toContain('The return does not say whose it is. (1 table)');
    expect(words).toContain('UPN (1)');
    expect(screen.getByRole('link', { name: 'See 1 conflict' })).toBeTruthy();
  });

  it('shows which words conflict, and of a birth month only that it does', async () => {
    location.hash = '#/data?tab=conflicts';
    const masked = { field: 'birth_month', keptValue: '9999-99-99', otherValue: '9999-99-99' };
    const rows = sample.conflicts.flatMap((one) => [one, { ...one, ...masked }]);
    const connection = fakeConnection({
      'sources.conflicts': async () => ({ rows, total: rows.length }),
    });
    renderPage(<DataScreen />, connection);
    const grid = await screen.findByRole('grid', { name: /onflict/ });
    expect(within(grid).getByText('1 May 2022')).toBeTruthy();
    expect(within(grid).getAllByText('Not shown')).toHaveLength(2);
  });

  it('fetches rejected rows a page at a time and says how many there are in all', async () => {
    location.hash = '#/data?tab=rejected';
    const connection = withRejects();
    const { user } = renderPage(<DataScreen />, connection);
    expect(
      await screen.findByText('500 of 1,240 rejected rows; more come as you scroll'),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText(/1,000 of 1,240/)).toBeTruthy();
    expect(connection.asked.filter(({ method }) => method === 'sources.rejects')).toHaveLength(2);
  });

  it('shows a rejected row in full', async () => {
    location.hash = '#/data?tab=rejected';
    const { user } = renderPage(<DataScreen />, withRejects());
    const [cell] = await screen.findAllByText('Croyden');
    await user.click(cell!);
    const panel = screen.getByRole('complementary', { name: 'Row 2' });
    expect(panel.textContent).toContain('Write Croydon, or its code E09000008.');
  });

  it('keeps the open source and the filter in the address', async () => {
    location.hash = '#/data?tab=sources&source=5';
    const { user } = renderPage(<DataScreen />);
    expect(
      await screen.findByRole('complementary', { name: 'leicestershire-2022-23.csv' }),
    ).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: /Disagreements/ }));
    await user.type(await screen.findByRole('searchbox'), 'greenwich');
    await waitFor(() => expect(location.hash).toBe('#/data?tab=disagreements&find=greenwich'));
    expect(screen.getByText('1 of 5 disagreements')).toBeTruthy();
  });

  it('lists disagreements with both places and both values, and leads to the figure', async () => {
    location.hash = '#/data?tab=disagreements';
    renderPage(<DataScreen />);
    const link = await screen.findByRole('link', {
      name: 'Open in Explore: Placement orders, Adopt London South, 2021/22',
    });
    expect(link.getAttribute('href')).toContain('figure.observation=41');
    const item = link.closest('li');
    expect(item?.textContent).toContain('Stated32');
    expect(item?.textContent).toContain('Parts add up to34');
    expect(item?.textContent).toContain('row Total, column 2021/22');
    expect(item?.textContent).toContain('ten boroughs, column 2021/22');
  });
});
