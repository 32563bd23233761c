import type { Tolerance } from './reference-file.ts';

/**
 * Where what was computed differs from what was expected, each as a sentence; empty when it agrees.
 * A number agrees within max(abs, rel × |expected|). Null stands for “not available” and agrees with
 * nothing else; the texts “Infinity” and “-Infinity” stand for those. What the expectation doesn't
 * name is not looked at.
 */
export function misses(got: unknown, expected: unknown, tolerance: Tolerance, path = ''): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(got)) return [said(path, got, expected)];
    if (got.length !== expected.length) {
      return [`${path || 'the answer'} has ${got.length} values, expected ${expected.length}`];
    }
    return expected.flatMap((one, at) => misses(got[at], one, tolerance, `${path}[${at}]`));
  }
  if (isRecord(expected)) {
    if (!isRecord(got)) return [said(path, got, expected)];
    return Object.entries(expected).flatMap(([key, one]) =>
      misses(got[key], one, tolerance, path === '' ? key : `${path}.${key}`),
    );
  }
  return agrees(got, expected, tolerance) ? [] : [said(path, got, expected)];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function agrees(got: unknown, expected: unknown, { abs = 0, rel = 0 }: Tolerance): boolean {
  const wanted = unbounded(expected);
  const given = unbounded(got);
  if (typeof wanted !== 'number' || typeof given !== 'number') return given === wanted;
  if (!Number.isFinite(wanted)) return given === wanted;
  return Math.abs(given - wanted) <= Math.max(abs, rel * Math.abs(wanted));
}

function unbounded(value: unknown): unknown {
  if (value === 'Infinity') return Number.POSITIVE_INFINITY;
  return value === '-Infinity' ? Number.NEGATIVE_INFINITY : value;
}

const said = (path: string, got: unknown, expected: unknown): string =>
  `${path || 'the answer'} is ${written(got)}, expected ${written(expected)}`;

function written(value: unknown): string {
  if (value === undefined) return 'not given';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
