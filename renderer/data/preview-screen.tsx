import { useState } from 'react';
import { FAMILY_LABELS, type Preview } from '../../analytics/contract/load.ts';
import { Button, IconButton } from '../components/button.tsx';
import { Canvas } from '../components/canvas.tsx';
import { classNames } from '../components/class-names.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { countOf, formatBytes } from '../format/number.ts';
import { useClient } from '../state/client.tsx';
import { FileIntake } from './file-intake.tsx';
import { loadable, type LoadingState } from './loading-state.ts';
import { useLoading } from './loading.ts';
import { PreviewDetail } from './preview-detail.tsx';
import './preview.css';

type Previewed = Extract<LoadingState, { step: 'previewed' }>;

function verdictOf(preview: Preview): { icon: IconName; words: string; tone: string } {
  if (preview.refusal) return { icon: 'error', words: "Can't be loaded", tone: 'critical' };
  if (preview.alreadyLoaded) return { icon: 'info', words: 'Already loaded', tone: 'neutral' };
  const family = preview.family ? FAMILY_LABELS[preview.family] : 'Not recognised';
  return { icon: 'check', words: family, tone: 'good' };
}

/** What the files turn out to be, before anything is loaded. */
export function PreviewScreen({ state }: { state: Previewed }) {
  const client = useClient();
  const { load, discard, remove } = useLoading();
  const [selected, setSelected] = useState<string | null>(null);
  const { previews, refused } = state;
  const ready = loadable(previews);
  const shown = previews.find((preview) => preview.ticket === selected) ?? previews[0];
  const left = previews.length + refused.length - ready.length;

  return (
    <Canvas
      title={`What ${previews.length === 1 ? 'is this file' : 'are these files'}?`}
      scroll="fixed"
      answer={
        <>
          {countOf(ready.length, 'file')} can be loaded
          {left > 0 &&
            `; ${countOf(left, 'file')} can't, and nothing of ${left === 1 ? 'it' : 'them'} will be`}
          . Nothing is loaded until you say so.
        </>
      }
      actions={
        <>
          <FileIntake isCompact />
          <Button
            onPress={() => {
              discard(client);
            }}
          >
            Discard
          </Button>
          {ready.length > 0 && (
            <Button variant="primary" onPress={() => void load(client)}>
              {`Load ${countOf(ready.length, 'file')}`}
            </Button>
          )}
        </>
      }
    >
      {refused.map((failure, index) => (
        <ErrorNotice key={index} failure={failure} />
      ))}
      <div className="preview">
        <ul className="preview-files" aria-label="Files">
          {previews.map((preview) => {
            const verdict = verdictOf(preview);
            return (
              <li
                key={preview.ticket}
                className={classNames('preview-file', preview === shown && 'preview-shown')}
              >
                <button
                  type="button"
                  className="preview-choose"
                  aria-pressed={preview === shown}
                  onClick={() => {
                    setSelected(preview.ticket);
                  }}
                >
                  <span className={`preview-verdict preview-${verdict.tone}`}>
                    <Icon name={verdict.icon} />
                  </span>
                  <span className="preview-name">{preview.file}</span>
                  <span className="preview-facts">
                    {verdict.words} · {formatBytes(preview.bytes)}
                  </span>
                </button>
                <IconButton
                  icon="close"
                  size="small"
                  label={`Leave out ${preview.file}`}
                  onPress={() => {
                    remove(client, preview.ticket);
                  }}
                />
              </li>
            );
          })}
        </ul>
        {shown && <PreviewDetail preview={shown} />}
      </div>
    </Canvas>
  );
}
