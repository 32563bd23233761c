import { useState } from 'react';
import type { SavedRecipe } from '../../../analytics/contract/recipe.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { Inspector, InspectorSection, PropertyList } from '../../components/inspector.tsx';
import { ErrorNotice } from '../../components/notice.tsx';
import { saveFile } from '../../explore/save-file.ts';
import { countOf } from '../../format/number.ts';
import { formatMoment } from '../../format/time.ts';
import { failureIn } from '../../state/answers.ts';
import { recipeFile } from './recipe-file.ts';
import { fillingWords, targetWords } from './recipe-words.ts';
import { useRenameRecipe } from './use-recipes.ts';

type RecipePanelProps = {
  recipe: SavedRecipe;
  lastUsed: string | null;
  /** The names of all recipes, of which no two may be the same. */
  names: readonly string[];
  onRenamed: (name: string) => void;
  onRemove: (recipe: SavedRecipe) => void;
  onClose: () => void;
};

/** One recipe: what it fills from what, its name, and what can be done with it. */
export function RecipePanel({
  recipe,
  lastUsed,
  names,
  onRenamed,
  onRemove,
  onClose,
}: RecipePanelProps) {
  const columns = Object.entries(recipe.columns);
  return (
    <Inspector
      title={recipe.name}
      subtitle={targetWords(recipe.target)}
      onClose={onClose}
      actions={
        <>
          <Button
            size="small"
            icon="download"
            onPress={() => {
              const { name, content } = recipeFile(recipe);
              saveFile(name, content);
            }}
          >
            Export recipe
          </Button>
          <Button
            size="small"
            icon="bin"
            onPress={() => {
              onRemove(recipe);
            }}
          >
            Remove recipe
          </Button>
        </>
      }
    >
      <InspectorSection title="Name">
        <RenameForm key={recipe.name} recipe={recipe} names={names} onRenamed={onRenamed} />
      </InspectorSection>
      <InspectorSection title="When">
        <PropertyList
          items={[
            { name: 'Saved', value: formatMoment(recipe.savedAt) },
            {
              name: 'Last used',
              value: lastUsed ? formatMoment(lastUsed) : 'Not on what is loaded',
            },
          ]}
        />
      </InspectorSection>
      <InspectorSection title={`What fills its ${countOf(columns.length, 'column')}`}>
        <PropertyList
          items={columns.map(([column, filling]) => ({
            name: column.replaceAll('_', ' '),
            value: fillingWords(filling),
          }))}
        />
      </InspectorSection>
      <InspectorSection title="Known by these columns">
        <p>{recipe.header.join(', ')}</p>
      </InspectorSection>
    </Inspector>
  );
}

type RenameFormProps = Pick<RecipePanelProps, 'recipe' | 'names' | 'onRenamed'>;

const LONGEST_NAME = 120;

function RenameForm({ recipe, names, onRenamed }: RenameFormProps) {
  const [name, setName] = useState(recipe.name);
  const rename = useRenameRecipe();
  const failure = failureIn(rename);
  const trimmed = name.trim();
  const isTaken = trimmed !== recipe.name && names.includes(trimmed);
  const error =
    trimmed === ''
      ? 'Give it a name, so that it can be found.'
      : isTaken
        ? 'There is another recipe of this name. Choose a different one.'
        : null;
  return (
    <form
      className="recipe-rename"
      onSubmit={(event) => {
        event.preventDefault();
        if (error !== null || trimmed === recipe.name) return;
        rename.mutate(
          { recipe, name: trimmed },
          {
            onSuccess: () => {
              onRenamed(trimmed);
            },
          },
        );
      }}
    >
      <TextField
        label="Name"
        isLabelHidden
        value={name}
        onChange={setName}
        maxLength={LONGEST_NAME}
        error={error}
      />
      {trimmed !== recipe.name && (
        <Button type="submit" size="small" isDisabled={error !== null || rename.isPending}>
          Rename recipe
        </Button>
      )}
      {failure && <ErrorNotice failure={failure} />}
    </form>
  );
}
