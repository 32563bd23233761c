import type { LoadEvent } from '../contract/load.ts';

type LoadProgress = Extract<LoadEvent, { type: 'progress' }>;
export type LoadPhase = LoadProgress['phase'];

/** How much of a file's time goes by before a phase begins; reading a file is the quick part. */
const BEGINS = { reading: 0, checking: 0.2, loading: 0.2 } as const satisfies Record<
  LoadPhase,
  number
>;
const ENDS = { reading: 0.2, checking: 0.2, loading: 1 } as const satisfies Record<
  LoadPhase,
  number
>;

const EVERY_MS = 100;
const TOO_EARLY_TO_TELL_MS = 1000;

/** Tells how far the files of one drop have come, all together, a few times a second. */
export class Progress {
  readonly #files: readonly { name: string; size: number }[];
  readonly #now: () => Date;
  readonly #tell: (event: LoadProgress) => void;
  readonly #started: number;
  #last: { at: number; phase: LoadPhase | null; file: number } = { at: 0, phase: null, file: -1 };

  constructor(
    files: readonly { name: string; size: number }[],
    now: () => Date,
    tell: (event: LoadProgress) => void,
  ) {
    this.#files = files;
    this.#now = now;
    this.#tell = tell;
    this.#started = now().getTime();
  }

  /** What hears of the file with that index. */
  of(index: number): (phase: LoadPhase, done: number) => void {
    return (phase, done) => this.report(index, phase, done);
  }

  /** `done` is the share of the phase that is behind, 0–1, of the file with that index. */
  report(index: number, phase: LoadPhase, done: number): void {
    const at = this.#now().getTime();
    const news = phase !== this.#last.phase || index !== this.#last.file;
    if (!news && at - this.#last.at < EVERY_MS) return;
    this.#last = { at, phase, file: index };
    const fraction = this.#fraction(index, phase, done);
    const elapsed = at - this.#started;
    this.#tell({
      type: 'progress',
      file: this.#files[index]?.name ?? '',
      fileNumber: index + 1,
      fileCount: this.#files.length,
      phase,
      fraction,
      secondsLeft:
        fraction === 0 || elapsed < TOO_EARLY_TO_TELL_MS
          ? null
          : Math.round((elapsed * (1 - fraction)) / fraction / 1000),
    });
  }

  #fraction(index: number, phase: LoadPhase, done: number): number {
    const bytes = (files: readonly { size: number }[]) =>
      // An empty file is a file too: every one weighs a little.
      files.reduce((sum, file) => sum + file.size + 1, 0);
    const share = BEGINS[phase] + (ENDS[phase] - BEGINS[phase]) * Math.min(done, 1);
    const own = (this.#files[index]?.size ?? 0) + 1;
    return Math.min((bytes(this.#files.slice(0, index)) + own * share) / bytes(this.#files), 1);
  }
}
