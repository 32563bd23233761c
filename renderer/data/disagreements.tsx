import {
  DISAGREEMENT_LABELS,
  DisagreementKind,
  type Disagreement,
} from '../../analytics/contract/disagreement.ts';
import { hrefOf } from '../app/address.ts';
import { Button } from '../components/button.tsx';
import { SearchField } from '../components/field.tsx';
import { EmptyState } from '../components/notice.tsx';
import { ComboBox, Select } from '../components/select.tsx';
import { writeSelection } from '../explore/selection-address.ts';
import { countOf, formatCount } from '../format/number.ts';
import {
  filterDisagreements,
  groupByKind,
  NO_FILTER,
  type DisagreementFilter,
} from './disagreement-filter.ts';
import {
  aboutWords,
  COMPUTED_LABELS,
  measureLabel,
  selectionFor,
  placesWords,
  standWords,
  valueWords,
} from './disagreement-words.ts';
import './disagreements.css';

type DisagreementsProps = {
  disagreements: readonly Disagreement[];
  filter: DisagreementFilter;
  onFilter: (filter: DisagreementFilter) => void;
};

const ALL = 'all';

/** Figures that can't both be true, each with both places; neither is corrected. */
export function Disagreements({ disagreements, filter, onFilter }: DisagreementsProps) {
  if (disagreements.length === 0) {
    return (
      <EmptyState icon="check" title="No figure contradicts another">
        Parts are held against totals, figures stated twice against each other, shares against their
        counts, and money against budgets.
      </EmptyState>
    );
  }
  const shown = filterDisagreements(disagreements, filter);
  const kinds = groupByKind(disagreements);
  const areas = [...new Set(disagreements.map(({ area }) => area))].toSorted();
  return (
    <>
      <div className="data-filters">
        <Select
          look="inline"
          label="Kind"
          value={filter.kind ?? ALL}
          onChange={(kind) => {
            onFilter({ ...filter, kind: DisagreementKind.safeParse(kind).data ?? null });
          }}
          options={[
            { id: ALL, label: 'All kinds', detail: formatCount(disagreements.length) },
            ...kinds.map(([kind, members]) => ({
              id: kind,
              label: DISAGREEMENT_LABELS[kind],
              detail: formatCount(members.length),
            })),
          ]}
        />
        <ComboBox
          look="inline"
          label="Areas"
          placeholder="All areas"
          values={filter.areas}
          onChange={(chosen) => {
            onFilter({ ...filter, areas: chosen });
          }}
          options={areas.map((area) => ({ id: area, label: area }))}
        />
        <SearchField
          className="data-search"
          label="Search the disagreements"
          placeholder="Search measures, places, explanations"
          value={filter.text}
          onChange={(text) => {
            onFilter({ ...filter, text });
          }}
        />
        <span className="muted data-count" role="status">
          {shown.length === disagreements.length
            ? countOf(shown.length, 'disagreement')
            : `${formatCount(shown.length)} of ${countOf(disagreements.length, 'disagreement')}`}
        </span>
      </div>
      <div className="disagreements" role="region" aria-label="Disagreements" tabIndex={0}>
        {groupByKind(shown).map(([kind, members]) => (
          <section key={kind} aria-label={DISAGREEMENT_LABELS[kind]}>
            <h2 className="disagreement-kind">
              {DISAGREEMENT_LABELS[kind]}{' '}
              <span className="muted">{formatCount(members.length)}</span>
            </h2>
            <ul>
              {members.map((disagreement, index) => (
                <DisagreementItem key={index} disagreement={disagreement} />
              ))}
            </ul>
          </section>
        ))}
        {shown.length === 0 && (
          <EmptyState
            icon="filter"
            title="No disagreement matches"
            actions={
              <Button
                size="small"
                onPress={() => {
                  onFilter(NO_FILTER);
                }}
              >
                Show all
              </Button>
            }
          />
        )}
      </div>
    </>
  );
}

function DisagreementItem({ disagreement }: { disagreement: Disagreement }) {
  const { kind, measure, stated, computed, sources, explanation } = disagreement;
  const [first, ...others] = sources;
  return (
    <li className="disagreement">
      <div className="disagreement-about">
        <a
          href={hrefOf('explore', writeSelection(selectionFor(disagreement)))}
          aria-label={`Open in Explore: ${measureLabel(measure)}, ${aboutWords(disagreement)}`}
        >
          {measureLabel(measure)}
        </a>
        <span className="muted">{aboutWords(disagreement)}</span>
      </div>
      <dl className="disagreement-sides">
        <div>
          <dt>Stated</dt>
          <dd className="disagreement-value">{valueWords(measure, stated)}</dd>
          <dd className="muted">{first ? standWords(first) : '–'}</dd>
        </div>
        <div>
          <dt>{COMPUTED_LABELS[kind]}</dt>
          <dd className="disagreement-value">{valueWords(measure, computed)}</dd>
          <dd className="muted">
            {others.length === 0
              ? 'from the same place'
              : placesWords(others).map((place) => <span key={place}>{place}</span>)}
          </dd>
        </div>
      </dl>
      <p className="disagreement-why">{explanation}</p>
    </li>
  );
}
