import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { PermanenceError } from '../../contract/failure.ts';

/** Starts the workbench's window; the starter stands beside this command in the built code. */
export function openCommand(finish: (code: number) => void): Command {
  return new Command('open')
    .description('Open the workbench in its window, or in the browser where there is no desktop.')
    .option('--no-window', 'only print the address')
    .option('--workspace <file>', 'workspace file, which the window asks the passphrase of')
    .action(async ({ window, workspace }: { window: boolean; workspace?: string }) => {
      const starter = join(dirname(fileURLToPath(import.meta.url)), 'start.js');
      if (!existsSync(starter)) {
        throw new PermanenceError({
          code: 'not_found',
          message: 'The built workbench is missing.',
          action: 'Build it with npm run build, then try again.',
        });
      }
      const options = [
        ...(window ? [] : ['--no-window']),
        ...(workspace === undefined ? [] : [resolve(workspace)]),
      ];
      const child = spawn(process.execPath, [starter, ...options], { stdio: 'inherit' });
      const code = await new Promise<number>((done) => {
        child.on('exit', (exit) => done(exit ?? 1));
        child.on('error', () => done(1));
      });
      finish(code === 0 ? 0 : 1);
    });
}
