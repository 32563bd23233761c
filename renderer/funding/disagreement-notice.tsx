import type { Disagreement } from '../../analytics/contract/disagreement.ts';
import { hrefOf } from '../app/address.ts';
import { Notice } from '../components/notice.tsx';
import { countOf } from '../format/number.ts';

/** Flags figures that contradict each other where they were printed, and that are used here. */
export function DisagreementNotice({ disagreements }: { disagreements: readonly Disagreement[] }) {
  const count = disagreements.length;
  if (count === 0) return null;
  return (
    <Notice
      tone="caution"
      title={`${countOf(count, 'figure')} used here ${count === 1 ? 'is' : 'are'} contradicted where ${count === 1 ? 'it was' : 'they were'} printed`}
    >
      <details className="disagreements-used">
        <summary>What disagrees, by how much</summary>
        {disagreements.map(({ explanation, measure, area, period }) => (
          <p key={`${measure} ${area} ${period} ${explanation}`}>{explanation}</p>
        ))}
        <p>
          They are used as printed.{' '}
          <a href={hrefOf('data', new URLSearchParams({ tab: 'disagreements' }))}>
            See all disagreements
          </a>
        </p>
      </details>
    </Notice>
  );
}
