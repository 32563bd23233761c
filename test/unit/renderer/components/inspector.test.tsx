// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Canvas } from '../../../../renderer/components/canvas.tsx';
import { Inspector } from '../../../../renderer/components/inspector.tsx';
import { preparePage, renderPage } from '../page.tsx';

preparePage();

const panel = (
  <Inspector title="A return" onClose={() => undefined}>
    Its modules
  </Inspector>
);

describe('an inspector', () => {
  it('stands beside the canvas, however deep in the screen it is opened', () => {
    renderPage(<Canvas title="What is there?">{panel}</Canvas>);
    const aside = screen.getByRole('complementary', { name: 'A return' });
    expect(screen.getByRole('main').contains(aside)).toBe(false);
    expect(aside.closest('.canvas')).not.toBeNull();
  });

  it('stays where it is outside a canvas', () => {
    const { container } = renderPage(<section>{panel}</section>);
    expect(container.querySelector('section > aside')).not.toBeNull();
  });
});
