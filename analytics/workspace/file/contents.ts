import type { SavedRecipe } from '../../contract/recipe.ts';
import type { SavedView } from '../../contract/selection.ts';
import type { TableName } from '../tables.ts';

/** A table as an Arrow IPC stream. */
export type ArrowTable = { readonly bytes: Uint8Array; readonly rowCount: number };

/** What a workspace file holds for the workbench. A table that is absent is empty. */
export type WorkspaceContents = {
  readonly tables: ReadonlyMap<TableName, ArrowTable>;
  readonly views: readonly SavedView[];
  readonly recipes: readonly SavedRecipe[];
  /** 32 bytes that keyed hashes are made with; they never change in a workspace's life. */
  readonly workspaceKey: Uint8Array;
};
