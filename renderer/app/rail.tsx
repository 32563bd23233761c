import { classNames } from '../components/class-names.ts';
import { Icon } from '../components/icon.tsx';
import { hrefOf } from './address.ts';
import { SCREENS } from './screens.ts';
import './rail.css';

/** The screens, down the left edge; the one in front is marked. */
export function Rail({ current }: { current: string }) {
  return (
    <nav className="rail" aria-label="Screens">
      <ul>
        {SCREENS.map((screen, index) => (
          <li key={screen.id}>
            <a
              className={classNames('rail-link', screen.id === current && 'rail-current')}
              href={hrefOf(screen.id)}
              title={`${screen.purpose} (Alt+${index + 1})`}
              {...(screen.id === current ? { 'aria-current': 'page' as const } : {})}
            >
              <Icon name={screen.icon} />
              <span>{screen.label}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
