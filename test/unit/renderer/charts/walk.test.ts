import { describe, expect, it } from 'vitest';
import { sparkPath } from '../../../../renderer/charts/sparkline.tsx';
import { fitted, roughWidth } from '../../../../renderer/charts/text.ts';
import { isWalkKey, stepOver } from '../../../../renderer/charts/walk.ts';
import { captioned, pictureOf, wrapped } from '../../../../renderer/charts/image.ts';
import { chart } from './charts.ts';

const walk = [
  ['a1', null, 'a3'],
  [null, 'b2', 'b3'],
  ['c1', null, null],
];

describe('walking over the marks of a chart', () => {
  it.each([
    ['a1', 'ArrowRight', 'a3'],
    ['a3', 'ArrowLeft', 'a1'],
    ['a3', 'ArrowRight', null],
    ['a3', 'ArrowDown', 'b3'],
    ['b2', 'ArrowDown', null],
    ['c1', 'ArrowUp', 'a1'],
    ['a3', 'Home', 'a1'],
    ['b2', 'End', 'b3'],
  ])('from %s with %s leads to %s', (from, key, to) => {
    expect(stepOver(walk, from, key)).toBe(to);
  });

  it('begins at the latest mark of the first series', () => {
    expect(stepOver(walk, null, 'ArrowRight')).toBe('a3');
    expect(stepOver(walk, 'gone', 'ArrowUp')).toBe('a3');
    expect(stepOver([[null]], null, 'ArrowUp')).toBeNull();
  });

  it('takes only the keys that walk', () => {
    expect(isWalkKey('ArrowUp')).toBe(true);
    expect(isWalkKey('a')).toBe(false);
  });
});

describe('a sparkline', () => {
  it('breaks where there is no figure and shows what is withheld as its span', () => {
    const none = { lower: null, upper: null };
    const { path, last, spans } = sparkPath(
      [
        { value: 1, ...none },
        { value: null, lower: 1, upper: 4 },
        { value: 3, ...none },
        { value: 4, ...none },
      ],
      [0, 4],
    );
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path.match(/L/g)).toHaveLength(1);
    expect(spans).toHaveLength(1);
    expect(last?.y).toBeLessThan(spans[0]?.y1 ?? 0);
  });
});

describe('text in a chart', () => {
  it('is cut with an ellipsis only where it does not fit', () => {
    expect(fitted('Kent', 200, 12, roughWidth)).toBe('Kent');
    const cut = fitted('Adoption Partnership South East', 100, 12, roughWidth);
    expect(cut.endsWith('…')).toBe(true);
    expect(roughWidth(cut, 12)).toBeLessThanOrEqual(100);
  });
});

describe('a chart that leaves the workbench', () => {
  const caption = {
    title: 'Placement orders rose from 71 to 76 in Adopt London South',
    subtitle: 'Placement orders (A16), children',
    source: 'Annual Report 2022/23',
  };

  it('carries its finding, its subtitle, its key and its source', () => {
    const { layout } = captioned(chart(), caption, ['Hollow: computed from journeys.'], roughWidth);
    const texts = layout.annotations.map(({ text }) => text);
    expect(texts).toContain(`<b>${caption.title}</b>`);
    expect(texts).toContain(caption.subtitle);
    expect(texts.at(-1)).toBe('Hollow: computed from journeys.<br>Source: Annual Report 2022/23');
  });

  it('stands on white whatever the screen is, and grows with its caption', () => {
    const long = { ...caption, title: `${caption.title} `.repeat(8).trim() };
    const short = captioned(chart(), caption, [], roughWidth).layout;
    expect(short.paper_bgcolor).toBe('#ffffff');
    expect(captioned(chart(), long, [], roughWidth).layout.height).toBeGreaterThan(short.height);
  });

  it('breaks long lines between words', () => {
    const lines = wrapped('word '.repeat(100).trim(), 16, roughWidth);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe('word '.repeat(100).trim());
  });

  it('comes out of its data address byte for byte', async () => {
    const png = pictureOf(`data:image/png;base64,${btoa('\u0089PNG')}`);
    expect(png.type).toBe('image/png');
    expect([...new Uint8Array(await png.arrayBuffer())]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    const svg = pictureOf('data:image/svg+xml,%3Csvg%20note%3D%22%C2%A3%22%2F%3E');
    expect(await svg.text()).toBe('<svg note="£"/>');
  });
});
