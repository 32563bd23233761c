import type { SaveState } from '../../analytics/contract/workspace.ts';
import { classNames } from '../components/class-names.ts';
import { Icon, type IconName } from '../components/icon.tsx';

const MARKS = {
  in_memory: { words: 'In memory', icon: 'info', tone: 'neutral' },
  saved: { words: 'Saved', icon: 'check', tone: 'neutral' },
  unsaved: { words: 'Saving…', icon: 'upload', tone: 'neutral' },
  saving: { words: 'Saving…', icon: 'upload', tone: 'neutral' },
  failed: { words: 'Not saved', icon: 'error', tone: 'critical' },
  read_only: { words: 'Read-only', icon: 'lock', tone: 'caution' },
} as const satisfies Record<
  SaveState['status'],
  { words: string; icon: IconName; tone: 'neutral' | 'critical' | 'caution' }
>;

/** Whether all is saved, in a word and a shape. */
export function SaveMark({ state }: { state: SaveState }) {
  const { words, icon, tone } = MARKS[state.status];
  return (
    <span className={classNames('save-mark', `save-${tone}`)}>
      <Icon name={icon} />
      {words}
    </span>
  );
}
