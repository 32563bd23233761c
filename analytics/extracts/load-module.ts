import type { Queries } from '../engine/session.ts';
import type { ReadOptions } from './incoming.ts';
import { dropLanding, landRows } from './returns/land.ts';
import { RawRows } from './returns/raw-rows.ts';
import type { RecognisedModule } from './returns/recognise-module.ts';
import type { Returns } from './returns/returns.ts';
import { storePlainRows } from './returns/store-plain.ts';
import { rejectMalformed, storeRows, tally } from './returns/store-rows.ts';
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
    readonly today: string;
  },
  options: ReadOptions,
): Promise<Stored> {
  const { sourceId, returns, today } = context;
  const { module } = recognised;
  await returns.begin(tx);
  const raw = await RawRows.open(tx, source.header.length, options.signal);
  await storePlainRows(tx, source, recognised, context, raw, options);
  if (raw.count > 0) {
    await landRows(tx, recognised, today);
    await storeRows(tx, module, context);
    await dropLanding(tx);
  }
  await rejectMalformed(tx, sourceId, raw.malformed);
  return tally(tx, module, sourceId);
}
