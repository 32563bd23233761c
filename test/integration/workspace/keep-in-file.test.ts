import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workbench } from '../../../analytics/workbench.ts';
import { CHEAP, VIEW, refused } from './contents.ts';
import { filesIn, journeysFile, openAt } from './sessions.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-keep-'));
  path = join(folder, 'kept.permanence');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const OWN = journeysFile('own.csv', ['C1', 'C2', 'C3']);
const inMemory = () => Workbench.open({ samples: true, host: 'script' });
const keep = (workbench: Workbench) => workbench.keepIn({ path, ...CHEAP });

describe('keeping a workspace that was in memory', () => {
  it('puts all that was loaded and saved into a new file, and none of the samples', async () => {
    {
      await using workbench = await inMemory();
      await workbench.load([OWN]);
      workbench.saveView(VIEW);
      expect(await workbench.describe()).toMatchObject({ workspace: { kind: 'sample' } });
      await keep(workbench);
      expect(workbench.keeper.state.status).toBe('saved');
      const { workspace } = await workbench.describe();
      expect(workspace).toMatchObject({ name: 'kept', kind: 'file', journeys: 3, figures: 0 });
      expect(await workbench.figures({ measure: 'placement_orders' })).not.toEqual([]);
    }
    await using again = await openAt(path, { create: false });
    expect(await filesIn(again)).toEqual(['own.csv']);
    expect(await again.describe()).toMatchObject({ workspace: { journeys: 3, figures: 0 } });
    expect(again.views()).toMatchObject([{ name: VIEW.name }]);
    expect(again.audit.entries.map(({ action }) => action)).toEqual(['load', 'create', 'open']);
    expect(again.audit.check().intact).toBe(true);
  });

  it('is saved there after each change from then on, and held against other windows', async () => {
    await using workbench = await inMemory();
    await keep(workbench);
    await workbench.load([OWN]);
    await workbench.save();
    await using other = await openAt(path, { create: false });
    expect(await filesIn(other)).toEqual(['own.csv']);
    expect(other.keeper.state.failure?.code).toBe('workspace_locked');
  });

  it('is refused where a file of that name is, and all stays in memory', async () => {
    await writeFile(path, 'somebody’s');
    await using workbench = await inMemory();
    await workbench.load([OWN]);
    expect((await refused(keep(workbench))).code).toBe('workspace_exists');
    expect(workbench.keeper.state.status).toBe('in_memory');
    expect(await filesIn(workbench)).toContain('own.csv');
    expect(await readdir(folder)).toEqual(['kept.permanence']);
  });

  it('is refused where nothing can be written', async () => {
    await using workbench = await inMemory();
    await rm(folder, { recursive: true });
    expect((await refused(keep(workbench))).message).toContain('kept.permanence');
    expect(workbench.keeper.state.status).toBe('in_memory');
  });

  it('is refused for what is in a file already', async () => {
    await using workbench = await openAt(path);
    const other = { ...CHEAP, path: join(folder, 'other.permanence') };
    expect((await refused(workbench.keepIn(other))).message).toContain('kept.permanence already');
  });
});
