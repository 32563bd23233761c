import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../../analytics/cli/program.ts';
import { WorkspaceFile } from '../../../analytics/workspace/file/workspace-file.ts';
import { PASSPHRASE } from '../workspace/contents.ts';
import { journeysFile, openAt } from '../workspace/sessions.ts';

const NEXT = 'another quiet orchard, 58 steps';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-passphrase-'));
  path = join(folder, 'agency.permanence');
  await using workbench = await openAt(path);
  await workbench.load([journeysFile('own.csv', ['C1'])]);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const opens = (passphrase: string) =>
  WorkspaceFile.open(path, { passphrase }).then(
    () => true,
    () => false,
  );

async function textFile(name: string, text: string): Promise<string> {
  const at = join(folder, name);
  await writeFile(at, `${text}\n`);
  return at;
}

/** Runs the command; `answers` are typed at a terminal, each when it is asked for. */
async function run(argv: readonly string[], answers: readonly string[] | null = null) {
  let out = '';
  let err = '';
  const terminal = Object.assign(new PassThrough(), { isTTY: true });
  const left = [...(answers ?? [])];
  const code = await runCommand(['passphrase', ...argv], {
    out: (text) => (out += text),
    err: (text) => {
      err += text;
      if (text.endsWith(': ')) setImmediate(() => terminal.write(left.shift() ?? '\u0003'));
    },
    ...(answers ? { terminal } : {}),
  });
  return { code, out, err };
}

describe('permanence passphrase', () => {
  it('changes the passphrase to the first line of a file, and only that opens it', async () => {
    const old = await textFile('old.txt', PASSPHRASE);
    const next = await textFile('new.txt', NEXT);
    const { code, out, err } = await run([
      path,
      '--passphrase-file',
      old,
      '--new-passphrase-file',
      next,
    ]);
    expect({ code, out: JSON.parse(out) as unknown }).toEqual({
      code: 0,
      out: { rows: [{ file: 'agency.permanence', changed: true }] },
    });
    expect(err).toContain('still open with the old passphrase');
    expect([await opens(PASSPHRASE), await opens(NEXT)]).toEqual([false, true]);
  });

  it('asks for both at a terminal and shows nothing of them', async () => {
    const { code, out, err } = await run(
      [path, '--format', 'csv'],
      [`${PASSPHRASE}\r`, `${NEXT}x\u007f\r`, `${NEXT}\r`],
    );
    expect({ code, out }).toEqual({ code: 0, out: 'file,changed\r\nagency.permanence,true\r\n' });
    expect(err).toMatch(
      /^Passphrase of agency\.permanence: \nNew passphrase: \nThe same again: \n/,
    );
    expect(err + out).not.toContain(PASSPHRASE);
    expect(err + out).not.toContain(NEXT);
    expect([await opens(PASSPHRASE), await opens(NEXT)]).toEqual([false, true]);
  });

  it.each([
    ['a wrong passphrase', ['not it\r'], 1, 'does not open agency.permanence'],
    ['two different new ones', [`${PASSPHRASE}\r`, `${NEXT}\r`, 'other\r'], 2, 'not the same'],
    ['one that would be guessed', [`${PASSPHRASE}\r`, 'a1\r', 'a1\r'], 2, 'guessed in no time'],
    ['Ctrl C', [`${PASSPHRASE}\r`, '\u0003'], 1, 'cancelled'],
    ['the end of what is typed', [`${PASSPHRASE}\r`, '\u0004'], 1, 'cancelled'],
  ])('leaves the passphrase as it was after %s', async (_what, answers, expected, words) => {
    const { code, out, err } = await run([path], answers);
    expect({ code, out }).toEqual({ code: expected, out: '' });
    expect(err).toContain(words);
    expect(await opens(PASSPHRASE)).toBe(true);
  });

  it('says what to do where there is no terminal, and which file is not there', async () => {
    const { code, err } = await run([path]);
    expect(code).toBe(2);
    expect(err).toContain('--new-passphrase-file');
    const old = await textFile('old.txt', PASSPHRASE);
    const missing = await run([join(folder, 'none.permanence'), '--passphrase-file', old]);
    expect(missing.code).toBe(1);
    expect(missing.err).toContain('no file none.permanence');
  });
});
