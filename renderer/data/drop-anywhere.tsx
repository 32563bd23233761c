import { useEffect, useState } from 'react';
import { failureOf } from '../../analytics/contract/failure.ts';
import { navigate } from '../app/address.ts';
import { Icon } from '../components/icon.tsx';
import { notify } from '../components/toast.tsx';
import { useClient } from '../state/client.tsx';
import { droppedFiles } from './dropped-files.ts';
import { useLoading } from './loading.ts';
import { canAccept } from './loading-state.ts';
import './drop-anywhere.css';

const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Files dropped anywhere on the window are previewed on the Data screen. */
export function DropAnywhere() {
  const client = useClient();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const over = (event: DragEvent) => {
      // Without this the browser would open the file in place of the page.
      if (bringsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!bringsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const { state, accept } = useLoading.getState();
      if (!canAccept(state)) {
        notify({
          title: 'Other files are still being loaded',
          detail: 'Drop these again when that is done, or cancel it first.',
          tone: 'critical',
        });
        return;
      }
      navigate('data');
      // The desktop reads folders itself, by the path that only a file as it was dropped has.
      const { dataTransfer } = event;
      const dropped =
        client.host === 'desktop'
          ? Promise.resolve([...dataTransfer.files])
          : droppedFiles(dataTransfer);
      dropped
        .then((files) => accept(client, files))
        .catch((error: unknown) => {
          const { message, action } = failureOf(error);
          notify({ title: message, detail: action, tone: 'critical' });
        });
    };
    addEventListener('dragenter', enter);
    addEventListener('dragleave', leave);
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragleave', leave);
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, [client]);

  return isOver ? (
    <div className="drop-anywhere">
      <div>
        <Icon name="upload" /> Drop to see what the files are. Nothing is loaded yet.
      </div>
    </div>
  ) : null;
}
