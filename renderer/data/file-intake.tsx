import { FileTrigger } from 'react-aria-components';
import { Button } from '../components/button.tsx';
import { classNames } from '../components/class-names.ts';
import { Icon } from '../components/icon.tsx';
import { useClient } from '../state/client.tsx';
import { filesOfFolder } from './dropped-files.ts';
import { useLoading } from './loading.ts';
import { canAccept } from './loading-state.ts';

type FileIntakeProps = {
  /** Only a button, beside others. */
  isCompact?: boolean;
  /** Nothing has come in yet: says what may. */
  isFirst?: boolean;
};

/** Where files come in: says that they can be dropped, and has buttons for those who choose. */
export function FileIntake({ isCompact = false, isFirst = false }: FileIntakeProps) {
  const client = useClient();
  const { state, accept, choose } = useLoading();
  const isDisabled = !canAccept(state);
  const words = isCompact ? 'Add files' : 'Choose files';
  const icon = isCompact ? 'plus' : 'file';
  const size = isCompact || isFirst ? 'medium' : 'small';
  const buttons = client.chooseFiles ? (
    <Button icon={icon} size={size} isDisabled={isDisabled} onPress={() => void choose(client)}>
      {words}
    </Button>
  ) : (
    <>
      <FileTrigger
        allowsMultiple
        onSelect={(files) => {
          if (files) void accept(client, [...files]);
        }}
      >
        <Button icon={icon} size={size} isDisabled={isDisabled}>
          {words}
        </Button>
      </FileTrigger>
      {!isCompact && (
        <FileTrigger
          acceptDirectory
          onSelect={(files) => {
            if (files) void accept(client, filesOfFolder(files));
          }}
        >
          <Button size={size} isDisabled={isDisabled}>
            Choose a folder
          </Button>
        </FileTrigger>
      )}
    </>
  );
  if (isCompact) return buttons;
  return (
    <div className={classNames('file-intake', isFirst && 'file-intake-first')}>
      <Icon name="upload" />
      <p>
        Drop files or folders anywhere on this window.{' '}
        {isFirst && (
          <span className="muted">
            SSDA903, Annex A, ASG, adopter logs, open data, finance, published figures or an export
            of your own: you see what they are before anything is loaded.
          </span>
        )}
      </p>
      {buttons}
    </div>
  );
}
