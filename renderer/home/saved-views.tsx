import { findMeasure } from '../../analytics/contract/catalogue/index.ts';
import type { SavedView } from '../../analytics/contract/selection.ts';
import { hrefOf } from '../app/address.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { useRemovalWithUndo } from '../explore/remove-view.ts';
import { SavedViewItem } from '../explore/saved-view.tsx';
import { countOf } from '../format/number.ts';
import { formatMoment } from '../format/time.ts';
import { failureIn, useAnswer } from '../state/answers.ts';

function describeView({ selection, savedAt }: SavedView): string {
  const areas =
    selection.areas.length > 2
      ? countOf(selection.areas.length, 'area')
      : selection.areas.join(', ');
  return [
    findMeasure(selection.measure)?.label ?? selection.measure,
    areas || 'all areas',
    `saved ${formatMoment(savedAt)}`,
  ].join(' · ');
}

/** Selections kept under a name in Explore. */
export function SavedViews() {
  const views = useAnswer('views.list', undefined);
  const removal = useRemovalWithUndo();
  const failure = failureIn(views) ?? failureIn(removal);

  return (
    <section className="home-section" aria-labelledby="saved-views">
      <h2 id="saved-views">Saved views</h2>
      {failure && <ErrorNotice failure={failure} onRetry={() => void views.refetch()} />}
      {views.data?.length === 0 && (
        <p className="muted">
          None yet. In <a href={hrefOf('explore')}>Explore</a>, save a selection under a name to
          find it here.
        </p>
      )}
      <ul className="view-list">
        {views.data?.map((view) => (
          <SavedViewItem key={view.id} view={view} onRemove={removal.removeView}>
            <span className="muted"> {describeView(view)}</span>
          </SavedViewItem>
        ))}
      </ul>
    </section>
  );
}
