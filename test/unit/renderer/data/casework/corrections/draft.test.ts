import { describe, expect, it } from 'vitest';
import {
  correctionOf,
  draftErrors,
  filesSay,
  wordsOf,
  type Draft,
} from '../../../../../../renderer/data/casework/corrections/draft.ts';
import { CHILD_A, journey } from '../sample-casework.ts';

const TODAY = '2025-06-30';
const draft = (over: Partial<Draft> = {}): Draft => ({
  attempt: 2,
  field: 'placed_on',
  isBlank: false,
  text: '02/09/2023',
  reason: 'The court papers say so.',
  ...over,
});
const errors = (over: Partial<Draft>) => draftErrors(draft(over), journey, TODAY);
const made = (over: Partial<Draft> = {}) => correctionOf(draft(over), journey, 'A Officer');

describe('a correction being filled in', () => {
  it('becomes one with the value as it is kept', () => {
    expect(errors({})).toEqual({ field: null, value: null, reason: null });
    expect(made()).toEqual({
      child: CHILD_A,
      attempt: 2,
      field: 'placed_on',
      value: '2023-09-02',
      reason: 'The court papers say so.',
      by: 'A Officer',
    });
    expect(made({ field: 'placed_with', text: 'other_agency' })?.value).toBe('other_agency');
    expect(made({ field: 'foster_carer_adoption', text: 'true' })?.value).toBe('true');
  });

  it('clears a field only when told to, never because nothing was written', () => {
    expect(made({ isBlank: true, text: '' })?.value).toBeNull();
    expect(made({ text: '' })).toBeNull();
    expect(errors({ text: '' }).value).toContain('Write a day');
    expect(errors({ field: 'placed_with', text: '' }).value).toBe('Choose what holds.');
  });

  it('goes by what the files say of the attempt that is corrected', () => {
    expect(filesSay(journey, draft())).toBe('2023-09-01');
    expect(filesSay(journey, draft({ attempt: 1 }))).toBe('2021-05-03');
    expect(errors({ text: '1/9/2023' }).value).toBe('The files say this already.');
    expect(errors({ text: '1/9/2023', attempt: 1 }).value).toBeNull();
  });

  it('asks for what is wrong, a reason, and a day that does not lie ahead', () => {
    expect(errors({ field: null })).toMatchObject({ field: 'Choose what is wrong.', value: null });
    expect(errors({ reason: ' a ' }).reason).not.toBeNull();
    expect(errors({ text: '01/07/2025' }).value).toContain('lies ahead');
    expect(errors({ text: '30/06/2025' }).value).toBeNull();
  });

  it('offers the words of a field, yes or no, and none for a day', () => {
    expect(wordsOf('plan_changed_reason')).toEqual(['RD1', 'RD2', 'RD3', 'RD4']);
    expect(wordsOf('foster_carer_adoption')).toEqual(['true', 'false']);
    expect(wordsOf('matched_on')).toBeNull();
  });
});
