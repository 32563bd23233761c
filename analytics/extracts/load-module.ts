import type { Queries } from '../engine/session.ts';
import type { ReadOptions } from './incoming.ts';
import { dropLanding, landRows } from './returns/land.ts';
import type { RecognisedModule } from './returns/recognise-module.ts';
import type { Returns } from './returns/returns.ts';
import { storeRows } from './returns/store-rows.ts';
import type { Stored } from './returns/store-rows.ts';
import type { TableSource } from './table-source.ts';

/** Brings a module's rows into its table or among the rejects, inside the caller's transaction. */
export async function loadModule(
  tx: Queries,
  source: TableSource,
  recognised: RecognisedModule,
  context: {
    readonly sourceId: number;
    readonly returns: Returns;
    readonly workspaceKey: Uint8Array;
    readonly today: string;
  },
  options: ReadOptions,
): Promise<Stored> {
  const { returns, workspaceKey, today } = context;
  const landed = await landRows(tx, source, recognised, today, options);
  const stored = await storeRows(tx, recognised.module, landed, {
    id: context.sourceId,
    returns,
    workspaceKey,
  });
  await dropLanding(tx);
  return stored;
}
