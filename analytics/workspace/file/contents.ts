import type { SavedRecipe } from '../../contract/recipe.ts';
import type { SavedView } from '../../contract/selection.ts';
import type { SavedLog } from '../audit/audit-log.ts';
import type { TableName } from '../tables.ts';

/** A table as an Arrow IPC stream. */
export type ArrowTable = { readonly bytes: Uint8Array; readonly rowCount: number };

/** What a workspace holds besides its tables. */
type Besides = {
  readonly views: readonly SavedView[];
  readonly recipes: readonly SavedRecipe[];
  /** 32 bytes that keyed hashes are made with; they never change in a workspace's life. */
  readonly workspaceKey: Uint8Array;
};

/** What a workspace file holds for the workbench. A table that is absent is empty. */
export type WorkspaceContents = Besides & {
  readonly tables: ReadonlyMap<TableName, ArrowTable>;
  readonly audit: SavedLog;
};

/**
 * What is to be saved. A table that is `unchanged` since the save before is copied as it is, and
 * one that is absent is empty.
 */
export type ContentsToSave = Besides & {
  readonly tables: ReadonlyMap<TableName, ArrowTable | 'unchanged'>;
  readonly audit: Pick<SavedLog, 'entries'>;
  /** Only the log is new: reading alone must not push out the states kept from before. */
  readonly onlyAudit?: boolean;
};
