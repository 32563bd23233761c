import { randomBytes } from 'node:crypto';
import { Session } from '../engine/session.ts';
import { restoreTables } from './arrow-tables.ts';
import type { AuditLog } from './audit/audit-log.ts';
import { createTables } from './create-tables.ts';
import type { WorkspaceContents } from './file/workspace-file.ts';
import { Keeper } from './keeper.ts';
import type { Place } from './keeper.ts';
import { openWorkspace } from './open-workspace.ts';
import type { OpenWorkspaceOptions } from './open-workspace.ts';
import { SavedRecipes } from './recipes.ts';
import { SavedViews } from './saved-views.ts';
import { auditLogOf } from './use-log.ts';

/** All that belongs to one workspace while it is open. */
export type Workspace = {
  readonly session: Session;
  readonly workspaceKey: Uint8Array;
  readonly views: SavedViews;
  readonly recipes: SavedRecipes;
  readonly audit: AuditLog;
  readonly keeper: Keeper;
};

/** A workspace in memory; nothing of it is written anywhere. */
export async function workspaceInMemory(now: () => Date): Promise<Workspace> {
  const contents = {
    tables: new Map(),
    views: [],
    recipes: [],
    audit: { entries: [], anchor: null },
    workspaceKey: new Uint8Array(randomBytes(32)),
  };
  return assembled(await emptySession(), contents, { now, place: null, isNew: true });
}

/** A workspace kept in one encrypted file. Throws when it can't be opened; the file stays as it is. */
export async function workspaceInFile(options: OpenWorkspaceOptions): Promise<Workspace> {
  const { generation = null, now = () => new Date() } = options;
  // The passphrase takes a second on another thread: time enough to make the tables.
  const preparing = emptySession();
  const { file, contents, lock, refusal, isNew } = await openWorkspace(options).catch(
    async (error: unknown) => {
      await (await preparing).close();
      throw error;
    },
  );
  const session = await preparing;
  try {
    await restoreTables(session, contents.tables);
    const place = { file, lock, refusal };
    const workspace = assembled(session, contents, { now, place, isNew });
    const { audit, keeper } = workspace;
    if (generation) audit.record('recover', { generation });
    const how = 'remembered' in options ? { with: 'remembered key' } : {};
    audit.record(isNew ? 'create' : 'open', how);
    keeper.changed();
    return workspace;
  } catch (error) {
    await session.close();
    await lock?.release();
    throw error;
  }
}

async function emptySession(): Promise<Session> {
  const session = await Session.open();
  await createTables(session);
  return session;
}

function assembled(
  session: Session,
  { views, recipes, audit, workspaceKey }: WorkspaceContents,
  { now, place, isNew }: { now: () => Date; place: Place | null; isNew: boolean },
): Workspace {
  const kept = {
    session,
    workspaceKey,
    views: new SavedViews(views, now),
    recipes: new SavedRecipes(recipes, now),
    audit: auditLogOf(audit, now),
  };
  const keeper = new Keeper(kept, place, { isNew, now });
  return { ...kept, keeper };
}
