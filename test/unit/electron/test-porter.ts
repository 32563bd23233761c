import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import type { Failure } from '../../../analytics/contract/failure.ts';
import type { Opening } from '../../../electron/engine-messages.ts';
import type { RememberedKey } from '../../../analytics/contract/workspace.ts';
import type { Keychain } from '../../../electron/keychain.ts';
import { Porter, type EngineProcess, type PorterOptions } from '../../../electron/porter.ts';

type FakeEngine = EngineProcess & {
  opening: Opening;
  die: () => void;
  closed: boolean;
  hungUp: number;
  kept: unknown[];
  takesFiles: () => void;
  changesKey: () => void;
};

export const WRONG = { code: 'passphrase_wrong', message: 'No.', action: 'Again.' } as const;
export const DAMAGED = { code: 'workspace_damaged', message: 'Damaged.', action: 'Look.' } as const;
export const FULL = { code: 'workspace_unwritable', message: 'Full.', action: 'Tidy.' } as const;
const OUTDATED = { code: 'key_outdated', message: 'Old.', action: 'Passphrase.' } as const;
export const KEY: RememberedKey = { secret: 'AGE-SECRET-KEY-1XYZ', wrapped: 'a'.repeat(64) };
export const earlier = { generation: 1, file: 'a.1', savedAt: '2026-11-21', bytes: 1 } as const;

/** Where the files of a test are. */
export const places = { folder: '', there: '', absent: '' };
const porters: Porter<FakeEngine>[] = [];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'permanence-porter-'));
  const there = join(folder, 'croydon.permanence');
  Object.assign(places, { folder, there, absent: join(folder, 'new.permanence') });
  await writeFile(there, 'x');
});
afterAll(() => rm(places.folder, { recursive: true }));
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
});
afterEach(async () => {
  for (const porter of porters.splice(0)) await porter.close();
  vi.useRealTimers();
});

/** A porter whose engines only open what has the passphrase "right". */
export async function porter(
  options: Partial<PorterOptions<FakeEngine>> & { unsaved?: () => Failure | null } = {},
) {
  const engines: FakeEngine[] = [];
  const { unsaved = () => null, ...rest } = options;
  const made = new Porter<FakeEngine>({
    start: async (opening) => {
      if ('passphrase' in opening && opening.passphrase === 'damaged' && !opening.generation) {
        return { ok: false, failure: DAMAGED, generations: [earlier] };
      }
      if ('passphrase' in opening && opening.passphrase === 'wrong') {
        return { ok: false, failure: WRONG, generations: [] };
      }
      if ('remembered' in opening && opening.remembered.wrapped !== KEY.wrapped) {
        return { ok: false, failure: OUTDATED, generations: [] };
      }
      let die: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => (die = resolve));
      const engine: FakeEngine = {
        opening,
        ended,
        die,
        closed: false,
        hungUp: 0,
        kept: [],
        takesFiles: () => (engine.tookFiles = () => true),
        changesKey: () => undefined,
        tookFiles: () => false,
        hangUp: async () => void engine.hungUp++,
        onNewKey: (listener) => (engine.changesKey = listener),
        giveKey: async (passphrase) =>
          passphrase === 'right' ? { ok: true, value: KEY } : { ok: false, failure: WRONG },
        keepIn: async (file) => {
          if (file.path === places.there) return { ok: false, failure: FULL };
          engine.kept.push(file);
          return { ok: true, value: null };
        },
        close: async ({ force }) => {
          const failure = force ? null : unsaved();
          if (failure) return failure;
          engine.closed = true;
          die();
          return null;
        },
      };
      engines.push(engine);
      return { ok: true, engine };
    },
    ...rest,
  });
  porters.push(made);
  await made.begin();
  const unlock = (passphrase = 'right', generation: 1 | 2 | null = null) =>
    made.ask({ ask: 'unlock', passphrase, generation });
  return { porter: made, engines, unlock };
}

type FakeKeychain = Keychain & { key: RememberedKey | null; broken: boolean };

/** A keychain in memory. */
export function keychain(remembered: RememberedKey | null = null): FakeKeychain {
  const fake: FakeKeychain = {
    key: remembered,
    broken: false,
    refusal: () => null,
    has: async () => fake.key !== null,
    recall: async () => fake.key,
    remember: async (_path, key) => {
      if (fake.broken) throw new Error('the keychain is locked');
      fake.key = key;
    },
    forget: async () => void (fake.key = null),
  };
  return fake;
}
