/** The value that the given share (0–1) of the timings does not exceed. */
export function percentile(timings: readonly number[], share: number): number {
  const sorted = [...timings].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds each of `runs` runs took, after one that warms up. */
export async function timed(
  runs: number,
  work: (run: number) => Promise<unknown>,
): Promise<number[]> {
  await work(0);
  const timings: number[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const start = performance.now();
    await work(run);
    timings.push(performance.now() - start);
  }
  return timings;
}

export const ms = (value: number) => `${value.toFixed(1)} ms`;
