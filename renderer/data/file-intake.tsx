import { FileTrigger } from 'react-aria-components';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { useClient } from '../state/client.tsx';
import { useLoading } from './loading.ts';
import { canAccept } from './loading-state.ts';

/** Where files come in: says that they can be dropped, and has the button for those who choose. */
export function FileIntake({ isCompact = false }: { isCompact?: boolean }) {
  const client = useClient();
  const { state, accept, choose } = useLoading();
  const isDisabled = !canAccept(state);
  const words = isCompact ? 'Add files' : 'Choose files';
  const button = client.chooseFiles ? (
    <Button
      icon={isCompact ? 'plus' : 'file'}
      isDisabled={isDisabled}
      onPress={() => void choose(client)}
    >
      {words}
    </Button>
  ) : (
    <FileTrigger
      allowsMultiple
      onSelect={(files) => {
        if (files) void accept(client, [...files]);
      }}
    >
      <Button icon={isCompact ? 'plus' : 'file'} isDisabled={isDisabled}>
        {words}
      </Button>
    </FileTrigger>
  );
  if (isCompact) return button;
  return (
    <div className="file-intake">
      <Icon name="upload" />
      <p>
        Drop files or folders anywhere on this window.{' '}
        <span className="muted">
          Published figures or line-level journeys (CSV), shown to you before anything is loaded.
        </span>
      </p>
      {button}
    </div>
  );
}
