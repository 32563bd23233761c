import { useState, type ReactNode } from 'react';
import { ThinBar } from '../../components/progress.tsx';

type ListLayoutProps = {
  /** One sentence that says what the list comes to. */
  answer: string;
  /** What stands beside the answer: what to do about it. */
  next?: ReactNode;
  filters?: ReactNode;
  isRenewing?: boolean;
  /** What is open of the list, in full. */
  detail?: ReactNode;
  children: ReactNode;
};

/** A list of the casework: its answer, its filters, its table and, beside them, what is open. */
export function ListLayout({
  answer,
  next,
  filters,
  isRenewing = false,
  detail,
  children,
}: ListLayoutProps) {
  // While another list is awaited the rows are the old ones, and so is what they come to.
  const [last, setLast] = useState(answer);
  if (!isRenewing && last !== answer) setLast(answer);
  return (
    <div className="casework-list">
      <div className="casework-main">
        <ThinBar isActive={isRenewing} />
        <div className="casework-answer">
          <p role="status">
            <strong>{isRenewing ? last : answer}</strong>
          </p>
          {next}
        </div>
        {filters && <div className="data-filters">{filters}</div>}
        {children}
      </div>
      {detail}
    </div>
  );
}
