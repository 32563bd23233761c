import { FileTrigger } from 'react-aria-components';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { useClient } from '../state/client.tsx';
import { filesOfFolder } from './dropped-files.ts';
import { useLoading } from './loading.ts';
import { canAccept } from './loading-state.ts';

/** Where files come in: says that they can be dropped, and has buttons for those who choose. */
export function FileIntake({ isCompact = false }: { isCompact?: boolean }) {
  const client = useClient();
  const { state, accept, choose } = useLoading();
  const isDisabled = !canAccept(state);
  const words = isCompact ? 'Add files' : 'Choose files';
  const icon = isCompact ? 'plus' : 'file';
  const buttons = client.chooseFiles ? (
    <Button icon={icon} isDisabled={isDisabled} onPress={() => void choose(client)}>
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
        <Button icon={icon} isDisabled={isDisabled}>
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
          <Button isDisabled={isDisabled}>Choose a folder</Button>
        </FileTrigger>
      )}
    </>
  );
  if (isCompact) return buttons;
  return (
    <div className="file-intake">
      <Icon name="upload" />
      <p>
        Drop files or folders anywhere on this window.{' '}
        <span className="muted">
          SSDA903, Annex A, ASG, adopter logs, open data, finance, published figures or an export of
          your own: you see what they are before anything is loaded.
        </span>
      </p>
      {buttons}
    </div>
  );
}
