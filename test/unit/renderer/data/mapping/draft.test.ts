import { describe, expect, it } from 'vitest';
import {
  draftFor,
  recipeOf,
  stillNeeded,
  withFilling,
  withMeaning,
  wordsToExplain,
} from '../../../../../renderer/data/mapping/draft.ts';
import { proposals } from '../../sample-data.ts';

const [journeys, ad1] = proposals.targets;
const draft = draftFor(proposals, journeys!, 'Case system');

describe('a mapping that is being made', () => {
  it('begins with what is proposed for its target, and with nothing for another', () => {
    expect(draft.columns).toEqual({
      child_id: { from: 'column', column: 'Client ref' },
      sex: { from: 'column', column: 'Sex of child', values: { Girl: 'female' } },
      decision_on: { from: 'column', column: 'Decision date' },
    });
    expect(draftFor(proposals, ad1!, 'x').columns).toEqual({});
  });

  it('names what is still needed until a column or a text fills it', () => {
    const needed = (one: typeof draft) => stillNeeded(one, recipeOf(one, proposals.header));
    expect(needed(draft)).toEqual(['Area']);
    expect(needed(withFilling(draft, 'area', { from: 'constant', value: ' ' }))).toEqual(['Area']);
    expect(needed(withFilling(draft, 'area', { from: 'constant', value: 'Croydon' }))).toEqual([]);
    expect(needed(withFilling(draft, 'decision_on', null))).toEqual([
      'Area',
      'Decision on or Placed on',
    ]);
  });

  it('reads dates month first in date columns alone, and only when told to', () => {
    const columns = (dates: 'day_first' | 'month_first') =>
      recipeOf({ ...draft, dates }, proposals.header).columns;
    expect(JSON.stringify(columns('day_first'))).not.toContain('dates');
    expect(columns('month_first')).toMatchObject({
      child_id: { from: 'column', column: 'Client ref' },
      decision_on: { dates: 'month_first' },
    });
    expect(columns('month_first')['child_id']).not.toHaveProperty('dates');
  });

  it('keeps what a word means until it is taken back', () => {
    const said = withMeaning(draft, 'sex', 'Baby', '');
    expect(said.columns['sex']).toMatchObject({ values: { Girl: 'female', Baby: '' } });
    expect(withMeaning(said, 'sex', 'Girl', null).columns['sex']).toMatchObject({
      values: { Baby: '' },
    });
  });

  it('asks for words that are no choices: those found, or those of the first rows', () => {
    const sex = journeys!.columns.find(({ id }) => id === 'sex')!;
    const cells = () => ['Male', 'F', 'F', ' ', 'not-known'];
    const words = (source: string) => wordsToExplain(sex, source, proposals, cells, journeys!);
    expect(words('Sex of child')).toEqual(['Girl', 'Baby']);
    expect(words('Council')).toEqual(['F', 'not-known']);
    const name = journeys!.columns.find(({ id }) => id === 'child_id')!;
    expect(wordsToExplain(name, 'Council', proposals, cells, journeys!)).toEqual([]);
  });
});
