import { writeSync } from 'node:fs';
import { journeysFile, openAt } from './sessions.ts';

/**
 * A process that loads and saves without end, for a test that kills it. It tells what it is about
 * to do before it does it, and what is done once it is.
 */
const say = (line: string) => writeSync(1, `${line}\n`);

const [path = '', first = '1'] = process.argv.slice(2);
const workbench = await openAt(path);
say('opened');
for (let number = Number(first); ; number++) {
  say(`loading ${String(number)}`);
  const children = Array.from({ length: 30 }, (_, child) => `C${String(number)}-${String(child)}`);
  await workbench.load([journeysFile(`file ${String(number)}.csv`, children)]);
  await workbench.save();
  say(`saved ${String(number)}`);
}
