import { userInfo } from 'node:os';
import type { AuditDetail } from '../contract/audit.ts';
import type { LookUp } from '../contract/casework.ts';
import type { LoadReport } from '../contract/load.ts';
import { AuditLog } from './audit/audit-log.ts';
import type { SavedLog } from './audit/audit-log.ts';
import type { Keeper } from './keeper.ts';

/** The audit log of a workspace that somebody of this computer uses. */
export function auditLogOf(saved: SavedLog, now: () => Date): AuditLog {
  return new AuditLog(saved, { now, user: userInfo().username });
}

/** Writes down what was loaded; a file that was refused is told of as well. */
export function recordLoad(audit: AuditLog, reports: readonly LoadReport[]): void {
  for (const { file, family, read, loaded, repaired, rejected, refusal } of reports) {
    audit.record('load', {
      file,
      family,
      read,
      loaded,
      repaired,
      rejected,
      refused: refusal?.code ?? null,
    });
  }
}

/** Looks at rows that name nobody by a key, likewise. */
export function rowsLog(audit: AuditLog, keeper: Keeper) {
  return async (detail: AuditDetail, by: string | null): Promise<void> => {
    keeper.requireWritable();
    audit.record('named_rows', detail, { by });
    await keeper.save();
  };
}

/** Look-ups of whose record stands behind a key, as a part of the audit log. */
export function lookUpLog(audit: AuditLog, keeper: Keeper) {
  return {
    add: async ({ key, reason, by }: Omit<LookUp, 'at'>): Promise<void> => {
      keeper.requireWritable();
      audit.record('named_rows', { key, reason }, { by });
      await keeper.save();
    },
    list: (): LookUp[] =>
      audit.entries
        .filter(({ action, detail }) => action === 'named_rows' && 'key' in detail)
        .map(({ at, by, detail }) => ({
          at,
          by,
          key: String(detail['key']),
          reason: String(detail['reason']),
        }))
        .reverse(),
  };
}
