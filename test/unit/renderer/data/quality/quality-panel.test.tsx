// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { ApiHandlers } from '../../../../../analytics/contract/api.ts';
import { QualityPanel } from '../../../../../renderer/data/quality/quality-panel.tsx';
import { failing, fakeConnection } from '../../fake-connection.ts';
import { preparePage, renderPage } from '../../page.tsx';
import { areas, findings, report } from './quality-report.ts';

preparePage();

const connection = (over: Partial<ApiHandlers> = {}) =>
  fakeConnection({
    'areas.list': async () => areas,
    'quality.report': async () => report,
    'quality.findings': findings(3),
    ...over,
  });

const drawn = (hash = '', over: Partial<ApiHandlers> = {}) => {
  location.hash = `#/data?tab=quality${hash}`;
  const engine = connection(over);
  return { engine, ...renderPage(<QualityPanel />, engine) };
};

describe('the quality report', () => {
  it('answers in one sentence first, and says what it could not look for', async () => {
    drawn();
    expect(
      await screen.findByText('3 errors and 41 warnings in 2 files; 98.7% of rows loaded.'),
    ).toBeTruthy();
    expect(screen.getByText(/2 of 4 rules could not be checked/)).toBeTruthy();
  });

  it('lists a line for each rule in each file, with its severity as a word', async () => {
    drawn();
    const grid = await screen.findByRole('grid', { name: 'What was found' });
    const row = within(grid)
      .getByText('The child was placed before the match.')
      .closest('[role=row]');
    expect(row?.textContent).toContain('Warning41Possibleannex-a.xlsx › List 10');
    expect(within(grid).getByText('Error')).toBeTruthy();
  });

  it('says of an opened line what to do, when it may be a false alarm, and lists its rows', async () => {
    const { user } = drawn();
    await user.click(await screen.findByText('The child was placed before the match.'));
    const panel = screen.getByRole('complementary');
    expect(panel.textContent).toContain('Mend what rule order_placed_before_match found.');
    expect(panel.textContent).toContain('Yes: A foster carer adopts.');
    await user.click(within(panel).getByRole('button', { name: 'List 41 findings' }));
    await waitFor(() =>
      expect(location.hash).toBe(
        '#/data?tab=quality&list=findings&source=2&rule=order_placed_before_match',
      ),
    );
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  it('asks the engine for the findings that fit the filter, and shows where each stands', async () => {
    const { engine } = drawn('&list=findings&severity=warning&area=Croydon&source=2');
    const grid = await screen.findByRole('grid', { name: 'Findings' });
    const row = within(grid).getAllByText('annex-a.xlsx › List 10')[0]?.closest('[role=row]');
    expect(row?.textContent).toContain('List 102Date of matchWarning');
    expect(row?.textContent).toContain('Check both dates.');
    expect(engine.asked).toContainEqual({
      method: 'quality.findings',
      input: { area: 'Croydon', severity: 'warning', source: 2, rule: null, limit: 500, offset: 0 },
    });
  });

  it('fetches findings a page at a time, and says when not all are listed', async () => {
    const { user } = drawn('&list=findings', { 'quality.findings': findings(1200, 26_000) });
    expect(await screen.findByText('1,200 of 26,000 findings are listed')).toBeTruthy();
    expect(screen.getByText(/500 of 1,200 findings; more come/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText(/1,000 of 1,200/)).toBeTruthy();
  });

  it('lists files with what was read, loaded, repaired and rejected, summed at the foot', async () => {
    const { user } = drawn('&list=files');
    const grid = await screen.findByRole('grid', { name: 'Files' });
    expect(within(grid).getByText('All files').closest('[role=row]')?.textContent).toContain(
      '1,5401,520420341',
    );
    await user.click(within(grid).getByText('annex-a.xlsx › List 10'));
    expect(screen.getByRole('complementary').textContent).toContain('12 rows repaired, Gender');
  });

  it('does not count as nothing what could not be looked for', async () => {
    drawn('&list=rules');
    const grid = await screen.findByRole('grid', { name: 'Rules' });
    const row = within(grid).getByText('INT11').closest('[role=row]');
    expect(row?.textContent).toContain('–Can’t be checkedThe date of birth is not kept.');
  });

  it('narrows by severity and file, keeps it in the address, and shows everything again', async () => {
    const { user } = drawn('&severity=error');
    const grid = await screen.findByRole('grid', { name: 'What was found' });
    expect(within(grid).queryByText('Warning')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show everything' }));
    await waitFor(() => expect(location.hash).toBe('#/data?tab=quality'));
    expect(within(grid).getByText('Warning')).toBeTruthy();
  });

  it('offers the authorities there is anything of and their agencies, and asks for the chosen one', async () => {
    const { engine, user } = drawn();
    await user.click(await screen.findByRole('button', { name: /Area/ }));
    const names = screen.getAllByRole('option').map(({ textContent }) => textContent);
    expect(names).toEqual(['All areas', 'Adopt London South', 'Croydon']);
    await user.click(screen.getByRole('option', { name: 'Adopt London South' }));
    await waitFor(() =>
      expect(engine.asked).toContainEqual({
        method: 'quality.report',
        input: { area: 'Adopt London South' },
      }),
    );
  });

  it('hands the workbook of the chosen area over as a file', async () => {
    const workbook = new Blob(['xlsx']);
    const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1');
    const named = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      expect(this.download).toBe('quality-report-croydon.xlsx');
    });
    const { engine, user } = drawn('&area=Croydon', { 'quality.export': async () => workbook });
    await user.click(await screen.findByRole('button', { name: /Export findings/ }));
    await waitFor(() => expect(named).toHaveBeenCalledOnce());
    expect(saved).toHaveBeenCalledWith(workbook);
    expect(engine.asked).toContainEqual({ method: 'quality.export', input: { area: 'Croydon' } });
    vi.restoreAllMocks();
  });

  it('says that there is nothing to check before anything is loaded', async () => {
    drawn('', {
      'quality.report': async () => ({
        ...report,
        errors: 0,
        warnings: 0,
        files: [],
        groups: [],
      }),
    });
    expect(await screen.findByText('There is nothing to check yet')).toBeTruthy();
  });

  it('says that nothing was found, and of how many rules', async () => {
    drawn('', {
      'quality.report': async () => ({ ...report, errors: 0, warnings: 0, groups: [] }),
    });
    expect(await screen.findByText('Nothing was found')).toBeTruthy();
    expect(screen.getByText(/2 of 4 rules were checked/)).toBeTruthy();
  });

  it('leads back from an area nobody knows', async () => {
    const failure = {
      code: 'unknown_area',
      message: 'There is no area Atlantis.',
      action: 'Name another.',
    } as const;
    const { user } = drawn('&area=Atlantis', {
      'quality.report': ({ area }) => (area ? failing(failure)() : Promise.resolve(report)),
    });
    expect(await screen.findByRole('alert')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show all areas' }));
    expect(await screen.findByRole('grid', { name: 'What was found' })).toBeTruthy();
  });
});
