// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { ComboBox, Select } from '../../../../renderer/components/select.tsx';
import { preparePage, renderPage } from '../page.tsx';

const areas = [
  { id: 'croydon', label: 'Croydon' },
  { id: 'lewisham', label: 'Lewisham', keywords: 'E09000023' },
  { id: 'merton', label: 'Merton' },
];

function OneArea() {
  const [value, setValue] = useState<string | null>(null);
  return <Select label="Area" value={value} onChange={setValue} options={areas} />;
}

function SomeAreas() {
  const [values, setValues] = useState<string[]>([]);
  return (
    <>
      <ComboBox
        label="Areas"
        placeholder="All areas"
        values={values}
        onChange={setValues}
        options={areas}
      />
      <output>{values.join()}</output>
    </>
  );
}

preparePage();

describe('a select', () => {
  it('shows what was chosen and closes', async () => {
    const { user } = renderPage(<OneArea />);
    await user.click(screen.getByRole('button', { name: /Choose/ }));
    await user.click(screen.getByRole('option', { name: 'Lewisham' }));
    expect(screen.getByRole('button', { name: /Lewisham/ })).toBeTruthy();
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('offers what there is now, in the words of now', async () => {
    const select = (detail: string) => (
      <Select
        label="Area"
        value={null}
        onChange={() => undefined}
        options={areas.map((area) => ({ ...area, detail }))}
      />
    );
    const { user, rerender } = renderPage(select('1 figure'));
    rerender(select('2 figures'));
    await user.click(screen.getByRole('button', { name: /Choose/ }));
    expect(screen.getByRole('option', { name: 'Merton' }).textContent).toContain('2 figures');
  });
});

describe('a combo box', () => {
  it('says what an empty choice means, then what is chosen', async () => {
    const { user } = renderPage(<SomeAreas />);
    const button = screen.getByRole('button', { name: /All areas/ });
    await user.click(button);
    await user.click(screen.getByRole('option', { name: 'Croydon' }));
    await user.click(screen.getByRole('option', { name: 'Merton' }));
    await user.click(screen.getByRole('option', { name: 'Lewisham' }));
    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: /Croydon and 2 more/ })).toBeTruthy();
  });

  it('finds an option by its label or its code, and answers in the order of the options', async () => {
    const { user } = renderPage(<SomeAreas />);
    await user.click(screen.getByRole('button', { name: /All areas/ }));
    await user.keyboard('mert');
    await user.click(screen.getByRole('option', { name: 'Merton' }));
    await user.clear(screen.getByRole('searchbox'));
    await user.keyboard('E09000023');
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await user.click(screen.getByRole('option', { name: 'Lewisham' }));
    expect(document.querySelector('output')?.textContent).toBe('lewisham,merton');
  });
});
