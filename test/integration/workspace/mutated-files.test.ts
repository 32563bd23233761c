import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../../analytics/contract/failure.ts';
import { WorkspaceFile } from '../../../analytics/workspace/file/workspace-file.ts';
import { CHEAP, NOW, comparable, contentsWith } from './contents.ts';

let folder: string;
let path: string;
let intact: Buffer;
// Longer than one of age's chunks, so that a payload can be cut between two of them.
const contents = contentsWith(Array.from({ length: 9000 }, () => Math.random().toString(36)));

/** Files that somebody tampered with, of either kind below. */
const FILES = process.env['PROPERTY_RUNS'] ? 10_000 : 1000;
const REASSEMBLED = FILES / 5;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-mutated-'));
  path = join(folder, 'agency.permanence');
  const { file } = await WorkspaceFile.create(path, { ...CHEAP, now: NOW });
  await file.save(contents);
  intact = await readFile(path);
});
afterAll(() => rm(folder, { recursive: true }));

const REFUSALS = ['workspace_damaged', 'workspace_not_ours'];

/** Opens a file that was tampered with: it must be refused in words or open exactly, and stay. */
async function openMutated(bytes: Uint8Array): Promise<'opened' | 'refused'> {
  await writeFile(path, bytes);
  const outcome = await WorkspaceFile.open(path, CHEAP).then(
    (opened) => {
      expect(comparable(opened.contents)).toEqual(comparable(contents));
      return 'opened' as const;
    },
    (error: unknown) => {
      expect(REFUSALS).toContain(failureOf(error).code);
      return 'refused' as const;
    },
  );
  expect((await readFile(path)).equals(bytes)).toBe(true);
  expect(await readdir(folder)).toEqual(['agency.permanence']);
  return outcome;
}

/** A change at a place anywhere in the file, or near its structured ends. */
const change = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'remove', 'repeat', 'overwrite'),
  at: fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }).map((share) => ({ share })),
    fc.nat(700).map((fromStart) => ({ fromStart })),
    fc.nat(700).map((fromEnd) => ({ fromEnd })),
  ),
  length: fc.integer({ min: 1, max: 64 }),
  byte: fc.integer({ min: 1, max: 255 }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(bytes: Buffer, { kind, at, length, byte }: Change): Buffer {
  const place =
    'share' in at
      ? Math.floor(at.share * (bytes.length - 1))
      : 'fromStart' in at
        ? Math.min(at.fromStart, bytes.length - 1)
        : Math.max(bytes.length - 1 - at.fromEnd, 0);
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  switch (kind) {
    case 'flip':
      return Buffer.concat(
        [before, [after[0]! ^ byte], after.subarray(1)].map((part) => Buffer.from(part)),
      );
    case 'cut':
      return before;
    case 'remove':
      return Buffer.concat([before, after.subarray(length)]);
    case 'repeat':
      return Buffer.concat([before, after.subarray(0, length), after]);
    case 'overwrite':
      return Buffer.concat([
        before,
        Buffer.alloc(Math.min(length, after.length), byte),
        after.subarray(length),
      ]);
  }
}

describe('a workspace file somebody tampered with', () => {
  it('opens exactly as it was saved when nothing was changed', async () => {
    expect(await openMutated(intact)).toBe('opened');
  });

  it('opens exactly as it was saved or is refused in words, and is never changed', async () => {
    const outcomes = { opened: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const mutated = changes.reduce(
          (bytes, next) => (bytes.length > 0 ? changed(bytes, next) : bytes),
          intact,
        );
        outcomes[await openMutated(mutated)] += 1;
      }),
      { numRuns: FILES - REASSEMBLED },
    );
    expect(outcomes.refused).toBeGreaterThan(FILES / 2);
  });

  it('is refused when its parts are left out, doubled under other names or changed round', async () => {
    const entries = Object.entries(unzipSync(intact));
    const names = entries.map(([name]) => name);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(names, { minLength: 1 }),
        fc.shuffledSubarray(names, { minLength: names.length }),
        async (kept, sources) => {
          const bytesOf = new Map(entries);
          const zip = Object.fromEntries(
            kept.map((name, index) => [name, bytesOf.get(sources[index]!)!]),
          );
          const same =
            kept.length === names.length && kept.every((name, index) => name === sources[index]);
          expect(await openMutated(zipSync(zip, { level: 0 }))).toBe(same ? 'opened' : 'refused');
        },
      ),
      { numRuns: REASSEMBLED },
    );
  });
});
