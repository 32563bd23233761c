// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { EditGrid } from '../../../../../renderer/funding/figures/edit-grid.tsx';
import { checkNumber, numberCell } from '../../../../../renderer/funding/figures/grid-model.ts';
import type { Written } from '../../../../../renderer/funding/figures/pasted.ts';
import { preparePage, renderPage } from '../../page.tsx';

preparePage();

const NAMES = ['Croydon', 'Merton', 'Sutton'];
const YEARS = ['2021/22', '2022/23'];
const COLUMNS = YEARS.map((year) => ({ id: year, header: year, width: 90, check: checkNumber }));

/** A grid that shows what is written into it; each step is told. */
function open({ isDisabled = false, error = '' } = {}) {
  const steps: Written[][] = [];
  function Sheet() {
    const [values, setValues] = useState<readonly (readonly (number | undefined)[])[]>([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    return (
      <EditGrid
        label="Demand"
        rowHeader="Partner"
        columns={COLUMNS}
        isDisabled={isDisabled}
        rows={NAMES.map((name, row) => ({
          id: name,
          label: name,
          cells: YEARS.map((year, column) =>
            numberCell(values[row]?.[column], error === `${name} ${year}` ? 'is negative.' : null),
          ),
        }))}
        onWrite={(cells) => {
          steps.push([...cells]);
          setValues(
            values.map((own, row) =>
              own.map((value, column) => {
                const cell = cells.find((one) => one.row === row && one.column === column);
                return cell ? (cell.text === '' ? undefined : Number(cell.text)) : value;
              }),
            ),
          );
        }}
      />
    );
  }
  return { ...renderPage(<Sheet />), steps };
}

const texts = () =>
  screen
    .getAllByRole('gridcell')
    .map((cell) => cell.querySelector('input')?.value ?? cell.textContent);
const focused = () => document.activeElement?.textContent;
const field = () => screen.queryByRole('textbox');

/** Goes to the first figure, as somebody would who comes by Tab. */
async function walk(user: UserEvent) {
  await user.tab();
  await user.keyboard('{ArrowDown}{ArrowRight}');
}

async function paste(text: string) {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  await act(async () => {
    document.activeElement?.dispatchEvent(event);
  });
}

describe('a grid to type in', () => {
  it('is walked by arrows, and typing replaces what a cell holds', async () => {
    const { user } = open();
    await walk(user);
    expect(focused()).toBe('1');
    await user.keyboard('17{Enter}');
    expect(texts()).toEqual(['17', '2', '3', '4', '5', '6']);
    expect(focused()).toBe('3');
    await user.keyboard('{ArrowRight}9{Tab}');
    expect(texts()).toEqual(['17', '2', '3', '9', '5', '6']);
    expect(focused()).toBe('5');
  });

  it('edits with Enter and F2, and leaves a cell as it was with Escape', async () => {
    const { user, steps } = open();
    await walk(user);
    await user.keyboard('{Enter}5{Enter}');
    expect(texts()[0]).toBe('15');
    await user.keyboard('{F2}7{Escape}');
    expect(field()).toBeNull();
    expect(focused()).toBe('3');
    await user.keyboard('{Enter}{Enter}');
    expect(steps).toHaveLength(1);
  });

  it('says what can’t be read, and takes it neither by Enter nor by leaving', async () => {
    const { user, steps } = open();
    await walk(user);
    await user.keyboard('abc{Enter}');
    expect(field()?.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toBe('Write a plain number.');
    await act(async () => {
      field()?.blur();
    });
    expect(screen.getByRole('status').textContent).toContain('“abc” was not taken');
    expect(steps).toEqual([]);
  });

  it('empties a range at once', async () => {
    const { user, steps } = open();
    await walk(user);
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Delete}');
    expect(texts()).toEqual(['', '2', '', '4', '5', '6']);
    expect(steps).toHaveLength(1);
  });

  it('takes a block as one step, and says what was left alone and why', async () => {
    const { user, steps } = open();
    await walk(user);
    await paste('10\tx\n30\t40\n');
    expect(texts()).toEqual(['10', '2', '30', '40', '5', '6']);
    expect(steps).toHaveLength(1);
    expect(screen.getByRole('status').textContent).toBe(
      '3 cells pasted. 1 cell left alone: “x”. Write a plain number.',
    );
    await paste('\t2022/23\nSutton\t60');
    expect(texts()).toEqual(['10', '2', '30', '40', '5', '60']);
  });

  it('takes a block that is pasted while a cell is typed in', async () => {
    const { user } = open();
    await walk(user);
    await user.keyboard('{F2}');
    await user.paste('10\t20\n30\t40');
    await waitFor(() => {
      expect(texts()).toEqual(['10', '20', '30', '40', '5', '6']);
    });
  });

  it('marks the cell that the engine refuses, and says why below', () => {
    open({ error: 'Merton 2022/23' });
    const amiss = screen
      .getAllByRole('gridcell')
      .filter((cell) => cell.getAttribute('aria-invalid') === 'true');
    expect(amiss.map((cell) => cell.textContent)).toEqual(['4']);
    expect(screen.getByText('Merton, 2022/23: is negative.').id).toBe(
      amiss[0]?.getAttribute('aria-describedby'),
    );
  });

  it('can be walked and not written where nothing may be changed', async () => {
    const { user, steps } = open({ isDisabled: true });
    await walk(user);
    await user.keyboard('9{Enter}{F2}{Delete}');
    await paste('1\t2');
    expect(field()).toBeNull();
    expect(steps).toEqual([]);
  });
});
