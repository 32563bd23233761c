import { describe, expect, it } from 'vitest';
import type { Area } from '../../../../analytics/contract/area.ts';
import {
  appearanceOf,
  arrange,
  arrangeAreas,
  CATEGORICAL,
  CHART_INK,
  colourOf,
  SEQUENTIAL,
} from '../../../../renderer/design/palette.ts';
import { contrast, distances } from './colour-sight.ts';
import { token } from './tokens.ts';

const schemes = ['light', 'dark'] as const;

const borough = (code: string, name: string): Area => ({
  code,
  name,
  kind: 'local_authority',
  region: null,
  members: [],
});

const agency = (code: string, members: readonly Area[]): Area => ({
  code,
  name: `Agency ${code}`,
  kind: 'agency',
  region: null,
  members: members.map((member) => ({ area: member.code, since: null, until: null })),
});

describe.each(schemes)('the categorical palette in the %s scheme', (scheme) => {
  const colours = CATEGORICAL[scheme];

  it('keeps 3:1 between every colour and the canvas', () => {
    for (const colour of colours) {
      expect(contrast(colour, CHART_INK[scheme].canvas)).toBeGreaterThanOrEqual(3);
    }
  });

  it('keeps every two colours apart for ordinary and colour-blind eyes', () => {
    for (const [index, first] of colours.entries()) {
      for (const second of colours.slice(index + 1)) {
        for (const [sight, distance] of Object.entries(distances(first, second))) {
          expect(distance, `${first} and ${second} under ${sight}`).toBeGreaterThan(7);
        }
      }
    }
  });

  it('draws charts with the colours of the page', () => {
    const ink = CHART_INK[scheme];
    expect(ink.canvas).toBe(token('--surface-canvas', { scheme }));
    expect(ink.text).toBe(token('--text', { scheme }));
    expect(ink.muted).toBe(token('--text-muted', { scheme }));
    expect(ink.grid).toBe(token('--border', { scheme }));
    expect(ink.axis).toBe(token('--border-strong', { scheme }));
    expect(ink.accent).toBe(token('--accent', { scheme }));
  });

  it('writes chart text at 4.5:1 and draws neutral and suppressed marks at 3:1', () => {
    const ink = CHART_INK[scheme];
    for (const text of [ink.text, ink.muted]) {
      expect(contrast(text, ink.canvas)).toBeGreaterThanOrEqual(4.5);
    }
    for (const mark of [ink.neutral, ink.suppressed, ink.axis, ink.accent]) {
      expect(contrast(mark, ink.canvas)).toBeGreaterThanOrEqual(3);
    }
  });

  it('runs the sequential palette steadily away from the canvas', () => {
    const steps = SEQUENTIAL[scheme].map((colour) => contrast(colour, CHART_INK[scheme].canvas));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });
});

describe('the colour of an entity', () => {
  it('is the same whenever it is asked for, in the same place in both schemes', () => {
    const first = colourOf('scenario', 'Equal split');
    expect(colourOf('scenario', 'Equal split')).toBe(first);
    const place = CATEGORICAL.light.findIndex((colour) => colour === first);
    expect(colourOf('scenario', 'Equal split', 'dark')).toBe(CATEGORICAL.dark[place]);
  });

  it('does not depend on the order in which areas are given', () => {
    const boroughs = ['X1', 'X2', 'X3', 'X4'].map((code) => borough(code, `Borough ${code}`));
    const areas = [...boroughs, agency('x', boroughs)];
    arrangeAreas(areas);
    const before = boroughs.map((area) => colourOf('area', area.code));
    arrangeAreas(areas.toReversed());
    expect(boroughs.map((area) => colourOf('area', area.code))).toEqual(before);
  });

  it('is found by the name of an area as by its code', () => {
    const camden = borough('Y1', 'Borough of the test');
    arrangeAreas([camden]);
    expect(appearanceOf('area', 'Borough of the test')).toEqual(appearanceOf('area', 'Y1'));
  });

  it('differs between an agency and each of its ten boroughs, by hue or by dash', () => {
    const boroughs = Array.from({ length: 10 }, (_, index) => borough(`Z${index}`, `Z ${index}`));
    arrangeAreas([...boroughs, agency('z', boroughs)]);
    const seen = [...boroughs.map((area) => area.code), 'z'].map((code) =>
      JSON.stringify(appearanceOf('area', code)),
    );
    expect(new Set(seen).size).toBe(11);
  });

  it('differs between categories that are arranged together, and stays when more join them', () => {
    arrange('group', ['sex:female', 'sex:male']);
    const before = ['sex:female', 'sex:male'].map((id) => colourOf('group', id));
    arrange('group', ['sex:unknown', 'sex:male', 'sex:female']);
    const after = ['sex:female', 'sex:male', 'sex:unknown'].map((id) => colourOf('group', id));
    expect(after.slice(0, 2)).toEqual(before);
    expect(new Set(after).size).toBe(3);
  });
});
