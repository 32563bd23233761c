import type { MappingProposals } from '../../../analytics/contract/recipe.ts';
import { TextField } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { Segmented } from '../../components/toggle.tsx';
import { useAnswer } from '../../state/answers.ts';
import { confidenceWords } from '../preview-words.ts';
import { draftFor, isDated, type Draft } from './draft.ts';

type MappingHeadProps = {
  draft: Draft;
  proposals: MappingProposals;
  onChange: (draft: Draft) => void;
};

const LONGEST_NAME = 120;

/** What a file is mapped to, how its dates are written, and the name to find the recipe by. */
export function MappingHead({ draft, proposals, onChange }: MappingHeadProps) {
  const recipes = useAnswer('recipes.list', undefined).data ?? [];
  const proposed = new Map(proposals.proposals.map((one) => [one.target, one.confidence]));
  const options = proposals.targets
    .map(({ id, label }) => {
      const confidence = proposed.get(id);
      return {
        id,
        label,
        section: confidence === undefined ? 'Others' : 'Likely',
        ...(confidence === undefined ? {} : { detail: confidenceWords(confidence) }),
      };
    })
    .toSorted((a, b) => (proposed.get(b.id) ?? 0) - (proposed.get(a.id) ?? 0));
  const hasDates = draft.target.columns.some(
    (column) => isDated(column) && draft.columns[column.id]?.from === 'column',
  );
  const name = draft.name.trim();
  const isTaken = recipes.some((recipe) => recipe.name === name);
  return (
    <div className="mapping-head">
      <Select
        className="mapping-target"
        label="It holds"
        isSearchable
        options={options}
        value={draft.target.id}
        onChange={(id) => {
          const target = proposals.targets.find((candidate) => candidate.id === id);
          if (target) onChange(draftFor(proposals, target, draft.name));
        }}
      />
      <TextField
        className="mapping-name"
        label="Name of the recipe"
        value={draft.name}
        maxLength={LONGEST_NAME}
        onChange={(text) => {
          onChange({ ...draft, name: text });
        }}
        error={
          name === ''
            ? 'Give it a name.'
            : isTaken
              ? 'There is a recipe of this name: it will be replaced.'
              : null
        }
      />
      {hasDates && (
        <Segmented
          label="Dates are written"
          isLabelHidden={false}
          value={draft.dates}
          onChange={(dates) => {
            onChange({ ...draft, dates });
          }}
          options={[
            { id: 'day_first', label: 'Day first: 31/03/2023' },
            { id: 'month_first', label: 'Month first: 03/31/2023' },
          ]}
        />
      )}
    </div>
  );
}
