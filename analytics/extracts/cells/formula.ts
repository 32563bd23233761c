/** Whether a cell holds a formula as text, which no program may be given to work out. */
export function isFormula(text: string): boolean {
  return text.startsWith('=');
}

/** Whether a figure's cell holds a formula: there `@SUM(…)`, `+A1` and `-B2*3` are formulas too. */
export function isFigureFormula(text: string): boolean {
  return (
    isFormula(text) || text.startsWith('@') || /^[+-]\s*(?:[A-Za-z(@]|[\d.]+\s*[-+*/^])/.test(text)
  );
}

/** Whether a spreadsheet could not work the cell out: `#REF!`, `#DIV/0!`. */
export function isSpreadsheetError(text: string): boolean {
  return /^#(?:REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)/i.test(text);
}
