import { describe, expect, it } from 'vitest';
import type { IncomingFile } from '../../../analytics/extracts/incoming.ts';
import { previewFile } from '../../../analytics/extracts/preview.ts';
import { ADOPTION } from '../../../analytics/reference/annex-a/adoption.ts';
import { GOOD, HEADER, TestWorkspace, csv } from './workspace.ts';

const TITLES = ['Annex A List 10', 'Report run on 3/4/2024, 09:15', ''];
const below = (...lines: readonly string[]) => `${[...TITLES, ...lines].join('\n')}\n`;

const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE';
const episode = (child: string, decom: string) => `${child},${decom},S,C2,N1,U6,PR1,,,`;

const LIST = ADOPTION.columns.map(({ name }) => `"${name}"`).join(',');
const listed = (child: string, entered: string) =>
  ADOPTION.columns
    .map(({ id }) => (id === 'child_id' ? child : id === 'entered_care_on' ? entered : ''))
    .join(',');

const NOTE = 'The header stands in row 4: 2 rows of text above it are left out.';

describe('a CSV file with titles above its header', () => {
  it.each([
    ['figures', below(HEADER, GOOD, 'placement_orders,Nowhere,2022/23,3'), 'published_figures'],
    [
      'episodes',
      below(EPISODES, episode('1', '01/04/2022'), episode('2', '31/02/2022')),
      'ssda903',
    ],
    ['list 10', below(LIST, listed('1', '01/04/2022'), listed('2', '31/02/2022')), 'annex_a'],
  ])('is read as its %s are, by path and by bytes', async (_, text, family) => {
    const file = csv(text, 'export.csv');
    await using inMemory = await TestWorkspace.open();
    await using onDisk = await TestWorkspace.open();
    const sources: (readonly [TestWorkspace, IncomingFile])[] = [
      [inMemory, file],
      [onDisk, await onDisk.onDisk(file)],
    ];
    for (const [workspace, incoming] of sources) {
      const [preview] = await previewFile(incoming, workspace.context);
      expect(preview).toMatchObject({ family, refusal: null, notes: [NOTE] });
      expect(preview?.rows).toHaveLength(2);
      expect(await workspace.loadOne(incoming)).toMatchObject({
        family,
        read: 2,
        loaded: 1,
        rejected: 1,
        refusal: null,
        notes: [NOTE],
      });
      expect(await workspace.rejects()).toMatchObject([{ row: 6 }]);
    }
  });

  it('says where its header was looked for when it is not known', async () => {
    await using workspace = await TestWorkspace.open();
    const report = await workspace.loadOne(csv(below('name,age', 'Anna,4')));
    expect(report.refusal?.message).toContain('row 2 has the columns “Report run on 3/4/2024”');
    const wide = await workspace.loadOne(csv('Tracker\n\nname;age;town\nAnna;4;Ryde\n'));
    expect(wide.refusal?.message).toContain('row 3 has the columns “name”, “age”, “town”');
  });

  it('is refused with the row of its header when nothing stands below that', async () => {
    await using workspace = await TestWorkspace.open();
    const { refusal } = await workspace.loadOne(csv(below(EPISODES)));
    expect(refusal).toMatchObject({ code: 'file_empty', place: { row: 4 } });
  });
});
