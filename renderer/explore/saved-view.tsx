import type { ReactNode } from 'react';
import type { SavedView } from '../../analytics/contract/selection.ts';
import { hrefOf } from '../app/address.ts';
import { IconButton } from '../components/button.tsx';
import { writeSelection } from './selection-address.ts';

type SavedViewItemProps = {
  view: SavedView;
  onOpen?: () => void;
  onRemove: (view: SavedView) => void;
  /** What else is said of it, after its name. */
  children?: ReactNode;
};

/** A view kept under a name, in a list of them: opened by its name, removed by its button. */
export function SavedViewItem({ view, onOpen, onRemove, children }: SavedViewItemProps) {
  return (
    <li>
      <div>
        <a href={hrefOf('explore', writeSelection(view.selection))} onClick={onOpen}>
          {view.name}
        </a>
        {children}
      </div>
      <IconButton
        icon="bin"
        label={`Remove “${view.name}”`}
        size="small"
        onPress={() => {
          onRemove(view);
        }}
      />
    </li>
  );
}
