import { describe, expect, it } from 'vitest';
import {
  isFigureFormula,
  isFormula,
  isSpreadsheetError,
} from '../../../../analytics/extracts/cells/formula.ts';

describe('isFigureFormula', () => {
  it.each(['=1+1', '=SUM(A1:A3)', '@SUM(A1)', '+A1', '+1+1', '-B2*3', '-2-3', '-(1+2)'])(
    'sees a formula in “%s”',
    (text) => {
      expect(isFigureFormula(text)).toBe(true);
    },
  );

  it.each(['12', '-12', '+12', '-3.5%', '-£5', '-', '<5', 'c', ''])('sees none in “%s”', (text) => {
    expect(isFigureFormula(text)).toBe(false);
  });
});

describe('isFormula', () => {
  it('leaves text alone that only looks like an address or a list', () => {
    expect(isFormula('=cmd|x')).toBe(true);
    expect(isFormula('@adoptlondon')).toBe(false);
    expect(isFormula('- second bullet')).toBe(false);
  });
});

describe('isSpreadsheetError', () => {
  it('tells what could not be worked out from what is only not there', () => {
    expect(['#REF!', '#DIV/0!', '#value!', '#NAME?'].every(isSpreadsheetError)).toBe(true);
    expect(isSpreadsheetError('#N/A')).toBe(false);
    expect(isSpreadsheetError('#1 in the list')).toBe(false);
  });
});
