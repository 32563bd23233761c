import { describe, expect, it } from 'vitest';
import {
  columnType,
  readCorrectedValue,
  requireField,
} from '../../../analytics/casework/corrections/correctable.ts';
import { CorrectableField } from '../../../analytics/contract/casework.ts';
import { PermanenceError } from '../../../analytics/contract/failure.ts';

const TODAY = '2025-06-30';
const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof PermanenceError) return error.failure;
  }
  throw new Error('It was not refused.');
};

describe('what an officer may write into a field', () => {
  it('takes a day as people write it and keeps it as an ISO date', () => {
    expect(readCorrectedValue('placed_on', '2022-05-31', TODAY)).toBe('2022-05-31');
    expect(readCorrectedValue('placed_on', '1/5/2022', TODAY)).toBe('2022-05-01');
  });

  it.each(['31/02/2022', '2022-13-01', 'May 2022', '01/01/1900', ''])(
    'refuses %s, which is no day',
    (text) => {
      const { action } = refusal(() => readCorrectedValue('placed_on', text, TODAY));
      expect(action).toContain('2022-05-31');
    },
  );

  it('refuses a day that lies ahead', () => {
    expect(refusal(() => readCorrectedValue('matched_on', '2025-07-01', TODAY)).action).toContain(
      'lies ahead',
    );
    expect(readCorrectedValue('matched_on', TODAY, TODAY)).toBe(TODAY);
  });

  it('takes the words of the field in any case, and names them when it gets another', () => {
    expect(readCorrectedValue('placed_with', 'In house', TODAY)).toBe('in_house');
    expect(readCorrectedValue('plan_changed_reason', 'rd3', TODAY)).toBe('RD3');
    expect(refusal(() => readCorrectedValue('placed_with', 'aunt', TODAY)).action).toContain(
      'partner_agency',
    );
  });

  it('takes yes and no', () => {
    expect(readCorrectedValue('foster_carer_adoption', 'Yes', TODAY)).toBe('true');
    expect(readCorrectedValue('foster_carer_adoption', 'no', TODAY)).toBe('false');
    expect(refusal(() => readCorrectedValue('foster_carer_adoption', '?', TODAY)).action).toContain(
      'yes or no',
    );
  });
});

describe('the fields that may be corrected', () => {
  it('are columns of the journeys', () => {
    for (const field of CorrectableField.options) expect(columnType(field)).toBeTruthy();
  });

  it('go by their names; who the child is cannot be corrected', () => {
    expect(requireField('Placed on')).toBe('placed_on');
    expect(refusal(() => requireField('child_key')).action).toContain('placed_on');
  });
});
