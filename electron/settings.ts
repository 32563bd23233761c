import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LOCK_AFTER } from '../analytics/contract/porter.ts';

/** What is kept between starts for this person on this computer: a number, nothing of a workspace. */
const Settings = z.object({
  lockAfterMinutes: z.number().int().min(LOCK_AFTER.least).max(LOCK_AFTER.most),
});

/** The time without use after which the workspace locks, from one start to the next. */
export type KeptLockTime = {
  /** Null where none was chosen, or what was kept can't be read. */
  read(): Promise<number | null>;
  keep(minutes: number): Promise<void>;
};

/** Where a program keeps a person's settings, by the custom of each system. */
export function settingsFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  const byCustom = {
    win32: environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'),
    darwin: join(home, 'Library', 'Application Support'),
  };
  const folder =
    platform === 'win32' || platform === 'darwin'
      ? byCustom[platform]
      : environment['XDG_CONFIG_HOME'] || join(home, '.config');
  return join(folder, 'permanence-workbench');
}

/** Keeps it in a file of this folder, which is made when something is first kept. */
export function keptLockTime(folder: string): KeptLockTime {
  const path = join(folder, 'settings.json');
  return {
    read: async () => {
      try {
        const settings = Settings.safeParse(JSON.parse(await readFile(path, 'utf8')));
        return settings.data?.lockAfterMinutes ?? null;
      } catch {
        return null;
      }
    },
    keep: async (lockAfterMinutes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const settings = { lockAfterMinutes } satisfies z.infer<typeof Settings>;
      const written = `${path}.${process.pid}`;
      await writeFile(written, `${JSON.stringify(settings)}\n`, { mode: 0o600 });
      await rename(written, path);
    },
  };
}
