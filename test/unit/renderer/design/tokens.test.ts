import { describe, expect, it } from 'vitest';
import { ROW_HEIGHT } from '../../../../renderer/design/density.ts';
import { contrast } from './colour-sight.ts';
import { token } from './tokens.ts';

const schemes = ['light', 'dark'] as const;
const contrasts = [':root', "[data-contrast='more']"] as const;
const cases = schemes.flatMap((scheme) => contrasts.map((within) => ({ scheme, within })));

const surfaces = [
  '--surface-canvas',
  '--surface-frame',
  '--surface-raised',
  '--surface-hover',
  '--surface-selected',
  '--surface-head',
];

describe.each(cases)('colours in the $scheme scheme of $within', (where) => {
  const pairs = [
    ...surfaces.flatMap((surface) => [
      ['--text', surface],
      ['--text-muted', surface],
      ['--accent', surface],
    ]),
    ['--text-faint', '--surface-canvas'],
    ['--text-faint', '--surface-raised'],
    ['--text-faint', '--surface-frame'],
    ['--on-accent', '--accent'],
    ['--on-accent', '--accent-hover'],
    ['--text-inverse', '--surface-inverse'],
    ['--text', '--critical-surface'],
    ['--text', '--caution-surface'],
    ['--text-muted', '--critical-surface'],
    ['--critical', '--surface-raised'],
    ['--critical', '--critical-surface'],
    ['--good', '--surface-raised'],
    ['--good', '--surface-frame'],
    ['--caution', '--caution-surface'],
  ] as [string, string][];

  it.each(pairs)('writes %s on %s with at least 4.5:1', (ink, ground) => {
    expect(contrast(token(ink, where), token(ground, where))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['--surface-canvas', '--surface-raised', '--surface-frame'])(
    'bounds what can be operated with at least 3:1 against %s',
    (ground) => {
      for (const line of ['--border-strong', '--focus']) {
        expect(contrast(token(line, where), token(ground, where))).toBeGreaterThanOrEqual(3);
      }
    },
  );
});

describe('density', () => {
  it('scrolls tables by the row height they are drawn with', () => {
    expect(token('--row-height')).toBe(`${ROW_HEIGHT.comfortable}px`);
    expect(token('--row-height', { within: "[data-density='compact']" })).toBe(
      `${ROW_HEIGHT.compact}px`,
    );
  });
});
