import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { FileLock } from '../../../analytics/workspace/file/lock.ts';

const ROUNDS = 30;
const WINDOWS = 12;

/** What a process left that is no more. */
const leftOver = (pid: number) =>
  JSON.stringify({ pid, computer: hostname(), user: 'somebody', since: '', token: 'gone' });

it('goes to one of many that find it left over, some of them a moment after the others', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'permanence-lock-'));
    const path = join(folder, 'agency.permanence');
    await writeFile(`${path}.lock`, leftOver(gone));
    const answers = await Promise.all(
      Array.from({ length: WINDOWS }, async (_, window) => {
        await wait((window % 4) * (round % 5));
        return FileLock.acquire(path);
      }),
    );
    const locks = answers.filter((answer) => answer instanceof FileLock);
    expect(locks).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['agency.permanence.lock']);
    await locks[0]?.release();
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  }
});
