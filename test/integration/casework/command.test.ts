import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../analytics/cli/program.ts';
import { FILES } from './files.ts';

type Row = Record<string, unknown>;

let folder = '';
let common: string[] = [];

async function run(...argv: string[]) {
  let out = '';
  let err = '';
  const code = await runCommand([...argv, ...common], {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, err, rows: () => (JSON.parse(out) as { rows: Row[] }).rows };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-casework-'));
  const passphrase = join(folder, 'passphrase');
  writeFileSync(passphrase, 'a long enough passphrase\n');
  common = ['--workspace', join(folder, 'w.permanence'), '--passphrase-file', passphrase];
  const paths = [FILES.journeys, FILES.header, FILES.episodes, FILES.sbpfa].map((file) => {
    const path = join(folder, file.name);
    writeFileSync(path, file.bytes);
    return path;
  });
  expect((await run('load', ...paths)).code).toBe(0);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('what officers do with single records, on the command line', () => {
  const correct = ['correct', '--child', '1', '--area', 'Croydon', '--field', 'placed_on'];

  it('corrects a journey with a reason, keeps it in the file, lists it and undoes it', async () => {
    const made = await run(...correct, '--value', '04/10/2022', '--reason', 'Wrong in the file');
    expect(made).toMatchObject({ code: 0 });
    expect(made.rows()).toMatchObject([
      { id: 1, state: 'applied', old_value: '2022-10-03', new_value: '2022-10-04' },
    ]);
    expect((await run('corrections')).rows()).toMatchObject([{ id: 1, state: 'applied' }]);
    const children = (await run('tracker', '--area', 'Croydon', '--as-of', '2023-03-31')).rows();
    expect(children).toContainEqual(
      expect.objectContaining({ stage: 'placed', since: '2022-10-04', next: 'Adoption order' }),
    );
    expect((await run('corrections', '--undo', '1')).rows()).toMatchObject([{ state: 'undone' }]);
    expect((await run('corrections')).rows()).toEqual([]);
  });

  it('takes a correction without a reason, a field or a clear value for wrong usage', async () => {
    expect((await run(...correct, '--value', '2022-10-04')).code).toBe(2);
    const because = ['--reason', 'Wrong in the file'];
    expect((await run(...correct, ...because)).err).toContain('--clear');
    expect((await run(...correct, '--value', '31/02/2022', ...because)).code).toBe(2);
    const nobody = await run(...correct, '--child', '77', '--clear', ...because);
    expect(nobody).toMatchObject({ code: 1 });
    expect(nobody.err).toContain('No journey of this child is loaded.');
  });

  it('says who has submitted, who differs, and whose record it is', async () => {
    const sent = await run('submissions', '--agency', 'Croydon', '--quarter', '2022/23 Q4');
    expect(sent.rows()).toMatchObject([{ area: 'Croydon', status: 'submitted', items: 3 }]);
    const differing = await run('reconcile', '--area', 'Croydon', '--year', '2022/23');
    expect(differing.err).toContain('4 children with a step of their plan in 2022/23: 1 alike');
    const [first] = differing.rows().filter(({ kind }) => kind === 'only_in_return');
    expect(first?.['returned_at']).toBe('placed_for_adoption.csv, row 4');
    const key = String(first?.['child']);
    const reason = ['--reason', 'To mend the decision', '--by', 'An officer'];
    expect((await run('identify', key, ...reason)).rows()).toMatchObject([
      { kind: 'child', area: 'Croydon', number: '4' },
    ]);
    expect((await run('identify', '--log')).rows()).toMatchObject([
      { by: 'An officer', key, reason: 'To mend the decision' },
    ]);
    expect((await run('identify', key)).code).toBe(2);
  });
});
