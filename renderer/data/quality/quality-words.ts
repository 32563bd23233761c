import type {
  QualityReport,
  QualityRule,
  QualitySeverity,
  RuleState,
} from '../../../analytics/contract/quality.ts';
import { countOf, formatCount, formatNumber } from '../../format/number.ts';

export const SEVERITY_LABELS = {
  error: 'Error',
  warning: 'Warning',
} as const satisfies Record<QualitySeverity, string>;

export const STATE_LABELS = {
  checked: 'Checked',
  not_loaded: 'Not loaded',
  not_checkable: 'Can’t be checked',
} as const satisfies Record<RuleState, string>;

/** "98.7% of rows loaded"; never 100% while a row was rejected, nor 0% while one was loaded. */
export function loadedWords(files: QualityReport['files']): string {
  const read = files.reduce((sum, file) => sum + file.read, 0);
  const loaded = files.reduce((sum, file) => sum + file.loaded, 0);
  if (read === 0) return 'no row was read';
  if (loaded === read) return 'every row loaded';
  if (loaded === 0) return 'no row loaded';
  const share = Math.min(99.9, Math.max(0.1, (loaded / read) * 100));
  return `${formatNumber(share, { minimum: 0, maximum: 1 })}% of rows loaded`;
}

/** "3 errors and 41 warnings in 12 files; 98.7% of rows loaded." */
export function answerWords({ errors, warnings, files }: QualityReport): string {
  const names = new Set(files.map(({ file }) => file));
  const found =
    errors + warnings === 0
      ? 'No error and no warning'
      : `${countOf(errors, 'error')} and ${countOf(warnings, 'warning')}`;
  return `${found} in ${countOf(names.size, 'file')}; ${loadedWords(files)}.`;
}

/** What the answer can't speak for; empty when every rule was looked for. */
export function uncheckedWords(rules: readonly QualityRule[]): string {
  const notLoaded = rules.filter(({ state }) => state === 'not_loaded').length;
  const never = rules.filter(({ state }) => state === 'not_checkable').length;
  if (notLoaded + never === 0) return '';
  const of = `${formatCount(notLoaded + never)} of ${countOf(rules.length, 'rule')}`;
  if (never === 0) return `${of} could not be checked: what they compare is not loaded.`;
  if (notLoaded === 0) return `${of} need what is left out for privacy.`;
  return `${of} could not be checked: ${formatCount(notLoaded)} compare what is not loaded, ${formatCount(never)} need what is left out for privacy.`;
}
