import type { Audience } from '../../analytics/contract/session.ts';
import { Button } from '../components/button.tsx';
import { classNames } from '../components/class-names.ts';
import { Icon } from '../components/icon.tsx';
import { Popover } from '../components/popover.tsx';
import { Segmented } from '../components/toggle.tsx';
import { usePresent } from '../state/audience.ts';
import './audience-menu.css';

const WORDS = {
  officer: {
    mark: 'Officer, not for release',
    means:
      'What a performance officer sees: true counts, however small. Nothing on this screen has passed disclosure control, so none of it is for release.',
  },
  presentation: {
    mark: 'Presentation',
    means:
      'For showing the screen to others: no row of a child or family, no count of 1 to 5, other counts rounded to 5, and no percentage or mean of fewer than 10. Money stays exact. What is exported now is rounded as well.',
  },
} as const satisfies Record<Audience, { mark: string; means: string }>;

/** Who sees the screen, always in view, and the switch between the two. */
export function AudienceMenu({ audience }: { audience: Audience }) {
  const present = usePresent();
  return (
    <Popover
      label="Audience"
      placement="bottom start"
      trigger={
        <Button
          variant="quiet"
          size="small"
          className={classNames('bar-menu', audience === 'presentation' && 'audience-presenting')}
        >
          {WORDS[audience].mark}
          <Icon name="chevron_down" />
        </Button>
      }
    >
      <div className="audience">
        <Segmented
          label="Who sees the screen"
          isLabelHidden={false}
          value={audience}
          onChange={(chosen) => {
            present.mutate(chosen);
          }}
          options={[
            { id: 'officer', label: 'Officer' },
            { id: 'presentation', label: 'Presentation' },
          ]}
        />
        <p className="muted">{WORDS[audience].means}</p>
      </div>
    </Popover>
  );
}
