// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ApiHandlers } from '../../../../../analytics/contract/api.ts';
import { ToastRegion } from '../../../../../renderer/components/toast.tsx';
import { caseworkCommands } from '../../../../../renderer/data/casework/casework-commands.ts';
import { CaseworkPanel } from '../../../../../renderer/data/casework/casework-panel.tsx';
import { useOfficer } from '../../../../../renderer/data/casework/officer.ts';
import { failing, fakeConnection } from '../../fake-connection.ts';
import { preparePage, renderPage } from '../../page.tsx';
import { CASEWORK, CHILD_A, CHILD_B, holdings } from './sample-casework.ts';

preparePage();
beforeEach(() => {
  useOfficer.setState(useOfficer.getInitialState());
});

const drawn = (hash = '', over: Partial<ApiHandlers> = {}) => {
  location.hash = `#/data?tab=casework${hash}`;
  const engine = fakeConnection({ ...CASEWORK, ...over });
  const page = renderPage(
    <>
      <CaseworkPanel />
      <ToastRegion />
    </>,
    engine,
  );
  const asked = (method: string) =>
    engine.asked.filter((one) => one.method === method).map(({ input }) => input);
  return { ...page, asked };
};

const rowsOf = (grid: HTMLElement) =>
  within(grid)
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent);

describe('the tracker', () => {
  it('lists who is stuck first, with days in stage, the next step and the day it is due', async () => {
    drawn('&on=2024-03-31');
    const grid = await screen.findByRole('grid', { name: 'Children on the way to adoption' });
    const rows = rowsOf(grid);
    expect(rows[0]).toContain(
      'bbbbbbbbCroydonFamily finding16847Match13 Feb 202415 Oct 2023On hold',
    );
    expect(rows[1]).toContain('aaaaaaaaCroydonPlaced212–Adoption order–');
    expect(rows[2]).toContain('ccccccccUnknown authority');
    expect(
      screen.getByText(
        '3 children are on the way to adoption on 31 March 2024; for 1 the next step is overdue, by 47 days.',
      ),
    ).toBeTruthy();
  });

  it('asks the engine for an area and a day, and keeps stage and due in the address', async () => {
    const { user, asked } = drawn('&on=2024-03-31&area=Croydon&stage=family_finding');
    const grid = await screen.findByRole('grid');
    expect(rowsOf(grid)).toHaveLength(2);
    expect(asked('tracker.children')).toEqual([{ area: 'Croydon', asOf: '2024-03-31' }]);
    await user.click(screen.getByRole('button', { name: /Next step/ }));
    await user.click(screen.getByRole('option', { name: /Overdue/ }));
    await waitFor(() => expect(location.hash).toContain('due=past'));
    expect(rowsOf(grid)).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Show everybody' }));
    await waitFor(() => expect(location.hash).toBe('#/data?tab=casework&on=2024-03-31'));
  });

  it('waits with a day until it is one', async () => {
    const { user } = drawn('&on=2024-03-31');
    const field = await screen.findByRole('textbox', { name: 'As at' });
    expect((field as HTMLInputElement).value).toBe('31/03/2024');
    await user.clear(field);
    await waitFor(() => expect(location.hash).toBe('#/data?tab=casework'));
    await user.type(field, '30/9/2023');
    await waitFor(() => expect(location.hash).toContain('on=2023-09-30'));
    expect((field as HTMLInputElement).value).toBe('30/9/2023');
  });

  it('opens a child by its address, with its threshold and what was corrected', async () => {
    drawn(`&open=${CHILD_A}`);
    const panel = await screen.findByRole('complementary', { name: 'Child aaaaaaaa' });
    await waitFor(() =>
      expect(panel.textContent).toContain('Placement for adoption2 Sept 2023 (files: 1 Sept 2023)'),
    );
    expect(panel.textContent).toContain('episodes.csv, row 4');
  });

  it('lists families likewise', async () => {
    const { user } = drawn('&list=families');
    const grid = await screen.findByRole('grid', { name: 'Families on the way to adopting' });
    expect(rowsOf(grid)[0]).toContain('Stage 1699Stage 222 Mar 202422 Jan 2024Not said');
    await user.click(within(grid).getByText('ffffffff'));
    const panel = screen.getByRole('complementary', { name: 'Family ffffffff' });
    expect(panel.textContent).toContain('Target 60 days');
    expect(within(panel).queryByRole('button', { name: /Correct/ })).toBeNull();
  });

  it('says what to load when there is nobody, and leads back from an area nobody knows', async () => {
    const nobody = drawn('', { 'tracker.children': async () => [] });
    expect(await screen.findByText('No children on the way to adoption are loaded')).toBeTruthy();
    expect(screen.getByText(/Load SSDA903 returns/)).toBeTruthy();
    nobody.unmount();
    const { user } = drawn('&area=Atlantis', {
      'tracker.children': ({ area }) =>
        area
          ? failing({ code: 'unknown_area', message: 'No Atlantis.', action: 'Name another.' })()
          : Promise.resolve([]),
    });
    await user.click(await screen.findByRole('button', { name: 'Show all areas' }));
    expect(await screen.findByText('No children on the way to adoption are loaded')).toBeTruthy();
  });
});

describe('the local case number', () => {
  it('is shown only with a reason, and is gone when another child is opened', async () => {
    const { user, asked } = drawn(`&open=${CHILD_A}`);
    const show = await screen.findByRole('button', { name: 'Show the number' });
    await user.click(show);
    expect(screen.getByText('Say why, in a few words.')).toBeTruthy();
    expect(asked('identities.reveal')).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'To mend the source');
    await user.type(screen.getByRole('textbox', { name: 'Your name' }), 'A Officer{Enter}');
    expect(await screen.findByText('C-1042')).toBeTruthy();
    expect(asked('identities.reveal')).toEqual([
      { key: CHILD_A, reason: 'To mend the source', by: 'A Officer' },
    ]);
    await user.click(screen.getByText('bbbbbbbb'));
    await screen.findByRole('complementary', { name: 'Child bbbbbbbb' });
    expect(screen.queryByText('C-1042')).toBeNull();
    expect(location.hash).toContain(`open=${CHILD_B}`);
    expect(JSON.stringify({ ...localStorage })).not.toContain('A Officer');
  });

  it('says why there is none', async () => {
    const { user } = drawn(`&open=${CHILD_A}`, {
      'identities.reveal': failing({
        code: 'not_found',
        message: 'The workspace keeps no local number for this key.',
        action: 'Take the file and row from the list instead.',
      }),
    });
    await user.type(await screen.findByRole('textbox', { name: 'Reason' }), 'To see{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('keeps no local number');
  });

  it('lists who looked up whose, and why', async () => {
    drawn('&list=look-ups');
    const grid = await screen.findByRole('grid', { name: 'Look-ups' });
    expect(rowsOf(grid)[0]).toContain('A OfficerTo mend the source');
  });
});

describe('corrections', () => {
  it('are listed with what the files said, and undone with a way back', async () => {
    const { user, asked } = drawn('&list=corrections');
    const grid = await screen.findByRole('grid', { name: 'Corrections' });
    expect(rowsOf(grid)).toHaveLength(1);
    expect(rowsOf(grid)[0]).toContain('Placement for adoption1 Sept 20232 Sept 2023Counts');
    await user.click(within(grid).getByText('Counts'));
    await user.click(screen.getByRole('button', { name: 'Undo this correction' }));
    expect(asked('corrections.undo')).toEqual([{ id: 1, by: null }]);
    await user.click(await screen.findByRole('button', { name: 'Put it back' }));
    expect(asked('corrections.add')).toEqual([
      {
        child: CHILD_A,
        attempt: 1,
        field: 'placed_on',
        value: '2023-09-02',
        reason: 'The court papers say so.',
        by: 'A Officer',
      },
    ]);
    await user.click(screen.getByRole('switch', { name: 'Undone and replaced ones too' }));
    await waitFor(() => expect(rowsOf(grid)).toHaveLength(2));
    expect(location.hash).toContain('ended=yes');
    for (const dismiss of screen.getAllByRole('button', { name: 'Dismiss' })) {
      await user.click(dismiss);
    }
  });

  it('are made for a child found by its number, with a reason, and can be undone at once', async () => {
    const { user, asked } = drawn('&list=corrections');
    await user.click((await screen.findAllByRole('button', { name: 'Correct a record…' }))[0]!);
    const dialog = screen.getByRole('dialog', { name: 'Correct a child’s record' });
    await user.click(within(dialog).getByRole('button', { name: 'Find the child' }));
    expect(within(dialog).getByText('Choose whose child it is.')).toBeTruthy();
    await user.type(within(dialog).getByRole('combobox', { name: 'Authority' }), 'Croy');
    await user.keyboard('{ArrowDown}{Enter}');
    await user.type(within(dialog).getByRole('textbox', { name: 'Local case number' }), '1{Enter}');
    await waitFor(() => expect(location.hash).toContain(`correct=${CHILD_A}`));
    expect(asked('corrections.journey')[0]).toEqual({ area: 'Croydon', number: '1' });
    expect(location.hash).not.toContain('number');

    await user.click(await screen.findByRole('button', { name: /What is wrong/ }));
    await user.click(screen.getByRole('option', { name: /^Placement for adoption/ }));
    expect(await screen.findByText('The files say: 1 Sept 2023')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'The right day' }), '02/09/2023');
    await user.click(screen.getByRole('button', { name: 'Correct the record' }));
    expect(asked('corrections.add')).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'The court says so.{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/data?tab=casework&list=corrections'));
    expect(asked('corrections.add')).toEqual([
      {
        child: CHILD_A,
        attempt: 2,
        field: 'placed_on',
        value: '2023-09-02',
        reason: 'The court says so.',
        by: null,
      },
    ]);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(asked('corrections.undo')).toHaveLength(1);
  });

  it('say what they are for while there is none', async () => {
    drawn('&list=corrections', { 'corrections.list': async () => [] });
    expect(await screen.findByText('Nothing is corrected')).toBeTruthy();
  });

  it('lead to another child from one that is not loaded', async () => {
    const { user } = drawn('&list=corrections&correct=nobody', {
      'corrections.journey': failing({
        code: 'not_found',
        message: 'No journey of this child is loaded.',
        action: 'Load it.',
      }),
    });
    await user.click(await screen.findByRole('button', { name: 'Find another child' }));
    expect(screen.getByRole('combobox', { name: 'Authority' })).toBeTruthy();
  });
});

describe('submissions', () => {
  it('name whom to remind first, for the likely agency and the quarter of the address', async () => {
    const { user, asked } = drawn('&list=submissions&period=2023/24 Q4');
    const grid = await screen.findByRole('grid', { name: 'Submissions for 2023/24 Q4' });
    expect(rowsOf(grid)[0]).toContain('BromleyNothing yet');
    expect(rowsOf(grid)[1]).toContain('SuttonIn part1 of 3');
    expect(rowsOf(grid)[2]).toContain('CroydonSubmittedAll 327 Mar 2024');
    expect(asked('submissions.list')).toEqual([
      { agency: 'Adopt London South', period: '2023/24 Q4' },
    ]);
    await user.click(within(grid).getByText('Sutton'));
    const panel = screen.getByRole('complementary', { name: 'Sutton' });
    expect(panel.textContent).toContain('Episodes, Header');
  });

  it('lead to the last quarter of which there is anything', async () => {
    const { user } = drawn('&list=submissions', {
      'submissions.list': async () => [{ area: 'Croydon', status: 'nothing', sent: [] }],
    });
    await user.click(await screen.findByRole('button', { name: /^Show 2023\/24 Q4/ }));
    expect(location.hash).toContain('period=2023%2F24+Q4');
  });
});

describe('reconciliation', () => {
  it('lists who differs from the latest return, with both sides', async () => {
    const { user, asked } = drawn('&list=reconciliation');
    const grid = await screen.findByRole('grid', { name: 'Differences from the SSDA903 return' });
    expect(rowsOf(grid)[0]).toContain('Placement order15 Nov 202315 Oct 2023episodes.csv, row 4');
    expect(rowsOf(grid)[1]).toContain('Only in the returnThe child as a whole––');
    expect(asked('reconciliation.run')).toEqual([
      { area: 'Croydon', year: '2023/24', against: 'ssda903' },
    ]);
    await user.click(within(grid).getByText('Placement order'));
    await user.click(screen.getByRole('button', { name: 'Correct this record…' }));
    expect(location.hash).toContain(`correct=${CHILD_A}&field=placement_order_on`);
  });

  it('holds against the ASG return of the year there is one of, when told to', async () => {
    const { user, asked } = drawn('&list=reconciliation');
    await user.click(await screen.findByRole('button', { name: /Return/ }));
    await user.click(screen.getByRole('option', { name: 'ASG return' }));
    await waitFor(() =>
      expect(asked('reconciliation.run').at(-1)).toEqual({
        area: 'Croydon',
        year: '2022/23',
        against: 'asg',
      }),
    );
  });

  it('says what to load, and leads back from a return that is not there', async () => {
    const none = drawn('&list=reconciliation', {
      'casework.holdings': async () => ({ ...holdings, returns: [] }),
    });
    expect(await screen.findByText(/There is no return to hold/)).toBeTruthy();
    none.unmount();
    const { user } = drawn('&list=reconciliation&area=Sutton');
    await user.click(await screen.findByRole('button', { name: 'Show the latest return' }));
    expect(await screen.findByRole('grid')).toBeTruthy();
  });
});

describe('the ways into casework', () => {
  it('keep the keyboard where it was when another list is chosen', async () => {
    const { user } = drawn('&area=Croydon');
    await screen.findByRole('grid');
    const radio = screen.getByRole('radio', { name: 'Children' });
    radio.focus();
    await user.keyboard('{ArrowRight}');
    expect(location.hash).toBe('#/data?tab=casework&list=families&area=Croydon');
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Families' }));
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(location.hash).toBe('#/data?tab=casework&list=submissions');
  });

  it('are commands that can be run from anywhere', () => {
    const commands = caseworkCommands('Casework');
    const hashes = commands.map(({ run }) => {
      run();
      return location.hash;
    });
    expect(hashes).toHaveLength(7);
    expect(new Set(hashes).size).toBe(7);
    expect(hashes.at(-1)).toBe('#/data?tab=casework&list=corrections&correct=new');
  });
});
