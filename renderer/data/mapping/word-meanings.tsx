import type { TargetColumn } from '../../../analytics/contract/recipe.ts';
import { Select } from '../../components/select.tsx';

type WordMeaningsProps = {
  column: TargetColumn;
  /** Words of the file that are none of the column's choices. */
  words: readonly string[];
  meanings: Readonly<Record<string, string>>;
  /** Null leaves the word as it stands. */
  onChange: (word: string, meaning: string | null) => void;
};

const AS_IT_STANDS = 'as it stands';
const BLANK = 'blank';
const CHOICE = 'choice ';

/** What words of a coded column mean in ours. */
export function WordMeanings({ column, words, meanings, onChange }: WordMeaningsProps) {
  return (
    <ul className="word-meanings" aria-label={`What words of ${column.label} mean`}>
      {words.map((word) => {
        const meaning = meanings[word];
        return (
          <li key={word}>
            <span>“{word}” means</span>
            <Select
              label={`“${word}” of ${column.label} means`}
              isLabelHidden
              value={
                meaning === undefined
                  ? AS_IT_STANDS
                  : meaning === ''
                    ? BLANK
                    : `${CHOICE}${meaning}`
              }
              onChange={(choice) => {
                if (choice === AS_IT_STANDS) onChange(word, null);
                else onChange(word, choice === BLANK ? '' : choice.slice(CHOICE.length));
              }}
              options={[
                { id: AS_IT_STANDS, label: 'Not said: left as it stands' },
                { id: BLANK, label: 'Nothing: left blank' },
                ...column.choices.map((choice) => ({ id: `${CHOICE}${choice}`, label: choice })),
              ]}
            />
          </li>
        );
      })}
    </ul>
  );
}
