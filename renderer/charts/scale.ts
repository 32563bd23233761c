/** The value axis of a chart: where it begins and ends, and where it is marked. */
export type Scale = { range: [number, number]; ticks: number[]; cut: boolean };

/** Steps people count in: 1, 2, 2.5 or 5 times a power of ten. */
export function niceStep(span: number, count: number): number {
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10;
  return step * power;
}

/**
 * A scale over what is drawn. It holds zero, unless `zero` is false and everything drawn lies so
 * close together that zero would hide it: then the axis is cut and says so. Whole steps only where
 * counts are drawn and they are small.
 */
export function scaleOf(
  drawn: { lowest: number; highest: number } | null,
  options: { zero: boolean; whole: boolean; count: number },
): Scale {
  const { lowest, highest } = drawn ?? { lowest: 0, highest: 1 };
  const close = lowest > 0 && highest - lowest < highest * 0.25;
  const cut = !options.zero && close;
  const from = cut ? lowest : Math.min(0, lowest);
  const to = cut ? highest : Math.max(0, highest);
  const span = to - from || Math.abs(to) || 1;
  const wanted = niceStep(span, options.count);
  const step = options.whole ? Math.max(1, wanted === 2.5 ? 5 : wanted) : wanted;
  const start = Math.floor(round(from / step)) * step;
  const end = Math.max(Math.ceil(round(to / step)) * step, start + step);
  const ticks = Array.from({ length: Math.round((end - start) / step) + 1 }, (_, index) =>
    round(start + index * step),
  );
  return { range: [round(start), round(end)], ticks, cut };
}

/** Sheds what floating point adds: 0.1 × 3 is 0.3 on an axis. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
