// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RowsReason } from '../../../../renderer/explore/rows-reason.tsx';
import { fakeConnection } from '../fake-connection.ts';
import { preparePage, renderPage } from '../page.tsx';

preparePage();

function draw() {
  const given: unknown[] = [];
  const connection = fakeConnection({
    'explore.reason': async (reason) => void given.push(reason),
  });
  return { ...renderPage(<RowsReason />, connection), given };
}

describe('the rows behind a figure, before anybody has said why', () => {
  it('are asked for with a reason and a name, which may be left out', async () => {
    const { user, given } = draw();
    await user.type(screen.getByLabelText('Reason'), 'A mean nobody believes');
    await user.click(screen.getByRole('button', { name: 'Show the rows' }));
    await waitFor(() => expect(given).toEqual([{ reason: 'A mean nobody believes', by: null }]));
  });

  it('are not asked for without one', async () => {
    const { user, given } = draw();
    await user.click(screen.getByRole('button', { name: 'Show the rows' }));
    expect(screen.getByText('Say why, in a few words.')).toBeTruthy();
    expect(given).toEqual([]);
  });
});
