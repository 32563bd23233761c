import { useMemo, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { failureOf, type Failure } from '../../../analytics/contract/failure.ts';
import type { Source } from '../../../analytics/contract/load.ts';
import type { SavedRecipe } from '../../../analytics/contract/recipe.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState, ErrorNotice } from '../../components/notice.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { notify } from '../../components/toast.tsx';
import { formatCount } from '../../format/number.ts';
import { formatMoment } from '../../format/time.ts';
import { readRecipe } from './recipe-file.ts';
import { lastUsed, targetWords } from './recipe-words.ts';
import { useSaveRecipe } from './use-recipes.ts';
import './recipes.css';

type RecipesTableProps = {
  recipes: readonly SavedRecipe[];
  sources: readonly Source[];
  open: string | null;
  onOpen: (recipe: SavedRecipe) => void;
};

const columnsFor = (sources: readonly Source[]): readonly TableColumn<SavedRecipe>[] => [
  { id: 'name', header: 'Recipe', value: ({ name }) => name, width: 240, grows: true },
  { id: 'target', header: 'For', value: ({ target }) => targetWords(target), width: 240 },
  {
    id: 'columns',
    header: 'Columns',
    definition: 'How many of our columns it fills.',
    value: ({ columns }) => Object.keys(columns).length,
    text: ({ columns }) => formatCount(Object.keys(columns).length),
    align: 'end',
    width: 94,
  },
  {
    id: 'saved',
    header: 'Saved',
    value: ({ savedAt }) => savedAt,
    text: ({ savedAt }) => formatMoment(savedAt, { month: 'short' }),
    width: 180,
  },
  {
    id: 'used',
    header: 'Last used',
    definition: 'When a file that is loaded now was read through it.',
    value: ({ name }) => lastUsed(name, sources),
    text: ({ name }) => {
      const moment = lastUsed(name, sources);
      return moment ? formatMoment(moment, { month: 'short' }) : '–';
    },
    width: 180,
  },
];

/** The recipes of this workspace, and a way to bring one from another. */
export function RecipesTable({ recipes, sources, open, onOpen }: RecipesTableProps) {
  const columns = useMemo(() => columnsFor(sources), [sources]);
  return (
    <>
      <ImportRecipe names={recipes.map(({ name }) => name)} />
      {recipes.length === 0 ? (
        <EmptyState icon="file" title="No recipe is saved yet">
          A recipe says which columns of an export stand for which of ours. Drop a file that is not
          recognised and choose “Map its columns…”; files with the same columns are known by it from
          then on.
        </EmptyState>
      ) : (
        <DataTable
          label="Recipes"
          noun={['recipe', 'recipes']}
          rows={recipes}
          columns={columns}
          rowId={({ name }) => name}
          open={open === null ? null : { row: open }}
          onOpen={onOpen}
        />
      )}
    </>
  );
}

function ImportRecipe({ names }: { names: readonly string[] }) {
  const save = useSaveRecipe();
  const [failure, setFailure] = useState<Failure | null>(null);
  const bring = async (file: File) => {
    setFailure(null);
    try {
      const recipe = readRecipe(await file.text(), file.name);
      const replaces = names.includes(recipe.name);
      await save.mutateAsync(recipe);
      notify({
        title: `“${recipe.name}” ${replaces ? 'replaced' : 'imported'}`,
        tone: 'good',
      });
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  return (
    <div className="recipes-import">
      <FileTrigger
        acceptedFileTypes={['.json', 'application/json']}
        onSelect={(files) => {
          const [file] = files ?? [];
          if (file) void bring(file);
        }}
      >
        <Button size="small" icon="upload" isDisabled={save.isPending}>
          Import a recipe
        </Button>
      </FileTrigger>
      {failure && <ErrorNotice failure={failure} />}
    </div>
  );
}
