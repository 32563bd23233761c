// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { memo, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { useHandler } from '../../../../renderer/state/handler.ts';
import { preparePage, renderPage } from '../page.tsx';

preparePage();

describe('a handler', () => {
  it('does what the one given last does, without its part being drawn again', async () => {
    let drawn = 0;
    const Part = memo(function Part({ onPress }: { onPress: (by: number) => void }) {
      drawn += 1;
      return (
        <button
          onClick={() => {
            onPress(2);
          }}
        >
          Add
        </button>
      );
    });
    function Whole() {
      const [sum, setSum] = useState(1);
      const add = useHandler((by: number) => {
        setSum(sum + by);
      });
      return (
        <>
          <Part onPress={add} />
          <output>{sum}</output>
        </>
      );
    }
    const { user } = renderPage(<Whole />);
    await user.click(screen.getByRole('button'));
    await user.click(screen.getByRole('button'));
    expect(screen.getByRole('status').textContent).toBe('5');
    expect(drawn).toBe(1);
  });
});
