import { describe, expect, it } from 'vitest';
import { MOST_MARKS } from '../../../../renderer/charts/chart.ts';
import { draw, pointOf } from '../../../../renderer/charts/draw.ts';
import { keyOf } from '../../../../renderer/charts/explanation.ts';
import type { BarTrace, LineTrace, Trace } from '../../../../renderer/charts/plotly-types.ts';
import { chart, ground, line, mark, suppressed } from './charts.ts';

const isLine = (trace: Trace): trace is LineTrace => trace.type === 'scatter';
const isBar = (trace: Trace): trace is BarTrace => trace.type === 'bar';
const one = (...series: ReturnType<typeof line>[]) => [{ title: null, series }];

describe('lines over periods', () => {
  it('leave a gap where there is no figure, and never bridge it', () => {
    const [trace] = draw(chart(), ground).data.filter(isLine);
    expect(trace?.y).toEqual([10, null, 30]);
    expect(trace?.connectgaps).toBe(false);
  });

  it('are labelled at their end with value and name, in place of a legend', () => {
    const { layout } = draw(chart(), ground);
    expect(layout.showlegend).toBe(false);
    expect(layout.annotations.map(({ text }) => text)).toContain('<b>30</b>  Kent');
  });

  it('draw what is suppressed as a hatched span between its bounds', () => {
    const { data, shows } = draw(
      chart({ panels: one(line('Bexley', [mark('a'), mark('b'), suppressed('c')])) }),
      ground,
    );
    const [hatched] = data.filter(isBar);
    expect(hatched).toMatchObject({
      base: [1],
      y: [3],
      customdata: ['c'],
      marker: { pattern: { shape: '/' } },
    });
    expect(data.filter(isLine)[0]?.y).toEqual([10, 10, null]);
    expect(keyOf(shows, 'line').map(({ words }) => words)).toEqual([
      'Hatched: suppressed, lies within the span',
    ]);
  });

  it('hatch the whole axis where a suppressed figure has no bounds', () => {
    const unbounded = { ...suppressed('c'), lower: null, upper: null };
    const { data } = draw(
      chart({ panels: one(line('Bexley', [mark('a'), unbounded, null])) }),
      ground,
    );
    expect(data.filter(isBar)[0]).toMatchObject({ base: [0], y: [10] });
  });

  it('draw nothing where a figure is not available', () => {
    const absent = mark('b', { value: null, status: 'not_available', words: 'not available' });
    const { data } = draw(
      chart({ panels: one(line('Kent', [mark('a'), absent, mark('c')])) }),
      ground,
    );
    expect(data.filter(isBar)).toEqual([]);
    expect(data.filter(isLine)[0]?.y).toEqual([10, null, 10]);
  });

  it('draw intervals as whiskers that end where the axis does', () => {
    const estimate = mark('a', { value: 10, lower: -5, upper: 40 });
    const { data, layout, shows } = draw(
      chart({ isWhole: false, panels: one(line('Kent', [estimate, null, null])) }),
      ground,
    );
    const [trace] = data.filter(isLine);
    expect(layout.yaxis?.range).toEqual([0, 40]);
    expect(trace?.error_y).toMatchObject({ array: [30, null, null], arrayminus: [10, null, null] });
    expect(shows.interval).toBe(true);
  });

  it('draw computed figures hollow and printed ones solid', () => {
    const { data } = draw(
      chart({
        panels: one(
          line('printed', [mark('a'), null, null]),
          line('computed', [mark('b'), null, null], { origin: 'line_level' }),
        ),
      }),
      ground,
    );
    const [printed, computed] = data.filter(isLine).filter(({ marker }) => marker);
    expect(printed?.marker?.color).toBe('#1d5fb0');
    expect(computed?.marker).toMatchObject({
      color: ground.ink.canvas,
      line: { color: '#1d5fb0' },
    });
  });

  it('mark another statement of a figure without joining it to the line', () => {
    const { data, shows } = draw(
      chart({ panels: one(line('Kent', [mark('a'), null, null], { isAlternative: true })) }),
      ground,
    );
    expect(data.filter(isLine)[0]?.mode).toBe('markers');
    expect(keyOf(shows, 'line')[0]?.mark).toBe('cross');
  });

  it('do not join periods that lie unevenly', () => {
    expect(draw(chart({ isJoined: false }), ground).data.filter(isLine)[0]?.mode).toBe('markers');
  });

  it('write the threshold at its line, and in the key where there are several plots', () => {
    const threshold = { value: 426, label: 'National threshold 426 days' };
    const single = draw(chart({ threshold }), ground);
    expect(single.layout.shapes).toHaveLength(1);
    expect(single.layout.annotations.map(({ text }) => text)).toContain(threshold.label);
    expect(single.shows.threshold).toBeNull();
    expect(single.layout.yaxis?.range?.[1]).toBeGreaterThanOrEqual(426);
    const panel = (title: string) => ({ title, series: [line(title, [mark(title), null, null])] });
    const several = draw(chart({ threshold, panels: [panel('A'), panel('B')] }), ground);
    expect(several.layout.shapes).toHaveLength(2);
    expect(several.shows.threshold).toBe(threshold.label);
  });

  it('share one scale over all small multiples', () => {
    const panels = ['A', 'B', 'C'].map((title, index) => ({
      title,
      series: [line(title, [mark(title, { value: 10 ** index }), null, null])],
    }));
    const { layout } = draw(chart({ panels }), ground);
    expect(layout['yaxis2']?.range).toEqual(layout.yaxis?.range);
    expect(layout['yaxis3']?.range).toEqual(layout.yaxis?.range);
  });

  it('lift a value that would stand on the axis of its small multiple, and no other', () => {
    const panels = [0, 1000].map((value) => ({
      title: String(value),
      series: [line(String(value), [mark('a'), null, mark(String(value), { value })])],
    }));
    const { annotations } = draw(chart({ panels }), ground).layout;
    const lift = (text: string) =>
      annotations.find((one) => one.text === `<b>${text}</b>` && one.xshift === 9)?.yshift;
    expect(lift('0')).toBeGreaterThan(0);
    expect(lift('1000')).toBe(0);
  });

  it('stand apart where they share a period, but near it', () => {
    const { data } = draw(
      chart({ panels: one(line('A', [mark('a')]), line('B', [mark('b')])) }),
      ground,
    );
    const [a, b] = data.filter(isLine).flatMap(({ marker, x }) => (marker ? Number(x[0]) : []));
    if (a === undefined || b === undefined) throw new Error('The marks are not drawn.');
    expect(b - a).toBeGreaterThan(0);
    expect(b - a).toBeLessThanOrEqual(0.05);
    expect(a + b).toBeCloseTo(0);
  });

  it('say in a small multiple why it is empty', () => {
    const absent = mark('x', { value: null, status: 'not_available', words: 'not available' });
    const panels = [
      { title: 'A', series: [line('A', [mark('a'), null, null])] },
      { title: 'B', series: [line('B', [null, null, absent])] },
    ];
    const { layout } = draw(chart({ panels }), ground);
    expect(layout.annotations.map(({ text }) => text)).toContain('not available');
  });

  it('keep only as many period labels as fit, the last always', () => {
    const positions = Array.from({ length: 60 }, (_, index) => `Month ${index}`);
    const marks = positions.map((name) => mark(name));
    const { layout } = draw(chart({ positions, panels: one(line('Kent', marks)) }), ground);
    expect(layout.xaxis?.tickvals?.length).toBeLessThan(20);
    expect(layout.xaxis?.ticktext?.at(-1)).toBe('Month 59');
  });
});

describe('labels of axes', () => {
  it('have their room worked out, so that Plotly need not measure them again', () => {
    const marks = [mark('a'), mark('b')];
    const positions = ['2021/22', '2022/23'];
    const series = line('Kent', marks);
    const shapes = [
      chart({ positions, panels: one(series) }),
      chart({ positions, panels: [...one(series), ...one(series)] }),
      chart({ positions, panels: one(series), mark: 'bar' }),
    ];
    for (const shape of shapes) {
      const { layout } = draw(shape, ground);
      const axes = Object.entries(layout).filter(([name]) => /^[xy]axis/.test(name));
      expect(axes.length).toBeGreaterThanOrEqual(2);
      for (const [, axis] of axes) expect(axis).toMatchObject({ ticklabeloverflow: 'allow' });
    }
  });
});

describe('bars of one period', () => {
  const bars = chart({
    mark: 'bar',
    positions: ['Kent', 'Bexley', 'Elsewhere'],
    panels: one(
      line('printed', [
        mark('a', { value: 58 }),
        suppressed('b'),
        mark('c', { value: null, status: 'not_available', words: 'not available' }),
      ]),
    ),
  });

  it('start at zero, with the zero line drawn', () => {
    const { layout } = draw(bars, ground);
    expect(layout.xaxis).toMatchObject({ range: [0, 60], zeroline: true });
  });

  it('carry their value, or the words for what is not known', () => {
    const words = draw(bars, ground)
      .data.filter(isLine)
      .find(({ mode }) => mode === 'text');
    expect(words?.text).toEqual([' <b>58</b> ', ' 1 to 4, suppressed ', ' not available ']);
    expect(words?.x).toEqual([58, 4, 0]);
  });

  it('say beside their value what tells them from others of the same name', () => {
    const cohorts = ['adopted', 'matched'].map((told) =>
      line(told, [mark(told, { value: 58 }), null, null], { told }),
    );
    const words = draw({ ...bars, panels: one(...cohorts) }, ground)
      .data.filter(isLine)
      .filter(({ mode }) => mode === 'text');
    expect(words.flatMap(({ text }) => text)).toEqual([
      ' <b>58</b>  adopted ',
      ' <b>58</b>  matched ',
    ]);
  });

  it('are hatched between the bounds of what is suppressed', () => {
    const hatched = draw(bars, ground)
      .data.filter(isBar)
      .find(({ marker }) => marker.pattern);
    expect(hatched).toMatchObject({ base: [1], x: [3], y: [1], orientation: 'h' });
  });

  it('stand in the middle of their place where others have no figure', () => {
    const { data } = draw(
      chart({
        mark: 'bar',
        positions: ['Kent', 'Medway'],
        panels: one(
          line('printed', [mark('a'), mark('b')]),
          line('computed', [mark('c'), null], { origin: 'line_level' }),
        ),
      }),
      ground,
    );
    const [printed, computed] = data.filter(isBar);
    expect(printed?.y[0]).toBeLessThan(0);
    expect(computed?.y[0]).toBeGreaterThan(0);
    expect(printed?.y[1]).toBe(1);
  });

  it('run to the left of zero for what is negative, with the value on that side', () => {
    const { data, layout } = draw(
      chart({
        mark: 'bar',
        positions: ['Staff', 'Income'],
        panels: one(line('x', [mark('a', { value: 5 }), mark('b', { value: -20 })])),
      }),
      ground,
    );
    expect(layout.xaxis?.range?.[0]).toBeLessThanOrEqual(-20);
    const words = data.filter(isLine).find(({ mode }) => mode === 'text');
    expect(words?.textposition).toEqual(['middle right', 'middle left']);
  });
});

describe('any chart', () => {
  it('knows which mark is where, for pointing at it and for walking over it', () => {
    const drawing = draw(chart(), ground);
    expect(drawing.walk).toEqual([['a', null, 'c']]);
    expect(pointOf(drawing, 'c')).toEqual({
      point: { curveNumber: 0, pointNumber: 2 },
      subplot: 'xy',
    });
    expect(pointOf(drawing, 'nobody')).toBeNull();
  });

  it('points at the hatching of what is suppressed, not at the gap in its line', () => {
    const drawing = draw(
      chart({ panels: one(line('Bexley', [mark('a'), mark('b'), suppressed('c')])) }),
      ground,
    );
    const at = pointOf(drawing, 'c');
    expect(at && drawing.data[at.point.curveNumber]?.type).toBe('bar');
  });

  it.each(['line', 'bar'] as const)('rings the figure whose card is open: %s', (kind) => {
    const plainly = draw(chart({ mark: kind }), ground);
    const ringed = draw(chart({ mark: kind }), { ...ground, selected: 'c' });
    expect(ringed.data).toHaveLength(plainly.data.length + 1);
  });

  it('cannot be dragged, zoomed or edited', () => {
    const { layout } = draw(chart(), ground);
    expect(layout.dragmode).toBe(false);
    expect(layout.xaxis?.fixedrange).toBe(true);
    expect(layout.yaxis?.fixedrange).toBe(true);
  });

  it('counts its marks: twenty-four panels of ten years with intervals stay far below the most', () => {
    const panels = Array.from({ length: 24 }, (_, panel) => ({
      title: `Area ${panel}`,
      series: ['x', 'y'].map((id) =>
        line(
          `${panel}${id}`,
          Array.from({ length: 10 }, (_, index) =>
            mark(`${panel}${id}${index}`, { lower: 5, upper: 15 }),
          ),
        ),
      ),
    }));
    const positions = Array.from({ length: 10 }, (_, index) => String(index));
    const { marks } = draw(chart({ panels, positions }), ground);
    expect(marks).toBeGreaterThanOrEqual(24 * 2 * 10 * 2);
    expect(marks).toBeLessThan(MOST_MARKS);
  });
});
