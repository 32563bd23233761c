import type { AuditAction, AuditDetail, AuditEntry } from '../../analytics/contract/audit.ts';
import { countOf } from '../format/number.ts';

export const ACTION_LABELS = {
  create: 'Made the workspace',
  open: 'Opened it',
  load: 'Loaded a file',
  named_rows: 'Looked up single records',
  publish: 'Published',
  export: 'Exported',
  scenario_lock: 'Locked a scenario',
  outturn_keep: 'Kept an outturn',
  outturn_remove: 'Removed an outturn',
  passphrase_change: 'Changed the passphrase',
  key_remembered: 'Had the key remembered',
  recover: 'Opened an earlier state',
  tampering: 'Found the log changed',
} as const satisfies Record<AuditAction, string>;

/** What an entry tells besides who and when, in one line. */
export function detailWords({ action, detail }: Pick<AuditEntry, 'action' | 'detail'>): string {
  switch (action) {
    case 'load':
      return loadWords(detail);
    case 'named_rows':
      return parts(detail, ['reason', 'what', 'key']);
    case 'recover':
      return `state ${String(detail['generation'])} before the newest`;
    default:
      return parts(detail, Object.keys(detail));
  }
}

function loadWords(detail: AuditDetail): string {
  const { file, loaded, rejected, refused } = detail;
  if (typeof refused === 'string') return `${String(file)}: refused (${words(refused)})`;
  const left = Number(rejected) > 0 ? `, ${countOf(Number(rejected), 'row')} rejected` : '';
  return `${String(file)}: ${countOf(Number(loaded), 'row')} loaded${left}`;
}

/** The values of these fields that are there, each once. */
function parts(detail: AuditDetail, fields: readonly string[]): string {
  const said = fields
    .map((field) => detail[field])
    .filter((value) => value !== null && value !== undefined);
  return [...new Set(said.map((value) => shortened(String(value))))].join(' · ');
}

/** Keys of children and digests are 64 letters long; the first of them tell them apart. */
const shortened = (text: string): string => (/^[0-9a-f]{64}$/.test(text) ? text.slice(0, 8) : text);

const words = (code: string): string => code.replaceAll('_', ' ');
