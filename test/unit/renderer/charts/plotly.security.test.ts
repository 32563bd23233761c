import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../../renderer/charts/draw.ts';
import { PLOT_CONFIG } from '../../../../renderer/charts/plotly-config.ts';
import { MAP_STYLE_ID } from '../../../../renderer/charts/plotly.ts';
import { plain } from '../../../../renderer/charts/text.ts';
import { chart, ground, line, mark } from './charts.ts';

const bundle = readFileSync(
  createRequire(import.meta.url).resolve('plotly.js-strict-dist-min'),
  'utf8',
);
const styles = readFileSync(resolve('renderer/charts/plotly.css'), 'utf8');

describe('threat: a chart offers to upload its data', () => {
  it('is met by one configuration that switches every way out off', () => {
    expect(PLOT_CONFIG).toMatchObject({
      showSendToCloud: false,
      plotlyServerURL: '',
      topojsonURL: '',
      displaylogo: false,
      displayModeBar: false,
      editable: false,
    });
    expect(Object.isFrozen(PLOT_CONFIG)).toBe(true);
  });

  it('is about settings this version of the bundle still knows', () => {
    for (const setting of ['showSendToCloud', 'plotlyServerURL', 'topojsonURL', 'displayModeBar']) {
      expect(bundle).toContain(`${setting}:{valType:`);
    }
  });

  it('has one door: nothing else in the page imports the bundle, and every drawing is locked', () => {
    const sources = readdirSync(resolve('renderer'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => ({ name, text: readFileSync(resolve('renderer', name), 'utf8') }));
    const naming = (words: RegExp) =>
      sources.filter(({ text }) => words.test(text)).map(({ name }) => basename(name));
    expect(naming(/plotly\.js-strict-dist-min/)).toEqual(['plotly.ts']);
    expect(naming(/showSendToCloud/).toSorted()).toEqual(['plotly-config.ts', 'plotly-types.ts']);
    expect(naming(/\.(react|newPlot|toImage)\(/).toSorted()).toEqual(['image.ts', 'plot.tsx']);
    for (const { name, text } of sources) {
      if (/\.(react|newPlot|toImage)\(/.test(text)) expect(text, name).toContain('PLOT_CONFIG');
    }
  });
});

describe('threat: the bundle writes styles into the page against its policy', () => {
  it('finds its own styles linked and the place of the map styles taken', () => {
    expect(bundle).toContain(`getElementById("${MAP_STYLE_ID}")`);
    expect(bundle).toContain('.no-inline-styles');
    expect(bundle).toContain('"plotly.js-style-"');
  });

  it.each([
    ['.main-svg', 'position: absolute'],
    ['.main-svg .draglayer', 'pointer-events: all'],
    ['.crisp', 'shape-rendering: crispEdges'],
    ['.user-select-none', 'user-select: none'],
  ])('keeps the rule of %s, by which the drawing is laid out', (selector, rule) => {
    const [property = '', value = ''] = rule.split(': ');
    expect(bundle).toContain(`"X ${selector}":"`);
    expect(bundle.slice(bundle.indexOf(`"X ${selector}":"`))).toContain(`${property}:${value}`);
    const at = styles.indexOf(`.plotly ${selector} {`);
    expect(styles.slice(at, styles.indexOf('}', at))).toContain(rule);
  });
});

describe('threat: words of a loaded file become markup in a chart', () => {
  it('is met by escaping what Plotly would read as a tag', () => {
    expect(plain('<a href="javascript:alert(1)">x</a> & y')).toBe(
      '&lt;a href="javascript:alert(1)"&gt;x&lt;/a&gt; &amp; y',
    );
  });

  it('holds for every label, whatever it says', () => {
    const hostile = '<a href="x">';
    fc.assert(
      fc.property(
        fc.constantFrom('line' as const, 'bar' as const),
        fc.integer({ min: 1, max: 8 }),
        (kind, count) => {
          const words = { short: hostile, words: hostile, detail: [hostile, hostile] };
          const panel = (title: string | null) => ({
            title,
            series: [line(hostile, [mark('a', words), mark('b', words), mark('c', words)])],
          });
          const { data, layout } = draw(
            chart({
              mark: kind,
              positions: [hostile, hostile, hostile],
              panels: Array.from({ length: count }, () => panel(count > 1 ? hostile : null)),
              threshold: { value: 12, label: hostile },
              tick: () => hostile,
              unit: hostile,
            }),
            ground,
          );
          const strings = JSON.stringify([
            data.map((trace) => ({ ...trace, customdata: [] })),
            layout,
          ]);
          expect(strings).not.toContain('<a');
          expect(strings).toContain('&lt;a');
        },
      ),
    );
  });
});
