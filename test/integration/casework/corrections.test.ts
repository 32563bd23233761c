import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Casework } from '../../../analytics/casework/casework.ts';
import type { CorrectableField } from '../../../analytics/contract/casework.ts';
import { PermanenceError } from '../../../analytics/contract/failure.ts';
import { Session } from '../../../analytics/engine/session.ts';
import { sql } from '../../../analytics/engine/sql.ts';
import { loadFiles } from '../../../analytics/extracts/load.ts';
import { createTables } from '../../../analytics/workspace/create-tables.ts';
import { FILE_NAMES, FILES, loadInto, workbenchWith, type FileName } from './files.ts';

const correct = (
  casework: Casework,
  child: string,
  field: CorrectableField,
  value: string | null,
) =>
  casework.correct({
    child: casework.childKey('Croydon', child),
    field,
    value,
    reason: 'The file shows another day.',
    by: 'An officer',
  });

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('It was not refused.'),
    (error: unknown) => {
      if (error instanceof PermanenceError) return error.failure;
      throw error;
    },
  );

describe('a correction', () => {
  it('counts at once, in every figure, and is gone when it is undone', async () => {
    await using workbench = await workbenchWith('journeys');
    const placed = async () => {
      const figures = await workbench.figures({
        measure: 'children_placed',
        areas: ['Croydon'],
        periods: ['2021/22', '2022/23'],
      });
      return figures.map(({ period, value }) => [period, value]);
    };
    expect(await placed()).toContainEqual(['2022/23', 1]);
    const { id, state, oldValue, newValue, area } = await correct(
      workbench.casework,
      '1',
      'placed_on',
      '03/02/2022',
    );
    expect({ state, oldValue, newValue, area }).toEqual({
      state: 'applied',
      oldValue: '2022-10-03',
      newValue: '2022-02-03',
      area: 'Croydon',
    });
    expect(await placed()).toContainEqual(['2021/22', 1]);
    await workbench.casework.undo({ id, by: 'An officer' });
    expect(await placed()).toContainEqual(['2022/23', 1]);
    expect(await workbench.casework.corrections()).toEqual([]);
    expect(await workbench.casework.corrections({ ended: true })).toMatchObject([
      { id, state: 'undone', reason: 'The file shows another day.', by: 'An officer' },
    ]);
  });

  it('survives loading the same file again, which adds nothing, and others that work it out anew', async () => {
    await using workbench = await workbenchWith('header', 'episodes', 'sbpfa');
    await correct(workbench.casework, '1', 'placed_on', '2022-10-04');
    await loadInto(workbench, 'episodes', 'asg', 'log');
    expect(await workbench.casework.corrections()).toMatchObject([{ state: 'applied' }]);
    const [tracked] = (await workbench.casework.trackedChildren()).filter(
      ({ stage }) => stage === 'placed',
    );
    expect(tracked?.since).toBe('2022-10-04');
  });

  it('is stale, and does not count, once the files say something else than when it was made', async () => {
    await using workbench = await workbenchWith('asg');
    await correct(workbench.casework, '2', 'placement_order_on', '2022-08-09');
    // The return is believed before the ASG return, and has the order on 2 August.
    await loadInto(workbench, 'header', 'episodes', 'sbpfa');
    expect(await workbench.casework.corrections()).toMatchObject([
      { state: 'stale', oldValue: '2022-08-01', newValue: '2022-08-09', found: '2022-08-02' },
    ]);
  });

  it('is mended once the files say the same', async () => {
    await using workbench = await workbenchWith('asg');
    await correct(workbench.casework, '2', 'placement_order_on', '2022-08-02');
    await loadInto(workbench, 'header', 'episodes', 'sbpfa');
    expect(await workbench.casework.corrections()).toMatchObject([{ state: 'mended' }]);
  });

  it('is replaced by another of the same field, which goes by what the files say', async () => {
    await using workbench = await workbenchWith('journeys');
    await correct(workbench.casework, '1', 'placed_on', '2022-10-04');
    const second = await correct(workbench.casework, '1', 'placed_on', null);
    expect(second).toMatchObject({ state: 'applied', oldValue: '2022-10-03', newValue: null });
    expect(await workbench.casework.corrections()).toHaveLength(1);
  });

  it('starts from what the files say, whatever was corrected before', async () => {
    await using workbench = await workbenchWith('journeys');
    const { casework } = workbench;
    const child = casework.childKey('Croydon', '1');
    await correct(casework, '1', 'placed_on', '2022-10-04');
    await correct(casework, '1', 'placed_with', 'in_house');
    const journey = await casework.journey({ area: 'Croydon', number: ' 1 ' });
    expect(journey).toEqual(await casework.journey({ child }));
    expect(journey).toMatchObject({
      child,
      area: 'Croydon',
      attempts: [{ attempt: 1, values: { placed_on: '2022-10-03', placed_with: null } }],
    });
    expect((await refusalOf(casework.journey({ area: 'Croydon', number: '77' }))).code).toBe(
      'not_found',
    );
  });

  it('is of an unknown authority where the file does not say whose the child is', async () => {
    await using workbench = await workbenchWith();
    await workbench.load([
      {
        name: 'sbpfa.csv',
        bytes: new TextEncoder().encode(
          'CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\n1,01/05/2019,03/05/2022,,\n',
        ),
      },
    ]);
    const [tracked] = await workbench.casework.trackedChildren();
    const made = await workbench.casework.correct({
      child: tracked?.child ?? '',
      field: 'decision_on',
      value: '2022-05-04',
      reason: 'The minutes say so.',
    });
    expect(made).toMatchObject({ area: 'Unknown authority', state: 'applied' });
    expect((await workbench.casework.journey({ child: made.child })).area).toBe(made.area);
  });

  it('is refused without a reason, without a change, and for a child nobody knows', async () => {
    await using workbench = await workbenchWith('journeys');
    const { casework } = workbench;
    const child = casework.childKey('Croydon', '1');
    const asked = { child, field: 'placed_on', value: '2022-10-04' } as const;
    expect((await refusalOf(casework.correct({ ...asked, reason: ' ' }))).message).toContain(
      'no reason',
    );
    expect((await refusalOf(correct(casework, '1', 'placed_on', '2022-10-03'))).message).toContain(
      'already',
    );
    expect((await refusalOf(correct(casework, '77', 'placed_on', '2022-10-04'))).code).toBe(
      'not_found',
    );
    expect((await refusalOf(casework.undo({ id: 5 }))).code).toBe('not_found');
    expect(() => casework.childKey('Adopt London South', '1')).toThrow(/no local authority/);
  });
});

const Text = z.object({ text: z.string() });
const Value = z.object({ value: z.string().nullable() });

const journeys = async (session: Session) => {
  const rows = await session.rows(
    sql`SELECT to_json(j)::VARCHAR AS text FROM (
      SELECT * EXCLUDE (source_id, source_row) FROM adoption_journeys) AS j ORDER BY text`,
    Text,
  );
  return rows.map(({ text }) => text);
};

const open = async () => {
  const session = await Session.open();
  await createTables(session);
  const workspaceKey = new Uint8Array(32).fill(1);
  const now = () => new Date('2025-06-30T12:00:00Z');
  const onChange = () => Promise.resolve();
  const change = <T>(work: () => Promise<T>) => work();
  const lookUps = { add: () => Promise.resolve(), list: () => [] };
  const casework = new Casework({ session, workspaceKey, now, lookUps, change, onChange });
  const load = (...names: FileName[]) =>
    casework.withoutCorrections(() =>
      loadFiles(
        names.map((name) => FILES[name]),
        { session, workspaceKey, now, sample: false },
      ),
    );
  return { session, casework, load };
};

type Correcting = { child: string; field: CorrectableField; value: string | null };
type Undoing = { undo: number };

/** Files one after the other, and what an officer does once each is loaded. */
const sequences = fc.shuffledSubarray(FILE_NAMES, { minLength: 3 }).chain((files) =>
  fc.tuple(
    ...files.map((file) =>
      fc.record({
        file: fc.constant(file),
        done: fc.array(
          fc.oneof(
            {
              weight: 5,
              arbitrary: fc.record({
                child: fc.constantFrom('1', '2'),
                field: fc.constantFrom<CorrectableField>(
                  'decision_on',
                  'placement_order_on',
                  'placed_on',
                  'placed_with',
                ),
                value: fc.constantFrom('2022-08-02', '2022-09-09', 'in_house', null),
              }),
            },
            { weight: 1, arbitrary: fc.record({ undo: fc.nat(5) }) },
          ),
          { minLength: 2, maxLength: 6 },
        ),
      }),
    ),
  ),
);

describe('corrections, whatever is loaded in whatever order around them', () => {
  it('hold what they say while they count, and leave nothing behind when they are undone', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const { session, casework, load } = await open();
        const plain = await open();
        try {
          for (const { file, done } of sequence) {
            await load(file);
            for (const step of done) await take(step, casework);
          }
          await plain.load(...sequence.map(({ file }) => file));
          const corrections = await casework.corrections();
          for (const { child, attempt, field, state, newValue, oldValue, found } of corrections) {
            seen.add(state);
            const [now] = await session.rows(
              sql`SELECT json_extract_string(to_json(j), ${`$.${field}`}) AS value
                FROM adoption_journeys AS j WHERE child_key = ${child} AND attempt = ${attempt}`,
              Value,
            );
            if (state === 'no_journey') expect(now).toBeUndefined();
            else expect(now?.value).toBe(state === 'applied' ? newValue : found);
            if (state === 'applied') expect(found).toBe(oldValue);
            if (state === 'mended') expect(found).toBe(newValue);
            if (state === 'stale') expect([oldValue, newValue]).not.toContain(found);
          }
          for (const { id } of corrections) await casework.undo({ id });
          expect(await journeys(session)).toEqual(await journeys(plain.session));
        } finally {
          await session.close();
          await plain.session.close();
        }
      }),
      { numRuns: 8 },
    );
    // Otherwise the runs had nothing to say.
    expect([...seen]).toContain('applied');
  });
});

/** Does a step; one that people would be told they can't do changes nothing. */
async function take(step: Correcting | Undoing, casework: Casework) {
  try {
    if ('undo' in step) {
      const standing = await casework.corrections();
      const chosen = standing[step.undo % Math.max(1, standing.length)];
      if (chosen) await casework.undo({ id: chosen.id });
    } else {
      await correct(casework, step.child, step.field, step.value);
    }
  } catch (error) {
    if (!(error instanceof PermanenceError)) throw error;
  }
}
