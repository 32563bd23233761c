import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/**
 * A reproducible stream of random draws. Streams split by name: a part's draws depend on the seed
 * and on the names that lead to it, never on how much another part has drawn, so that a change in
 * one place leaves all others as they were (common random numbers).
 *
 * The generator is xoroshiro128+ (Blackman and Vigna, 2018) as pure-rand implements it. The same
 * seed and names give the same draws on every run.
 */
export class RandomStream {
  readonly #path: string;
  readonly #generator: ReturnType<typeof xoroshiro128plusFromState>;

  private constructor(path: string) {
    this.#path = path;
    this.#generator = xoroshiro128plusFromState(stateFrom(path));
  }

  static seeded(seed: number): RandomStream {
    return new RandomStream(String(seed));
  }

  /** The stream of that name within this one; asking again gives the same stream from its start. */
  split(...names: readonly (string | number)[]): RandomStream {
    return new RandomStream([this.#path, ...names.map((name) => JSON.stringify(name))].join('/'));
  }

  /** Uniform on 0 (included) to 1 (excluded), in steps of 2⁻⁵³. */
  uniform(): number {
    return uniformFloat64(this.#generator);
  }

  /** A whole number, each from `least` to `most` (both included) equally likely. */
  integer(least: number, most: number): number {
    return uniformInt(this.#generator, least, most);
  }

  /** True with the given probability (0–1). */
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** One of the values, each equally likely; throws RangeError when there is none. */
  pick<T>(values: readonly T[]): T {
    return this.weighted(values.map((value) => [value, 1] as const));
  }

  /** One of the values with a probability in proportion to its weight, which is 0 or more. */
  weighted<T>(choices: readonly (readonly [value: T, weight: number])[]): T {
    let left = this.uniform() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    let chosen: readonly [T, number] | undefined;
    for (const choice of choices) {
      if (choice[1] <= 0) continue;
      chosen = choice;
      left -= choice[1];
      if (left < 0) break;
    }
    if (!chosen) throw new RangeError('There is nothing to choose from.');
    return chosen[0];
  }

  /** The values in an order drawn at random (Fisher–Yates). */
  shuffled<T>(values: readonly T[]): T[] {
    const order = values.map((value) => ({ value, rank: this.uniform() }));
    return order.sort((a, b) => a.rank - b.rank).map(({ value }) => value);
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform());
  }

  /** Mean 0, standard deviation 1 (Box and Muller, 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** Log-normal by its median and the standard deviation of its logarithm. */
  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  /** Gamma by shape and mean, both above 0 (Marsaglia and Tsang, 2000). */
  gamma(shape: number, mean: number): number {
    if (shape < 1) return this.gamma(shape + 1, mean) * this.#boost(shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - this.uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v))) {
        return (d * v * mean) / shape;
      }
    }
  }

  /** A gamma of shape + 1 and this mean, times this, is a gamma of the shape and the same mean. */
  #boost(shape: number): number {
    return ((1 - this.uniform()) ** (1 / shape) * (shape + 1)) / shape;
  }
}

/** Four words from a text: FNV-1a in four lanes, mixed at the end as MurmurHash3 does. */
function stateFrom(text: string): number[] {
  const lanes = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
  for (let at = 0; at < text.length; at += 1) {
    for (let lane = 0; lane < 4; lane += 1) {
      lanes[lane] = Math.imul((lanes[lane] ?? 0) ^ (text.charCodeAt(at) + lane), 0x01000193);
    }
  }
  const all = lanes.reduce((mixed, lane) => mixed ^ lane, 0);
  return lanes.map(
    (lane, index) => finished(lane ^ Math.imul(all, index + 1)) | Number(index === 0),
  );
}

function finished(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
