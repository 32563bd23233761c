import { describe, expect, it } from 'vitest';
import type { Area } from '../../../../analytics/contract/area.ts';
import type { SelectionOptions } from '../../../../analytics/contract/selection.ts';
import {
  areaChoices,
  breakdownChoices,
  categoryChoices,
  cohortChoices,
  measureChoices,
  periodChoices,
} from '../../../../renderer/explore/choices.ts';
import { measureOf } from './rows.ts';

const none: SelectionOptions = {
  measures: [],
  areas: [],
  periods: [],
  cohorts: [],
  dimensions: [],
  categories: {},
};
const area = (name: string, kind: Area['kind']): Area => ({
  code: `code of ${name}`,
  name,
  kind,
  region: null,
  members: [],
});

describe('the choices of each filter', () => {
  it('hold every measure under its topic, those without figures last and not to be chosen', () => {
    const choices = measureChoices({ ...none, measures: [{ id: 'matches', figures: 63 }] });
    const children = choices.filter(({ section }) => section === 'Children');
    expect(children[0]).toMatchObject({ id: 'matches', detail: '63 figures', isDisabled: false });
    expect(children[1]?.isDisabled).toBe(true);
    expect(children[1]?.detail).toContain('no figures');
    expect(choices.some(({ section }) => section === 'Money')).toBe(true);
  });

  it('put agencies before authorities and count what each would leave', () => {
    const choices = areaChoices(
      [
        { id: 'Barnet', figures: 1 },
        { id: 'Adopt London North', figures: 5 },
      ],
      [],
      [area('Barnet', 'local_authority'), area('Adopt London North', 'agency')],
    );
    expect(choices.map(({ label, section, detail }) => [section, label, detail])).toEqual([
      ['Agencies', 'Adopt London North', '5 figures'],
      ['Local authorities', 'Barnet', '1 figure'],
    ]);
  });

  it('keep what is chosen, even where it has no figures now', () => {
    const [croydon] = areaChoices([], ['Croydon'], []);
    expect(croydon).toMatchObject({ id: 'Croydon', detail: 'no figures', isDisabled: false });
    expect(cohortChoices([], 'placed_in_year').map(({ id }) => id)).toEqual([
      'every',
      'placed_in_year',
    ]);
  });

  it('sort periods by kind and the latest first', () => {
    const ids = ['2022-07', '2021/22', '2024-06-30', '2022/23', '2022-11'];
    const choices = periodChoices(
      ids.map((id) => ({ id, figures: 1 })),
      [],
    );
    expect(choices.map(({ label }) => label)).toEqual([
      '2022/23',
      '2021/22',
      'November 2022',
      'July 2022',
      '30 June 2024',
    ]);
  });

  it('show a breakdown the measure allows although nobody has figures for it', () => {
    const choices = breakdownChoices(
      { ...none, dimensions: [{ id: 'sex', figures: 2 }], categories: { kind: [] } },
      measureOf('placement_orders'),
      null,
    );
    expect(choices.find(({ id }) => id === 'sex')).toMatchObject({ isDisabled: false });
    expect(choices.find(({ id }) => id === 'ethnicity')).toMatchObject({
      detail: 'no figures',
      isDisabled: true,
    });
    expect(choices.find(({ id }) => id === 'kind')).toMatchObject({
      detail: 'within others',
      isDisabled: false,
    });
  });

  it('give categories their words and their order', () => {
    const choices = categoryChoices(
      'age_band',
      {
        ...none,
        categories: {
          age_band: [
            { id: '5_to_9', figures: 1 },
            { id: 'under_1', figures: 3 },
          ],
        },
      },
      [],
    );
    expect(choices.map(({ label }) => label)).toEqual(['Under 1', '5 to 9']);
  });
});
