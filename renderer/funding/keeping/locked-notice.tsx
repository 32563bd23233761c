import type { LockedVersion } from '../../../analytics/contract/funding/version.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { formatMoney } from '../../format/number.ts';
import { formatMoment } from '../../format/time.ts';
import { useAnswer } from '../../state/answers.ts';

type LockedNoticeProps = { id: number; locked: LockedVersion; onCopy: () => void };

/** Who locked a version, when and why, its hash, and whether it still is what was locked. */
export function LockedNotice({ id, locked, onCopy }: LockedNoticeProps) {
  const check = useAnswer('funding.check', { id }).data;
  const isWhole = check ? check.unchanged && check.differences.length === 0 : null;
  return (
    <Notice
      tone={isWhole === false ? 'caution' : 'info'}
      title={`Locked by ${locked.lockedBy} on ${formatMoment(locked.lockedAt)}`}
    >
      {locked.note !== '' && <p>{locked.note}</p>}
      <p className="muted">
        Version <code className="locked-hash">{locked.hash}</code>
        {isWhole === true && ', unchanged; this release comes to the same contributions.'}
      </p>
      {check?.unchanged === false && (
        <p>What is kept is no longer what was locked: its content has another hash.</p>
      )}
      {check?.differences.slice(0, 3).map(({ year, partner, locked: then, now }) => (
        <p key={`${year} ${partner}`}>
          {partner} paid {formatMoney(then)} in {year} when it was locked; this release comes to{' '}
          {now === null ? 'nothing' : formatMoney(now)}.
        </p>
      ))}
      <div className="notice-actions">
        <Button size="small" icon="copy" onPress={onCopy}>
          Make a copy to change
        </Button>
      </div>
    </Notice>
  );
}
