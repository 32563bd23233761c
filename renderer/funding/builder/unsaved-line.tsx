import { useDrafts } from '../drafts.ts';

type UnsavedLineProps = {
  id: string;
  isChanged: boolean;
  /** Takes all changes back. */
  onDrop: () => void;
  /** Takes a file out of the list, with what was changed of it. */
  onClose: () => void;
};

/** That a scenario isn't saved, whether its changes are kept all the same, and the way back. */
export function UnsavedLine({ id, isChanged, onDrop, onClose }: UnsavedLineProps) {
  const unkept = useDrafts((store) => store.unkept);
  const isFile = id.startsWith('file:');
  if (!isChanged && !isFile) return null;
  return (
    <div className="unsaved">
      <p className="muted">
        {isFile ? 'From a file, and not saved yet.' : 'Changed, and not saved yet.'}{' '}
        {unkept
          ? `It won’t outlast this page: ${unkept.message} ${unkept.action}`
          : 'Your work is kept with the workspace until you do.'}
      </p>
      {isChanged && (
        <button type="button" className="link-button" onClick={onDrop}>
          Drop the changes
        </button>
      )}
      {isFile && (
        <button type="button" className="link-button" onClick={onClose}>
          Close the file
        </button>
      )}
    </div>
  );
}
