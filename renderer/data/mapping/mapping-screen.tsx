import { useState } from 'react';
import type { Preview } from '../../../analytics/contract/load.ts';
import type { MappingProposals } from '../../../analytics/contract/recipe.ts';
import { Button } from '../../components/button.tsx';
import { Canvas } from '../../components/canvas.tsx';
import { ErrorNotice } from '../../components/notice.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { failureIn, useAnswer, useWaiting } from '../../state/answers.ts';
import { tableName } from '../preview-groups.ts';
import { useSaveRecipe } from '../recipes/use-recipes.ts';
import { draftFor, recipeOf, stillNeeded, type Draft } from './draft.ts';
import { MappedRows } from './mapped-rows.tsx';
import { MappingColumns } from './mapping-columns.tsx';
import { MappingHead } from './mapping-head.tsx';
import './mapping.css';

type MappingScreenProps = {
  preview: Preview;
  onClose: () => void;
  /** The recipe is saved; the files are to be looked at again. */
  onSaved: () => Promise<void>;
};

/** Tells the workbench which columns of somebody else's file stand for which of ours. */
export function MappingScreen(props: MappingScreenProps) {
  const { ticket, file, part } = props.preview;
  const proposals = useAnswer('mapping.propose', { ticket, file, part });
  const waiting = useWaiting(proposals);
  const failure = failureIn(proposals);
  if (proposals.data && !proposals.isPlaceholderData) {
    return <MappingForm {...props} proposals={proposals.data} />;
  }
  return (
    <Canvas
      title="What do its columns stand for?"
      actions={<Button onPress={props.onClose}>Back</Button>}
    >
      {failure ? (
        <ErrorNotice failure={failure} onRetry={() => void proposals.refetch()} />
      ) : (
        <Waiting what={`Looking at the columns of ${tableName(props.preview)}`} {...waiting} />
      )}
    </Canvas>
  );
}

/** "case-export.csv" is at first called "case-export". */
const firstName = ({ file, part }: Preview) =>
  part ?? file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');

function MappingForm({
  preview,
  proposals,
  onClose,
  onSaved,
}: MappingScreenProps & { proposals: MappingProposals }) {
  const [best] = proposals.proposals;
  const target = proposals.targets.find(({ id }) => id === best?.target) ?? proposals.targets[0];
  const [draft, setDraft] = useState<Draft | null>(() =>
    target ? draftFor(proposals, target, firstName(preview)) : null,
  );
  const save = useSaveRecipe();
  if (!draft) return null;
  const recipe = recipeOf(draft, proposals.header);
  const needed = stillNeeded(draft, recipe);
  const canSave = needed.length === 0 && draft.name.trim() !== '' && !save.isPending;
  const failure = failureIn(save);
  const proposal = proposals.proposals.find((one) => one.target === draft.target.id);
  return (
    <Canvas
      title="What do its columns stand for?"
      scroll="fixed"
      answer={
        <>
          <strong>{tableName(preview)}</strong>:{' '}
          {proposal?.reason ?? 'nothing in it is like this kind of extract; choose its columns.'}
        </>
      }
      actions={
        <>
          <Button onPress={onClose}>Back</Button>
          <Button
            variant="primary"
            isDisabled={!canSave}
            onPress={() => {
              save.mutate(recipe, { onSuccess: () => void onSaved() });
            }}
          >
            Save recipe and use it
          </Button>
        </>
      }
      filters={<MappingHead draft={draft} proposals={proposals} onChange={setDraft} />}
    >
      {failure && <ErrorNotice failure={failure} />}
      <div className="mapping">
        <MappingColumns preview={preview} proposals={proposals} draft={draft} onChange={setDraft} />
        <MappedRows preview={preview} recipe={recipe} needed={needed} />
      </div>
    </Canvas>
  );
}
