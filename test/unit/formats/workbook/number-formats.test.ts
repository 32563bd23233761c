import { describe, expect, it } from 'vitest';
import { kindOfFormat } from '../../../../analytics/formats/workbook/number-formats.ts';

describe('what a number format makes of a number', () => {
  it.each([
    ['General', 'number'],
    ['0.00', 'number'],
    ['#,##0;[Red]-#,##0', 'number'],
    ['"£"#,##0.00', 'number'],
    ['[$£-809]#,##0', 'number'],
    ['0.00E+00', 'number'],
    ['0 "days"', 'number'],
    ['0\\d', 'number'],
    ['_-* #,##0_-', 'number'],
    ['@', 'number'],
    ['0%', 'percent'],
    ['0.0%;[Red]-0.0%', 'percent'],
    ['dd/mm/yyyy', 'date'],
    ['yyyy-mm-dd hh:mm', 'date'],
    ['mmm', 'date'],
    ['[$-F800]dddd\\, mmmm dd\\, yyyy', 'date'],
    ['[Red]d/m/yy', 'date'],
    ['h:mm AM/PM', 'time'],
    ['mm:ss.0', 'time'],
    ['[h]:mm', 'duration'],
    ['[mm]:ss', 'duration'],
  ])('%s is a %s', (code, kind) => {
    expect(kindOfFormat(code)).toBe(kind);
  });
});
