import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../../analytics/engine/sql.ts';
import { Quality } from '../../../analytics/extracts/quality/report.ts';
import { TestWorkspace, csv } from './workspace.ts';

const EPISODES = csv(
  [
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE',
    '10,01/05/2022,S,E1,N1,A3,PR1,,,',
    '20,01/05/2022,S,C2,N1,U6,PR1,,,',
    // No return has a need N99: a rule is broken, and the row is shown.
    '30,01/05/2022,S,C2,N99,U6,PR1,,,',
  ].join('\n'),
  'episodes.csv',
);
const STATED = { area: 'Croydon', period: '2022/23' };

const Known = z.object({ local_id: z.string(), key: z.string().nullable() });
const known = (workspace: TestWorkspace) =>
  workspace.rows(sql`SELECT local_id, key FROM identities ORDER BY local_id`, Known);

/** RFC 2104 over the authority's code and the number, with the workspace's key. */
const keyOf = (workspace: TestWorkspace, number: string) =>
  createHmac('sha256', workspace.context.workspaceKey)
    .update(`E09000008\u0000${number}`)
    .digest('hex');

it('gives a key to children with a journey, and to others when something of theirs is shown', async () => {
  await using workspace = await TestWorkspace.open();
  await workspace.loadOne({ ...EPISODES, stated: STATED });
  expect(await known(workspace)).toEqual([
    { local_id: '10', key: keyOf(workspace, '10') },
    { local_id: '20', key: null },
    { local_id: '30', key: null },
  ]);
  const quality = new Quality(workspace.context);
  const { rows } = await quality.page({
    area: null,
    rule: null,
    source: null,
    severity: null,
    offset: 0,
    limit: 100,
  });
  const shown = new Set(rows.flatMap(({ child }) => child ?? []));
  expect(shown).toContain(keyOf(workspace, '30'));
  for (const { local_id, key } of await known(workspace)) {
    expect(key).toBe(
      shown.has(keyOf(workspace, local_id)) || local_id === '10'
        ? keyOf(workspace, local_id)
        : null,
    );
  }
});

it('has a record of children of whom anything but episodes is told', async () => {
  await using workspace = await TestWorkspace.open();
  const children = () =>
    workspace.rows(
      sql`SELECT local_id, sex FROM children JOIN identities ON number = child_no
        ORDER BY local_id`,
      z.object({ local_id: z.string(), sex: z.string().nullable() }),
    );
  await workspace.loadOne({ ...EPISODES, stated: STATED });
  expect(await children()).toEqual([{ local_id: '10', sex: null }]);
  const header = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n20,F,01/02/2020,WBRI,,,\n';
  await workspace.loadOne({ ...csv(header, 'header.csv'), stated: STATED });
  expect(await children()).toEqual([
    { local_id: '10', sex: null },
    { local_id: '20', sex: 'female' },
  ]);
});
