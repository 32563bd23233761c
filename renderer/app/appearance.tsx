import { IconButton } from '../components/button.tsx';
import { Popover } from '../components/popover.tsx';
import { Segmented, Switch } from '../components/toggle.tsx';
import { usePreferences } from '../state/preferences.ts';
import './appearance.css';

/** How the page looks on this machine. */
export function Appearance() {
  const { theme, contrast, density, choose } = usePreferences();
  return (
    <Popover
      label="Appearance"
      placement="bottom end"
      trigger={<IconButton icon="settings" label="Appearance" size="small" />}
    >
      <div className="appearance">
        <Segmented
          label="Theme"
          isLabelHidden={false}
          value={theme}
          onChange={(chosen) => {
            choose({ theme: chosen });
          }}
          options={[
            { id: 'system', label: 'System' },
            { id: 'light', label: 'Light' },
            { id: 'dark', label: 'Dark' },
          ]}
        />
        <Segmented
          label="Density"
          isLabelHidden={false}
          value={density}
          onChange={(chosen) => {
            choose({ density: chosen });
          }}
          options={[
            { id: 'comfortable', label: 'Comfortable' },
            { id: 'compact', label: 'Compact' },
          ]}
        />
        <Switch
          isSelected={contrast === 'more'}
          onChange={(isMore) => {
            choose({ contrast: isMore ? 'more' : 'system' });
          }}
        >
          High contrast
        </Switch>
      </div>
    </Popover>
  );
}
