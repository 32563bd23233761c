// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CoverageMatrix } from '../../../../../renderer/data/quality/coverage-matrix.tsx';
import { fakeConnection } from '../../fake-connection.ts';
import { preparePage, renderPage } from '../../page.tsx';
import { areas, report } from './quality-report.ts';

preparePage();

const drawn = (coverage = report.coverage) => {
  location.hash = '#/data?tab=coverage';
  return renderPage(
    <CoverageMatrix />,
    fakeConnection({
      'areas.list': async () => areas,
      'quality.report': async () => ({ ...report, coverage }),
    }),
  );
};

describe('the coverage matrix', () => {
  it('lays authorities out by year, with gaps and missing modules in words', async () => {
    drawn();
    const table = await screen.findByRole('table', { name: /SSDA903 return/ });
    const [head, row] = within(table).getAllByRole('row');
    expect(head?.textContent).toBe('Authority2020/212021/222022/23');
    expect(row?.textContent).toBe('Croydon1,204without AD1Gap900');
    expect(
      screen.getByText('2 returns of 1 authority are loaded, 2020/21 to 2022/23; 1 is missing.'),
    ).toBeTruthy();
  });

  it('opens a return with its modules and files', async () => {
    const { user } = drawn();
    await user.click(
      await screen.findByRole('button', { name: 'Croydon, 2020/21: 1,204 rows, without AD1' }),
    );
    const panel = screen.getByRole('complementary', { name: 'Croydon, 2020/21' });
    expect(panel.textContent).toContain('Episodes800');
    expect(panel.textContent).toContain('episodes.csv');
  });

  it('is one stop for Tab, walked over with the arrow keys', async () => {
    const { user } = drawn();
    const first = await screen.findByRole('button', { name: /^Croydon, 2020\/21/ });
    const last = screen.getByRole('button', { name: /^Croydon, 2022\/23/ });
    first.focus();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(last);
    expect([first.tabIndex, last.tabIndex]).toEqual([-1, 0]);
    await user.keyboard('{ArrowDown}{ArrowLeft}');
    expect(document.activeElement).toBe(first);
    await user.keyboard('{Enter}');
    expect(screen.getByRole('complementary', { name: 'Croydon, 2020/21' })).toBeTruthy();
  });

  it('lays files out by year instead, and keeps that in the address', async () => {
    const { user } = drawn();
    await user.click(await screen.findByText('By file'));
    await waitFor(() => expect(location.hash).toBe('#/data?tab=coverage&by=file'));
    const table = screen.getByRole('table', { name: /Rows of every file/ });
    expect(
      within(table)
        .getAllByRole('row')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'FileTaken for2020/21No single year',
      'header.csvSSDA903 return400–',
      'annex-a.xlsx › List 10Annex A workbook–540',
    ]);
  });

  it('names members of whom nothing is loaded', async () => {
    drawn({
      ...report.coverage,
      missing: [{ area: 'Sutton', family: null, period: null, why: 'nothing_sent' }],
    });
    const heading = await screen.findByText('Members of whom nothing is loaded');
    expect(heading.parentElement?.textContent).toContain('Sutton');
  });

  it('says that there is none before a return is loaded', async () => {
    drawn({ returns: [], missing: [], cells: [] });
    expect(await screen.findByText('No return is loaded')).toBeTruthy();
  });
});
