import { memo, useState } from 'react';
import type { Measure } from '../../analytics/contract/measure.ts';
import type { Selection } from '../../analytics/contract/selection.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextField } from '../components/field.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { Popover } from '../components/popover.tsx';
import { notify } from '../components/toast.tsx';
import { failureIn, useAnswer } from '../state/answers.ts';
import { useSaveView } from '../state/views.ts';
import { viewName } from './question.ts';
import { useRemovalWithUndo } from './remove-view.ts';
import { SavedViewItem } from './saved-view.tsx';

/** The saved views: open one, remove one, save this one. */
export const ViewsMenu = memo(function ViewsMenu({ onSave }: { onSave: () => void }) {
  const views = useAnswer('views.list', undefined);
  const removal = useRemovalWithUndo();
  const failure = failureIn(views) ?? failureIn(removal);
  return (
    <Popover
      label="Saved views"
      placement="bottom end"
      trigger={
        <Button variant="quiet" icon="bookmark">
          Views
        </Button>
      }
    >
      {({ close }) => (
        <div className="views-menu">
          {failure && <ErrorNotice failure={failure} onRetry={() => void views.refetch()} />}
          {views.data?.length === 0 && <p className="muted">No view is saved yet.</p>}
          <ul>
            {views.data?.map((view) => (
              <SavedViewItem
                key={view.id}
                view={view}
                onOpen={close}
                onRemove={removal.removeView}
              />
            ))}
          </ul>
          <Button
            size="small"
            icon="plus"
            onPress={() => {
              close();
              onSave();
            }}
          >
            Save this view
          </Button>
        </div>
      )}
    </Popover>
  );
});

export type SaveViewDialogProps = {
  measure: Measure;
  selection: Selection;
  isOpen: boolean;
  onClose: () => void;
};

/** Asks under which name the selection is to be kept. */
export function SaveViewDialog(props: SaveViewDialogProps) {
  return (
    <Dialog title="Save this view" isOpen={props.isOpen} onClose={props.onClose}>
      {props.isOpen && <SaveViewForm {...props} />}
    </Dialog>
  );
}

const LONGEST_NAME = 120;

function SaveViewForm({ measure, selection, onClose }: SaveViewDialogProps) {
  const [name, setName] = useState(() => viewName(measure, selection));
  const views = useAnswer('views.list', undefined);
  const save = useSaveView();
  const failure = failureIn(save);
  const trimmed = name.trim();
  const replaces = views.data?.some((view) => view.name === trimmed) ?? false;
  return (
    <form
      className="save-view"
      onSubmit={(event) => {
        event.preventDefault();
        if (trimmed === '') return;
        save.mutate(
          { name: trimmed, selection },
          {
            onSuccess: () => {
              notify({ title: `“${trimmed}” saved`, tone: 'good' });
              onClose();
            },
          },
        );
      }}
    >
      <TextField
        label="Name"
        description="It is found under this name here and on Home."
        value={name}
        onChange={setName}
        autoFocus
        maxLength={LONGEST_NAME}
        error={trimmed === '' ? 'Give the view a name, so that it can be found.' : null}
      />
      {replaces && <p className="muted">There is a view of this name: it will be replaced.</p>}
      {failure && <ErrorNotice failure={failure} />}
      <div className="save-view-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" isDisabled={trimmed === '' || save.isPending}>
          {replaces ? 'Replace view' : 'Save view'}
        </Button>
      </div>
    </form>
  );
}
