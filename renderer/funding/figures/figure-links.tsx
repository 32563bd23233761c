import type { Failure } from '../../../analytics/contract/failure.ts';
import type { Scenario } from '../../../analytics/contract/funding/scenario.ts';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { FIGURE_SECTIONS, SECTION_LABELS, sectionOf, sectionSays } from './sections.ts';
import type { FigureSection } from './sections.ts';

type FigureLinksProps = {
  scenario: Scenario;
  failure: Failure | null;
  open: FigureSection | null;
  onOpen: (section: FigureSection | null) => void;
};

/** The figures behind the formula: what there is of each, and the way to edit it. */
export function FigureLinks({ scenario, failure, open, onOpen }: FigureLinksProps) {
  const amiss = sectionOf(failure);
  return (
    <div>
      <h2>Figures</h2>
      <ul className="figure-links">
        {FIGURE_SECTIONS.map((section) => (
          <li key={section}>
            <button
              type="button"
              className={classNames('figure-link', section === amiss && 'figure-link-amiss')}
              aria-expanded={section === open}
              onClick={() => {
                onOpen(section === open ? null : section);
              }}
            >
              <span className="fold-title">{SECTION_LABELS[section]}</span>
              <span className="muted fold-said">{sectionSays(scenario, section)}</span>
              <Icon name={section === amiss ? 'error' : 'table'} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
