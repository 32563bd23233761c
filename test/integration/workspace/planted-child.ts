import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../../../analytics/cli/program.ts';
import { BROWSER_HOST } from '../../../analytics/contract/bridge.ts';
import type { UploadReply } from '../../../analytics/contract/bridge.ts';
import { Workbench } from '../../../analytics/workbench.ts';
import { hosted } from '../electron/hosted.ts';

/**
 * A whole session on a file of planted values, by the command line and by the browser host. What a
 * person exports goes where that person says; everything else that is written is looked through.
 */
const [input = '', workspaces = '', exports = ''] = process.argv.slice(2);
const passphraseFile = join(input, 'passphrase.txt');
const file = join(input, 'planted.csv');
const passphrase = (await readFile(passphraseFile, 'utf8')).trim();

async function run(...argv: string[]): Promise<string> {
  let out = '';
  let err = '';
  const all = [...argv, '--workspace', join(workspaces, 'cli.permanence')];
  const streams = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  const code = await runCommand([...all, '--passphrase-file', passphraseFile], streams);
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${err}`);
  return out;
}

await run('load', file);
await run('query', '--measure', 'entry_to_placed_days', '--by', 'area');
await run('quality', '--list', 'findings', '--out', join(exports, 'cli.xlsx'));
await run('tracker');
await run('audit');

const workbench = await Workbench.openFile({
  path: join(workspaces, 'host.permanence'),
  passphrase,
  create: true,
  host: 'browser',
});
const host = await hosted(workbench);
const cookie = await host.enter();
const uploaded = await host.send(BROWSER_HOST.filesPath, {
  method: 'POST',
  headers: {
    cookie,
    origin: host.origin,
    [BROWSER_HOST.fileNameHeader]: 'planted.csv',
  },
  body: await readFile(file),
});
const reply = JSON.parse(uploaded.body) as UploadReply;
if (!reply.ok) throw new Error(uploaded.body);
const [report] = await workbench.loadTickets([reply.value.ticket]);
if (report?.loaded === 0) throw new Error(JSON.stringify(report));
await workbench.save();
await writeFile(join(exports, 'host.xlsx'), await workbench.qualityWorkbook());
await workbench.quality();
process.stdout.write('working\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
await host.close();
process.stdout.write('done\n');
process.exit(0);
